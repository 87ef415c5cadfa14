import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { plainText } from '#shared/domain/publications/content.ts'
import { slugOf, streetName } from '#shared/domain/publications/rules.ts'
import { fold, wordsOf } from '#shared/domain/clients/search-terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { FileStore } from '#server/platform/files/file-store.ts'
import type { DemoAccounts } from './demo-accounts.ts'
import type { NewEvent } from './demo-events.ts'
import { pageOf } from './drawn-files.ts'
import { keyMadeAt } from './insert-attachments.ts'
import { randomFrom, type Random } from './random.ts'
import { textOf } from './rich-lines.ts'
import { pages } from './texts/pages.ts'
import { publications, type DemoPublication } from './texts/publications.ts'

interface Place {
  readonly accounts: DemoAccounts
  readonly now: number
  readonly files: FileStore | undefined
}

const hour = 3_600_000
const forever = '9999-12-31 00:00:00.000'
const twoYears = -2 * 365 * 24

/** Publishes what an office has on its portal; templates come only where their files can be kept. Answers the events. */
export async function insertPublications(sql: Sql, place: Place): Promise<NewEvent[]> {
  // Chance of its own, so that the rest of the office stays as it is.
  const random = randomFrom(20_261_301)
  const editor = place.accounts.staff.get('joanna.szczygiel') ?? 0
  const events: NewEvent[] = []
  for (const publication of [...pages, ...publications]) {
    if (publication.file && !place.files) continue
    events.push(...(await insertOne(sql, { ...place, random, editor }, publication)))
  }
  return events
}

async function insertOne(
  sql: Sql,
  place: Place & { random: Random; editor: number },
  publication: DemoPublication,
): Promise<NewEvent[]> {
  const { kind, role, pl, en, state, from = twoYears, until } = publication
  const { now, editor, random } = place
  const at = (hours: number) => toStored(new Date(now + hours * hour))
  const isApproved = state === undefined || state === 'withdrawn'
  const written = at(Math.min(from, 0) - 20)
  const untilAt = until === undefined ? forever : at(until)
  const { insertId: id } = await sql.query(
    `INSERT INTO publications (kind, slug, page_role, audience_kind, plans, first_effective_at, last_from_at, shown_until_at,
       withdrawn_at, withdrawn_by, withdrawn_reason, version, created_by, created_at, updated_by, updated_at)
     VALUES (?, ?, ?, ?, '[]', ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
    [
      ...[kind, slugOf(pl.title), role ?? null, publication.onlyFor ? 'chosen' : 'everyone'],
      ...(isApproved ? [written, at(from), untilAt] : [null, null, null]),
      ...(state === 'withdrawn'
        ? [at(from + 48), editor, 'Oferta była ważna tylko dla nowych umów.']
        : [null, null, null]),
      ...[editor, written, editor, written],
    ],
  )
  if (isApproved)
    await sql.query(
      'INSERT INTO publication_windows (publication_id, kind, from_at, until_at) VALUES (?, ?, ?, ?)',
      [id, kind, at(from), untilAt],
    )
  const { insertId: versionId } = await sql.query(
    `INSERT INTO publication_versions (publication_id, number, state, is_open, effective_from_at, title_pl, title_en,
       summary_pl, summary_en, body_pl, body_en, outage, works_from_at, works_until_at,
       document_kind_id, version, saved_by, saved_at,
       submitted_by, submitted_at, approved_by, approved_at)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM document_kinds WHERE code = ?), 1, ?, ?, ?, ?, ?, ?)`,
    [
      ...[id, isApproved ? 'approved' : state, isApproved ? null : 1, isApproved ? written : null],
      ...[pl.title, en?.title ?? '', pl.summary, en?.summary ?? ''],
      ...[JSON.stringify(textOf(pl.body)), JSON.stringify(textOf(en?.body ?? []))],
      publication.outage ?? 'none',
      ...(publication.works ?? [null, null]).map((hours) => (hours === null ? null : at(hours))),
      publication.documentKind ?? null,
      ...[editor, written],
      ...(state === 'in-review' ? [editor, written] : [null, null]),
      ...(isApproved ? [editor, written] : [null, null]),
    ],
  )
  await insertTerms(sql, versionId, { ...publication, isApproved })
  await insertReach(sql, id, publication)
  if (publication.file && place.files)
    await insertFile(sql, versionId, {
      ...{ files: place.files, random, editor, at: now + from * hour },
      ...{ name: `${pl.title}.pdf`, lines: publication.file },
    })
  const about = {
    at: now + (Math.min(from, 0) - 20) * hour,
    by: { accountId: editor, kind: 'staff' } as const,
  }
  const payload = { publicationId: id, kind, title: pl.title }
  const nobodys = { task: null, clientId: null }
  const made: NewEvent = { ...about, ...nobodys, name: 'publication.created', payload }
  if (!isApproved) return [made]
  const told = { ...payload, number: 1, effectiveFrom: new Date(about.at).toISOString(), inSet: false }
  return [made, { ...about, ...nobodys, at: about.at + 1, name: 'publication.published', payload: told }]
}

/** The office finds it by its title; readers by all its words, which publishing writes for what is not approved yet. */
async function insertTerms(
  sql: Sql,
  versionId: number,
  { pl, en, isApproved }: DemoPublication & { isApproved: boolean },
): Promise<void> {
  const words = ({ title, summary, body }: DemoPublication['pl']) =>
    `${title} ${summary} ${plainText(textOf(body))}`
  const forReaders = isApproved ? { pl: words(pl), en: words(en ?? pl) } : {}
  const parts = { title: `${pl.title} ${en?.title ?? ''}`, ...forReaders }
  await sql.query('INSERT INTO publication_terms (part, term, version_id) VALUES ?', [
    Object.entries(parts).flatMap(([part, text]) =>
      [...new Set(wordsOf(text))].map((term) => [part, term, versionId]),
    ),
  ])
}

async function insertReach(sql: Sql, id: number, { places = [], onlyFor }: DemoPublication): Promise<void> {
  for (const { city, street, buildings } of places)
    await sql.query(
      'INSERT INTO publication_places (publication_id, city, street, street_name, buildings) VALUES (?, ?, ?, ?, ?)',
      [id, city, street, streetName(street), buildings],
    )
  if (onlyFor === 'places') await sql.query("INSERT INTO publication_audiences VALUES (?, 'place', 0)", [id])
  if (onlyFor === 'staff') {
    await sql.query(
      "INSERT INTO publication_audiences SELECT ?, 'staff-group', id FROM account_groups WHERE kind = 'staff'",
      [id],
    )
    await sql.query("UPDATE publications SET tells = 'portal' WHERE id = ?", [id])
  }
  if (onlyFor === 'clients')
    await sql.query(
      "INSERT INTO publication_audiences SELECT ?, 'group', id FROM account_groups WHERE code = 'CLIENTS'",
      [id],
    )
}

async function insertFile(
  sql: Sql,
  versionId: number,
  of: {
    files: FileStore
    random: Random
    editor: number
    at: number
    name: string
    lines: readonly string[]
  },
): Promise<void> {
  // The letters of the drawn page know no Polish marks.
  const bytes = pageOf(of.lines.map(withoutMarks))
  const storageKey = keyMadeAt(of.random, of.at)
  await of.files.put(storageKey, Readable.from([bytes]))
  const at = toStored(new Date(of.at))
  const { insertId } = await sql.query(
    `INSERT INTO attachments (uploaded_by, name, media_type, size, sha256, storage_key, request_key, created_at, attached_at)
     VALUES (?, ?, 'application/pdf', ?, ?, ?, ?, ?, ?)`,
    [
      ...[of.editor, of.name, bytes.length, createHash('sha256').update(bytes).digest('hex'), storageKey],
      ...[of.random.uuid(), at, at],
    ],
  )
  await sql.query("INSERT INTO publication_files VALUES (?, ?, 'template', '', '', 0)", [versionId, insertId])
}

function withoutMarks(line: string): string {
  return [...line]
    .map((letter) => (letter === letter.toLowerCase() ? fold(letter) : fold(letter).toUpperCase()))
    .join('')
}
