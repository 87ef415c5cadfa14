import type { StaffGroup } from '#shared/domain/accounts/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import type {
  ListPublicationsInput,
  Place,
  PublicationRow,
  TemplateDocumentKind,
} from '#shared/domain/publications/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { presentRow } from './present.ts'
import { searchFor } from './search.ts'
import { always, both } from './shown.ts'
import { publicationColumns, type ListedRow } from './stored.ts'

/** Where a list begins to read and by which column it is ordered, with the id where that is equal. */
interface Way {
  readonly from: string
  readonly where: Condition
  readonly key: string
  readonly order: 'ASC' | 'DESC'
}

const shown = 'p.withdrawn_at IS NULL AND p.first_effective_at IS NOT NULL'
const isOpen = `p.first_effective_at <= ? AND (SELECT 1 FROM publication_windows o
  FORCE INDEX (uq_publication_windows_from) WHERE o.publication_id = p.id AND o.from_at <= ? AND o.until_at > ? LIMIT 1) IS NOT NULL`

/** The id of the newest version of `p`, whatever its state. */
const lastVersionSql = `(SELECT n.id FROM publication_versions n FORCE INDEX (uq_publication_versions_number)
  WHERE n.publication_id = p.id ORDER BY n.number DESC LIMIT 1)`

/** Each state is looked through along an index that has little else in it. */
function wayOf({ state, kind }: Pick<ListPublicationsInput, 'state' | 'kind'>, now: string): Way {
  const until = kind === null ? 'ix_publications_shown_until' : 'ix_publications_kind_until'
  const ofKind: Condition = kind === null ? always : { sql: 'p.kind = ?', values: [kind] }
  const way = (index: string, where: Condition, key: string): Way => ({
    from: `publications p FORCE INDEX (${index})`,
    where: both(ofKind, where),
    key,
    order: 'DESC',
  })
  switch (state) {
    case null:
      return way(kind === null ? 'PRIMARY' : 'ix_publications_kind', always, 'p.id')
    case 'draft':
    case 'in-review':
      return {
        from: `publication_versions b FORCE INDEX (ix_publication_versions_state)
          JOIN publications p ON p.id = b.publication_id`,
        where: both(ofKind, { sql: 'b.state = ?', values: [state] }),
        key: 'b.publication_id',
        order: 'DESC',
      }
    case 'live':
      return way(
        until,
        { sql: `p.shown_until_at > ? AND ${shown} AND ${isOpen}`, values: [now, now, now, now] },
        'p.shown_until_at',
      )
    case 'expired':
      return way(until, { sql: `p.shown_until_at <= ? AND ${shown}`, values: [now] }, 'p.shown_until_at')
    case 'scheduled':
      return {
        ...way(
          'ix_publications_last_from',
          { sql: `p.last_from_at > ? AND ${shown} AND NOT (${isOpen})`, values: [now, now, now, now] },
          'p.last_from_at',
        ),
        order: 'ASC',
      }
    case 'withdrawn':
      return way(
        'ix_publications_withdrawn',
        { sql: 'p.withdrawn_at IS NOT NULL', values: [] },
        'p.withdrawn_at',
      )
  }
}

/** A page of what the office publishes, the newest first; with a state as it is natural for that state. */
export async function listPublicationsOfOffice(
  sql: Sql,
  now: Date,
  input: ListPublicationsInput,
): Promise<Page<PublicationRow>> {
  const limit = input.limit ?? defaultPageSize
  const at = toStored(now)
  const version: Condition = { sql: lastVersionSql, values: [] }
  const { also, ids } = await searchFor(sql, { search: input.search, part: 'title', version })
  const among: Condition = ids === undefined ? always : { sql: 'p.id IN (?)', values: [[0, ...ids]] }
  const way = wayOf(input, at)
  const where = [way.where, among, also, behind(way, input.cursor)].reduce(both)
  const found = await readListed(sql, at, {
    ...{ from: way.from, where, key: way.key, order: way.order },
    limit: limit + 1,
  })
  const places = await readPlaces(
    sql,
    found.slice(0, limit).map(({ id }) => id),
  )
  return toPage(found, limit, {
    row: (row) => presentRow(row, places.get(row.id) ?? [], now),
    keys: ({ orderedAt, id }) => [orderedAt, id],
  })
}

/**
 * Publications as they are listed. `at` is an instant in the database's form. Which words and which window stand for
 * each is found out first: as a condition of a join an engine may ask it several times a row.
 */
export async function readListed(
  sql: Sql,
  at: string,
  of: { from: string; where: Condition; key: string; order: Way['order']; limit: number },
): Promise<ListedRow[]> {
  const { from, where, key, order, limit } = of
  return sql.rows<ListedRow>(
    `SELECT STRAIGHT_JOIN ${publicationColumns}, v.title_pl AS titlePl, v.title_en AS titleEn, v.outage,
       IF(v.is_open = 1, v.state, NULL) AS openState, w.from_at AS fromAt, w.until_at AS untilAt,
       a.first_name AS firstName, a.last_name AS lastName, l.orderedAt
     FROM (SELECT STRAIGHT_JOIN p.id, ${key} AS orderedAt,
         ${lastVersionSql} AS versionId,
         COALESCE(
           (SELECT o.id FROM publication_windows o FORCE INDEX (uq_publication_windows_from)
             WHERE o.publication_id = p.id AND o.until_at > ? ORDER BY o.from_at LIMIT 1),
           (SELECT o.id FROM publication_windows o FORCE INDEX (uq_publication_windows_from)
             WHERE o.publication_id = p.id ORDER BY o.from_at DESC LIMIT 1)) AS windowId
       FROM ${from} WHERE ${where.sql} ORDER BY ${key} ${order}, p.id ${order} LIMIT ?) l
     JOIN publications p ON p.id = l.id JOIN publication_versions v ON v.id = l.versionId
     JOIN accounts a ON a.id = p.updated_by LEFT JOIN publication_windows w ON w.id = l.windowId
     ORDER BY l.orderedAt ${order}, l.id ${order}`,
    [at, ...where.values, limit],
  )
}

/** The places of some publications. */
export async function readPlaces(sql: Sql, ids: readonly number[]): Promise<Map<number, Place[]>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.rows<Place & { publicationId: number }>(
    `SELECT publication_id AS publicationId, city, street, buildings FROM publication_places FORCE INDEX (ix_publication_places_publication)
     WHERE publication_id IN (?) ORDER BY id`,
    [ids],
  )
  const byId = Map.groupBy(rows, ({ publicationId }) => publicationId)
  return new Map([...byId].map(([id, list]) => [id, list.map(({ publicationId: _, ...place }) => place)]))
}

function behind({ key, order }: Way, cursor: string | null | undefined): Condition {
  if (!cursor) return always
  const [at, id] = decodeCursor(cursor, 2)
  if (typeof id !== 'number' || at === null || at === undefined) throw new AppError('page.cursor-invalid')
  const sign = order === 'ASC' ? '>' : '<'
  return { sql: `${key} ${sign}= ? AND (${key} ${sign} ? OR p.id ${sign} ?)`, values: [at, at, id] }
}

/** Kinds of documents that a template may be of, in the office's order; there are at most some dozen. */
export async function listDocumentKinds(sql: Sql): Promise<TemplateDocumentKind[]> {
  const rows = await sql.rows<{ id: number; pl: string; en: string; isRetired: number }>(
    'SELECT id, name_pl AS pl, name_en AS en, is_retired AS isRetired FROM document_kinds ORDER BY position, id',
  )
  return rows.map(({ id, pl, en, isRetired }) => ({ id, name: { pl, en }, isRetired: isRetired === 1 }))
}

/** Every group that can be made an audience, of clients and of staff. */
export async function listReaderGroups(sql: Sql): Promise<StaffGroup[]> {
  const rows = await sql.rows<Omit<StaffGroup, 'name'> & Bilingual>(
    'SELECT id, code, kind, name_pl AS pl, name_en AS en FROM account_groups ORDER BY kind, `rank`, id',
  )
  return rows.map(({ pl, en, ...group }) => ({ ...group, name: { pl, en } }))
}
