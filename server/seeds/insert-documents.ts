import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { FileStore } from '#server/platform/files/file-store.ts'
import type { DemoAccounts } from './demo-accounts.ts'
import type { NewEvent } from './demo-events.ts'
import type { DemoWorld } from './demo-world.ts'
import { pageOf } from './drawn-files.ts'
import { keyMadeAt, type WrittenFile } from './insert-attachments.ts'

const day = 24 * 3_600_000
const mostClients = 60
/** When invoices went out, in days before now, and after how many days they were opened. */
const invoices = [
  { ago: 66, openedAfter: 2 },
  { ago: 35, openedAfter: 5 },
  { ago: 4, openedAfter: null },
] as const

interface Place {
  readonly accounts: DemoAccounts
  readonly world: DemoWorld
  readonly files: FileStore
}

/**
 * Sends invoices to the first clients who can sign in, the last one not opened yet, and makes documents of the files
 * that came with requests. Answers the events of all that.
 */
export async function insertDocuments(
  sql: Sql,
  place: Place,
  attachments: readonly WrittenFile[],
): Promise<NewEvent[]> {
  const kinds = new Map(
    (await sql.rows<{ code: string; id: number }>('SELECT code, id FROM document_kinds')).map(
      ({ code, id }) => [code, id],
    ),
  )
  const events: NewEvent[] = []
  const readers = place.accounts.all
    .filter(({ kind, state }) => kind === 'client' && state === 'active')
    .flatMap(({ id: accountId, clientIds }) => clientIds.map((clientId) => ({ accountId, clientId })))
  for (const reader of readers.slice(0, mostClients))
    events.push(...(await sendInvoices(sql, place, { ...reader, kindId: kinds.get('invoice') ?? 0 })))
  for (const file of attachments) {
    const kind = file.name.startsWith('potwierdzenie') ? 'payment-proof' : 'other'
    events.push(...(await keepFromRequest(sql, file, { code: kind, id: kinds.get(kind) ?? 0 })))
  }
  return events
}

async function sendInvoices(
  sql: Sql,
  { accounts, world, files }: Place,
  to: { accountId: number; clientId: number; kindId: number },
): Promise<NewEvent[]> {
  const { random, now } = world
  const { clientId, accountId, kindId } = to
  const sender = accounts.staff.get('maria.zajac') ?? 0
  const events: NewEvent[] = []
  for (const { ago, openedAfter } of invoices) {
    const at = now - ago * day - random.whole(0, 7) * 3_600_000
    const number = `FV ${random.whole(100, 999)}/${new Date(at).toISOString().slice(0, 4)}`
    const title = `Faktura ${number}`
    const bytes = pageOf([title, '', 'Woda i scieki', '', 'Dokument demonstracyjny'])
    const storageKey = keyMadeAt(random, at)
    await files.put(storageKey, Readable.from([bytes]))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const sentAt = toStored(new Date(at))
    const { insertId: fileId } = await sql.query(
      `INSERT INTO attachments (uploaded_by, name, media_type, size, sha256, storage_key, request_key, created_at, attached_at)
       VALUES (?, ?, 'application/pdf', ?, ?, ?, ?, ?, ?)`,
      [
        ...[sender, `${title.replace('/', '-')}.pdf`, bytes.length, sha256, storageKey, random.uuid()],
        ...[sentAt, sentAt],
      ],
    )
    const openedAt = openedAfter === null ? null : at + openedAfter * day
    const { insertId: documentId } = await sql.query(
      `INSERT INTO documents (client_id, direction, kind_id, title, note, created_by, created_at, opened_at, opened_by)
       VALUES (?, 'out', ?, ?, 'Termin płatności: 14 dni.', ?, ?, ?, ?)`,
      [
        ...[clientId, kindId, title, sender, sentAt],
        ...(openedAt === null ? [null, null] : [toStored(new Date(openedAt)), accountId]),
      ],
    )
    await sql.query('INSERT INTO document_files VALUES (?, ?)', [documentId, fileId])
    const about = { task: null, clientId }
    events.push({
      ...{ at, name: 'document.sent', by: { accountId: sender, kind: 'staff' }, ...about },
      payload: { documentId, clientId, kind: 'invoice', title, files: 1, sendingId: null },
    })
    if (openedAt === null) continue
    const by = { accountId, kind: 'client' } as const
    const name = `${title.replace('/', '-')}.pdf`
    events.push(
      {
        at: openedAt,
        name: 'document.opened',
        by,
        ...about,
        payload: { documentId, clientId, by: 'client' },
      },
      {
        ...{ at: openedAt, name: 'document.downloaded', by, ...about },
        payload: { documentId, clientId, fileId, name },
      },
    )
  }
  return events
}

/** A file that came with a request, as the document it would have been. */
async function keepFromRequest(
  sql: Sql,
  { id: fileId, task }: WrittenFile,
  kind: { code: string; id: number },
): Promise<NewEvent[]> {
  const { made, id: taskId } = task
  const { clientId } = task.facts
  const { insertId: documentId } = await sql.query(
    `INSERT INTO documents (client_id, direction, kind_id, title, note, task_id, created_by, created_at)
     VALUES (?, 'in', ?, '', '', ?, ?, ?)`,
    [clientId, kind.id, taskId, made.by.accountId, toStored(new Date(made.at))],
  )
  await sql.query('INSERT INTO document_files VALUES (?, ?)', [documentId, fileId])
  const payload = { documentId, clientId, kind: kind.code, taskId, joined: false, files: 1 }
  return [{ at: made.at + 1, name: 'document.added', by: made.by, task, clientId, payload }]
}
