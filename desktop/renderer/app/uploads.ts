import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { api, sendFile } from './api.ts'

interface Sending {
  readonly requestKey: string
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** How a `UiFileDrop` of this app sends a file. */
export const upload = (file: File, sending: Sending): Promise<Attachment> => sendFile({ file, ...sending })

/** Tells the server that files taken off a form are not wanted; what stays behind is removed after a day anyway. */
export function discardTakenOff(before: readonly Attachment[], now: readonly Attachment[]): void {
  for (const file of before) {
    if (!now.some((kept) => kept.id === file.id)) {
      void api.tasks.removeUpload.mutate({ fileId: file.id }).catch(() => undefined)
    }
  }
}
