import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { api } from '../../app/api.ts'

/** Removes uploads that nothing will be sent with; the server does so by itself when it does not hear of it. */
export function forgetFiles(files: readonly Attachment[]): void {
  for (const { id } of files) api.requests.removeUpload.mutate({ fileId: id }).catch(() => undefined)
}
