import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { fold } from '#shared/domain/clients/search-terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { FileStore } from '#server/platform/files/file-store.ts'
import type { DemoTask } from './demo-task.ts'
import { pageOf, pictureOfMeter } from './drawn-files.ts'
import { insertRows, type Cell } from './insert-rows.ts'
import type { WrittenTasks } from './insert-tasks.ts'
import type { Random } from './random.ts'

/** A file that came with a request. */
export interface WrittenFile {
  readonly id: number
  readonly task: DemoTask
  readonly at: number
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

const most = 60

/** Gives the latest requests that speak of an attachment their picture or document. */
export async function insertAttachments(
  sql: Sql,
  { tasks, numbers }: WrittenTasks,
  { random, files }: { random: Random; files: FileStore },
): Promise<WrittenFile[]> {
  const chosen = tasks
    .filter(({ facts }) => facts.source === 'portal' && /załącznik|zdjęci/i.test(facts.description))
    .slice(-most)
  const written: WrittenFile[] = []
  const rows: Cell[][] = []
  for (const [index, task] of chosen.entries()) {
    const { name, mediaType, bytes } = fileOf(task, random, numbers.get(task) ?? '')
    const at = task.made.at - 40_000
    const storageKey = keyMadeAt(random, at)
    await files.put(storageKey, Readable.from([bytes]))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = { id: index + 1, task, at, name, mediaType, size: bytes.length, sha256 }
    written.push(file)
    const [uploadedAt, attachedAt] = [at, task.made.at].map((instant) => toStored(new Date(instant)))
    rows.push([
      ...[file.id, task.made.by.accountId, task.id, name, mediaType, file.size, sha256, storageKey],
      ...[random.uuid(), uploadedAt ?? '', attachedAt ?? ''],
    ])
  }
  const columns = [
    ...['id', 'uploaded_by', 'task_id', 'name', 'media_type', 'size', 'sha256', 'storage_key', 'request_key'],
    ...['created_at', 'attached_at'],
  ]
  await insertRows(sql, { table: 'attachments', columns, rowOf: (row) => row }, rows)
  return written
}

function fileOf(task: DemoTask, random: Random, number: string) {
  const { title, description } = task.facts
  if (/zdjęci|licznik/i.test(description)) {
    const bytes = pictureOfMeter(random.fraction() * 2 * Math.PI)
    return { name: 'zdjęcie wodomierza.png', mediaType: 'image/png', bytes }
  }
  const name = /przelew/i.test(description) ? 'potwierdzenie przelewu.pdf' : 'protokół.pdf'
  // The letters of the page's font are those of Western Europe.
  const bytes = pageOf([
    fold(name.replace('.pdf', '')),
    '',
    `Sprawa ${number}`,
    fold(title),
    '',
    'Dokument demonstracyjny',
  ])
  return { name, mediaType: 'application/pdf', bytes }
}

/** A key of the file store, a UUID of version 7, that is the same each time. */
export function keyMadeAt(random: Random, at: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  const rest = random.uuid()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(15, 18)}-${rest.slice(19)}`
}
