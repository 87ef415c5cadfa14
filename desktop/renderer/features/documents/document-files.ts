import type { Attachment } from '#shared/domain/tasks/schema.ts'
import type { Upload } from '#shared/ui/base/file-queue.ts'
import { api, sendFile } from '../../app/api.ts'

/** How a document's file is sent. */
export const uploadDocument: Upload<Attachment> = (file, sending) =>
  sendFile({ file, ...sending }, 'documents/files')

/** Tells the server that files taken off a form are not wanted; what stays behind is removed after a day anyway. */
export function discardFiles(before: readonly Attachment[], now: readonly Attachment[]): void {
  for (const file of before) {
    if (!now.some((kept) => kept.id === file.id))
      void api.documents.removeUpload.mutate({ fileId: file.id }).catch(() => undefined)
  }
}

export const hrefOfDocument = (documentId: number, file: { readonly id: number }): string =>
  `/api/staff/documents/${documentId}/files/${file.id}`
