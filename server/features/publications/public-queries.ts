import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import type { Bilingual, Language } from '#shared/domain/kernel/ids.ts'
import { cleaned } from '#shared/domain/publications/content.ts'
import type {
  GetPublicInput,
  LatestPublications,
  ListPublicInput,
  OutagesInput,
  PageOfRoleInput,
  PublicItem,
  PublicOutages,
  PublicPublication,
} from '#shared/domain/publications/public.ts'
import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { presentFile, presentItem, readBeside, readShown, shownColumns, type ShownRow } from './read-items.ts'
import { narrowed, ofDocumentKind, ofStreet, searchFor } from './search.ts'
import { always, approvedAt, both, endedWindows, everyone, openWindows, shownVersionSql } from './shown.ts'

/** Who reads, when, and in which language. */
export interface Reader {
  readonly now: Date
  readonly reach: Condition
  readonly language: Language
}

const onStartPage = { news: 6, notice: 6, template: 6, banner: 3, page: 50 } as const
const mostOutages = 100

/** What the start page shows to everyone. */
export async function latestPublications(
  sql: Sql,
  now: Date,
  { language }: { language: Language },
): Promise<LatestPublications> {
  const reader: Reader = { now, reach: everyone, language }
  const first = async (kind: keyof typeof onStartPage) =>
    (await listShown(sql, reader, { kind, limit: onStartPage[kind] })).rows
  const [news, notices, templates, banners, pages, outages] = await Promise.all([
    first('news'),
    first('notice'),
    first('template'),
    first('banner'),
    first('page'),
    listOutages(sql, now, { language, street: '' }),
  ])
  return { news, notices, templates, banners, pages, outages: [...outages.now, ...outages.planned] }
}

/** A page of what everyone sees, or of the archive, the newest first. Refuses with `page.cursor-invalid`. */
export async function listPublications(
  sql: Sql,
  now: Date,
  input: ListPublicInput,
): Promise<Page<PublicItem>> {
  const { language, kind, archive, cursor, limit, street, search, documentKind = '' } = input
  const version = { sql: shownVersionSql, values: [toStored(now)] }
  const found = narrowed(
    await searchFor(sql, { search, part: language, version }),
    await ofDocumentKind(sql, documentKind, version),
  )
  const also = both(ofStreet(street), found.also)
  const reader = { now, reach: everyone, language }
  return listShown(sql, reader, {
    ...{ kind, archive, cursor, also, ids: found.ids },
    limit: limit ?? defaultPageSize,
  })
}

/** What a reader is shown of a kind, or of all of them, the newest first. */
export async function listShown(
  sql: Sql,
  { now, reach, language }: Reader,
  asked: {
    kind: PublicationKind | null
    limit: number
    archive?: boolean
    cursor?: string | null | undefined
    also?: Condition
    ids?: readonly number[] | undefined
  },
): Promise<Page<PublicItem>> {
  const { kind, limit, archive = false, cursor, also = always, ids } = asked
  const windows = archive ? endedWindows : openWindows
  const after = cursor ? positionIn(cursor) : null
  const found = await readShown(sql, windows({ now, reach, kind, also, ids, after, limit: limit + 1 }), now)
  const beside = await readBeside(sql, found.slice(0, limit))
  return toPage(found, limit, {
    row: (row) => presentItem(row, beside, language),
    keys: ({ orderedAt, id }) => [orderedAt, id],
  })
}

/** The titles of those among some publications that a reader is shown now, in both languages. */
export async function titlesShown(
  sql: Sql,
  { now, reach }: Omit<Reader, 'language'>,
  ids: readonly number[],
): Promise<Map<number, { title: Bilingual; outage: PublicItem['outage'] }>> {
  if (ids.length === 0) return new Map()
  const windows = openWindows({ now, reach, kind: null, also: always, ids, after: null, limit: ids.length })
  const rows = await readShown(sql, windows, now)
  return new Map(
    rows.map(({ id, titlePl, titleEn, outage }) => [
      id,
      { title: { pl: titlePl, en: titleEn || titlePl }, outage },
    ]),
  )
}

/** Works that everyone may know of: those that go on, and those still to begin, each the soonest first. */
export async function listOutages(
  sql: Sql,
  now: Date,
  { language, street }: OutagesInput,
): Promise<PublicOutages> {
  const works = {
    sql: `(SELECT o.outage <> 'none' AND (o.works_until_at IS NULL OR o.works_until_at > ?)
      FROM publication_versions o WHERE o.id = ${shownVersionSql}) = 1`,
    values: [toStored(now), toStored(now)],
  }
  const windows = openWindows({
    ...{ now, reach: everyone, kind: 'notice', after: null, limit: mostOutages },
    also: both(works, ofStreet(street)),
  })
  const rows = await readShown(sql, windows, now)
  rows.sort((a, b) => ((a.worksFrom ?? '') < (b.worksFrom ?? '') ? -1 : 1))
  const beside = await readBeside(sql, rows)
  const items = rows.map((row) => presentItem(row, beside, language))
  const begun = ({ worksFrom }: PublicItem) => worksFrom === null || worksFrom <= now.toISOString()
  return { now: items.filter(begun), planned: items.filter((item) => !begun(item)) }
}

/**
 * A publication that everyone sees, whole; of news and notices also one that has ended, without its files. Refuses with
 * `publication.not-found`.
 */
export function getPublication(sql: Sql, now: Date, input: GetPublicInput): Promise<PublicPublication> {
  const { language, kind, slug } = input
  const which = { sql: 'p.kind = ? AND p.slug = ?', values: [kind, slug] }
  return readWhole(sql, { now, reach: everyone, language }, which)
}

/** The page that has a place of its own in the portal. Refuses with `publication.not-found`. */
export function pageOfRole(
  sql: Sql,
  now: Date,
  { language, role }: PageOfRoleInput,
): Promise<PublicPublication> {
  return readWhole(sql, { now, reach: everyone, language }, { sql: 'p.page_role = ?', values: [role] })
}

/** One publication that a reader sees, or that has ended. Refuses with `publication.not-found`. */
export async function readWhole(sql: Sql, reader: Reader, which: Condition): Promise<PublicPublication> {
  const { now, language } = reader
  const approved = approvedAt(now, reader.reach)
  const at = toStored(now)
  // The window that is open, else the last one: not what is still to come.
  const [row] = await sql.rows<ShownRow & { bodyPl: string; bodyEn: string }>(
    `SELECT ${shownColumns}, v.body_pl AS bodyPl, v.body_en AS bodyEn, w.from_at AS fromAt, w.until_at AS untilAt,
       w.from_at AS orderedAt
     FROM publications p JOIN publication_versions v ON v.id = ${shownVersionSql}
     JOIN publication_windows w ON w.publication_id = p.id AND w.from_at <= ?
     WHERE ${which.sql} AND ${approved.sql} ORDER BY w.from_at DESC LIMIT 1`,
    [at, at, ...which.values, ...approved.values],
  )
  const hasEnded = row !== undefined && row.untilAt <= at
  if (!row || (hasEnded && !(await isArchived(sql, row, at)))) throw new AppError('publication.not-found')
  const beside = await readBeside(sql, [row])
  const item = presentItem(row, beside, language)
  const files = (beside.files.get(row.versionId) ?? []).filter(({ role }) => role === 'attachment')
  return {
    ...item,
    ...(hasEnded ? { image: null, template: null } : {}),
    body: cleaned(JSON.parse(item.language === 'en' ? row.bodyEn : row.bodyPl)),
    files: hasEnded ? [] : files.map(presentFile),
    hasEnded,
  }
}

/** Whether what has ended may still be read: news and notices that do not come again. */
async function isArchived(sql: Sql, { id, kind }: ShownRow, at: string): Promise<boolean> {
  if (kind !== 'news' && kind !== 'notice') return false
  const next = await sql.rows(
    'SELECT id FROM publication_windows WHERE publication_id = ? AND until_at > ? LIMIT 1',
    [id, at],
  )
  return next.length === 0
}

function positionIn(cursor: string): [string, number] {
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof at === 'string' && typeof id === 'number') return [at, id]
  throw new AppError('page.cursor-invalid')
}
