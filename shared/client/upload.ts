import type { Attachment } from '../domain/tasks/schema.ts'
import { isRefusal, RefusedError } from './refusals.ts'

export interface Upload {
  /** `/api/portal/files` or `/api/staff/files`. */
  readonly url: string
  readonly file: File
  /** A UUID; the same one on a retry, so that a lost answer makes no double. */
  readonly requestKey: string
  /** A UUID of the form it is for: the same bytes are then refused the second time. */
  readonly draftKey?: string
  /** Called with the share sent so far, 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Sends one file and answers what the server recognised it as; a refusal is thrown as `RefusedError`. */
export function uploadFile(upload: Upload): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', upload.url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(upload.file.name))
    request.setRequestHeader('x-request-key', upload.requestKey)
    if (upload.draftKey !== undefined) request.setRequestHeader('x-draft-key', upload.draftKey)
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) upload.onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status === 200) resolve(answer as Attachment)
      else
        reject(
          new RefusedError(isRefusal(answer) ? answer : { code: 'server.fault', details: {}, requestId: '' }),
        )
    }
    request.onerror = () => {
      reject(new RefusedError({ code: 'server.unreachable', details: {}, requestId: '' }))
    }
    request.onabort = () => {
      reject(new DOMException('The upload was cancelled', 'AbortError'))
    }
    upload.signal?.addEventListener('abort', () => {
      request.abort()
    })
    request.send(upload.file)
  })
}
