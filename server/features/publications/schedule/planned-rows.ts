import type { Language } from '#shared/domain/kernel/ids.ts'
import type { Outage, PublicationKind } from '#shared/domain/publications/schema.ts'
import {
  mostScheduledWindows,
  mostUndated,
  type ScheduleInput,
} from '#shared/domain/publications/schedule.ts'
import { startOfDay } from '#shared/domain/kernel/time.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { shownVersionSql } from '../shown.ts'

/** A window as it is stored; its end is `never` where it has none. */
export interface WindowRow {
  readonly publicationId: number
  readonly fromAt: string
  readonly untilAt: string
}

export interface PlannedRow {
  readonly id: number
  readonly kind: PublicationKind
  readonly slug: string
  readonly version: number
  readonly audienceKind: 'everyone' | 'chosen'
  readonly withdrawnAt: string | null
  readonly effectiveFromAt: string | null
  readonly isOpenNow: number
  readonly lastUntilAt: string | null
  /** The words that are shown now, or of those approved the first that will be. */
  readonly shownId: number | null
}

export interface WordsRow {
  readonly id: number
  readonly publicationId: number
  readonly state: 'draft' | 'in-review' | 'approved'
  readonly effectiveFromAt: string | null
  readonly titlePl: string
  readonly titleEn: string
  readonly outage: Outage
  readonly worksFromAt: string | null
  readonly worksUntilAt: string | null
  readonly version: number
}

/** The windows that touch some days, those that end first; one more than `mostScheduledWindows` if there are more. */
export function windowsAmong(
  sql: Sql,
  { from, until, kind }: ScheduleInput,
  timeZone: string,
): Promise<WindowRow[]> {
  const days = [startOfDay(timeZone, from), startOfDay(timeZone, until)].map(toStored)
  return sql.rows<WindowRow>(
    `SELECT publication_id AS publicationId, from_at AS fromAt, until_at AS untilAt
     FROM publication_windows FORCE INDEX (${kind ? 'ix_publication_windows_kind_until' : 'ix_publication_windows_until'})
     WHERE ${kind ? 'kind = ? AND' : ''} until_at > ? AND from_at < ? ORDER BY until_at, from_at LIMIT ?`,
    [...(kind ? [kind] : []), ...days, mostScheduledWindows + 1],
  )
}

/** What somebody is writing and has given no window yet. */
export async function undatedIds(sql: Sql, kind: PublicationKind | null): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `SELECT p.id FROM publication_versions v JOIN publications p ON p.id = v.publication_id
     WHERE v.state IN ('draft', 'in-review') AND p.withdrawn_at IS NULL ${kind ? 'AND p.kind = ?' : ''}
       AND NOT EXISTS (SELECT 1 FROM publication_windows w WHERE w.publication_id = p.id)
     ORDER BY p.id DESC LIMIT ?`,
    [...(kind ? [kind] : []), mostUndated],
  )
  return rows.map(({ id }) => id)
}

export async function plannedRows(sql: Sql, ids: readonly number[], now: Date): Promise<PlannedRow[]> {
  if (ids.length === 0) return []
  const at = toStored(now)
  return sql.rows<PlannedRow>(
    `SELECT p.id, p.kind, p.slug, p.version, p.audience_kind AS audienceKind, p.withdrawn_at AS withdrawnAt,
       p.first_effective_at AS effectiveFromAt,
       EXISTS (SELECT 1 FROM publication_windows w FORCE INDEX (uq_publication_windows_from)
         WHERE w.publication_id = p.id AND w.from_at <= ? AND w.until_at > ?) AS isOpenNow,
       (SELECT MAX(w.until_at) FROM publication_windows w FORCE INDEX (uq_publication_windows_from)
         WHERE w.publication_id = p.id) AS lastUntilAt,
       COALESCE(${shownVersionSql}, (SELECT v.id FROM publication_versions v FORCE INDEX (ix_publication_versions_shown)
         WHERE v.publication_id = p.id AND v.state = 'approved' ORDER BY v.effective_from_at, v.number DESC LIMIT 1)) AS shownId
     FROM publications p WHERE p.id IN (?) ORDER BY p.id`,
    [at, at, at, ids],
  )
}

/** The words shown now, the approved ones that take their place later, and the open ones, by their publication. */
export async function wordsOf(
  sql: Sql,
  planned: readonly PlannedRow[],
  now: Date,
): Promise<Map<number, WordsRow[]>> {
  if (planned.length === 0) return new Map()
  const columns = `id, publication_id AS publicationId, state, effective_from_at AS effectiveFromAt,
    title_pl AS titlePl, title_en AS titleEn, outage, works_from_at AS worksFromAt, works_until_at AS worksUntilAt, version`
  const ids = planned.map(({ id }) => id)
  const rows = await sql.rows<WordsRow>(
    `SELECT ${columns} FROM publication_versions WHERE id IN (?)
     UNION SELECT ${columns} FROM publication_versions FORCE INDEX (ix_publication_versions_shown)
       WHERE publication_id IN (?) AND state = 'approved' AND effective_from_at > ?
     UNION SELECT ${columns} FROM publication_versions WHERE publication_id IN (?) AND is_open = 1`,
    [planned.map(({ shownId }) => shownId ?? 0), ids, toStored(now), ids],
  )
  const ordered = rows.toSorted((one, other) => order(one) - order(other))
  return Map.groupBy(ordered, ({ publicationId }) => publicationId)
}

/** Those shown first come first, what is not approved last. */
const order = ({ effectiveFromAt }: WordsRow) =>
  effectiveFromAt === null ? Number.POSITIVE_INFINITY : Date.parse(`${effectiveFromAt}Z`)

export const titleOf = (words: Pick<WordsRow, 'titlePl' | 'titleEn'>): Record<Language, string> => ({
  pl: words.titlePl,
  en: words.titleEn,
})
