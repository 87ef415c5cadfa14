import type { Attachment } from '#shared/domain/tasks/schema.ts'

/** The server keeps an upload for a day; a little less is promised here. */
const keptFor = 23 * 3_600_000

/** The files of a draft that the server still has. */
export function stillKept(files: readonly Attachment[], now: number): Attachment[] {
  return files.filter(({ createdAt }) => now - Date.parse(createdAt) < keptFor)
}
