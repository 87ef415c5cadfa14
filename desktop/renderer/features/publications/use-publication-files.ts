import { onScopeDispose, shallowReactive, watch } from 'vue'
import type { Content, Publication } from '#shared/domain/publications/schema.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import type { Upload } from '#shared/ui/base/file-queue.ts'
import { sendFile } from '../../app/api.ts'
import type { PublicationFile } from './publication-content.ts'

/** The files of a publication that is being written: what they are called, and where their bytes are. */
export interface PublicationFiles {
  /** Sends a file; it belongs to the publication once `add` has put it among the files of the draft. */
  readonly upload: Upload<Attachment>
  readonly attachment: (fileId: number) => Attachment | null
  readonly urlOf: (fileId: number) => string | null
  readonly withRole: (role: PublicationFile['role']) => PublicationFile[]
  readonly add: (file: Pick<PublicationFile, 'fileId' | 'role'> & Partial<PublicationFile>) => void
  readonly remove: (fileId: number) => void
}

export function usePublicationFiles(
  publication: () => Publication,
  content: () => Content,
): PublicationFiles {
  const known = shallowReactive(new Map<number, Attachment>())
  // Until the draft is saved the server shows a new file to nobody, so its picture is taken from here.
  const fresh = shallowReactive(new Map<number, string>())

  watch(
    publication,
    ({ open, shown }) => {
      for (const file of [...(shown?.files ?? []), ...(open?.files ?? [])]) known.set(file.id, file)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    for (const url of fresh.values()) URL.revokeObjectURL(url)
  })

  return {
    async upload(file, sending) {
      const sent = await sendFile({ file, ...sending }, 'publications/files')
      known.set(sent.id, sent)
      if (file.type.startsWith('image/')) fresh.set(sent.id, URL.createObjectURL(file))
      return sent
    },
    attachment: (fileId) => known.get(fileId) ?? null,
    urlOf: (fileId) => fresh.get(fileId) ?? `/api/staff/publications/${publication().id}/files/${fileId}`,
    withRole: (role) => content().files.filter((file) => file.role === role),
    add(file) {
      if (content().files.some(({ fileId }) => fileId === file.fileId)) return
      content().files.push({ altPl: '', altEn: '', ...file })
    },
    remove(fileId) {
      const { files } = content()
      const at = files.findIndex((file) => file.fileId === fileId)
      if (at >= 0) files.splice(at, 1)
    },
  }
}
