import type { Outage, PublicationKind, Telling } from '#shared/domain/publications/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { heldRows, keptRows } from '#server/platform/database/held-rows.ts'
import { shownVersionSql } from './shown.ts'

/** A publication that is on show and of which readers are to be told; instants in the database's form. */
export interface ToTell {
  readonly id: number
  readonly kind: PublicationKind
  readonly slug: string
  readonly audienceKind: 'everyone' | 'chosen'
  readonly tells: Telling | null
  readonly outage: Outage
  readonly titlePl: string
  readonly titleEn: string
  readonly summaryPl: string
  readonly summaryEn: string
  readonly worksFrom: string | null
  readonly worksUntil: string | null
  /** When the window opened that is open now. */
  readonly fromAt: string
}

/** Whatever is open now and of which readers are to be told, as far as `also` holds of `p` and its window `w`. */
export function findToTell(sql: Sql, now: Date, also: Condition): Promise<ToTell[]> {
  const at = toStored(now)
  return sql.rows<ToTell>(
    `SELECT p.id, p.kind, p.slug, p.audience_kind AS audienceKind, p.tells, v.outage, v.title_pl AS titlePl,
       v.title_en AS titleEn, v.summary_pl AS summaryPl, v.summary_en AS summaryEn, v.works_from_at AS worksFrom,
       v.works_until_at AS worksUntil, w.from_at AS fromAt
     FROM publication_windows w JOIN publications p ON p.id = w.publication_id
       JOIN publication_versions v ON v.id = ${shownVersionSql}
     WHERE w.kind IN ('news', 'notice') AND w.from_at <= ? AND w.until_at > ? AND p.withdrawn_at IS NULL
       AND p.first_effective_at <= ? AND ${also.sql}
       AND (p.tells IN ('portal', 'mail') OR (p.tells IS NULL AND w.kind = 'notice' AND v.outage <> 'none'))
     ORDER BY w.from_at, p.id`,
    [at, at, at, at, ...also.values],
  )
}

/** Of the open window that nobody was told of since it opened. */
export const notToldYet: Condition = {
  sql: `NOT EXISTS (SELECT 1 FROM publication_tellings told
    WHERE told.publication_id = w.publication_id AND told.told_at >= w.from_at)`,
  values: [],
}

/**
 * One publication if it is still to be told of, kept from being withdrawn or changed until the transaction ends;
 * `alone`: also from being told of by another.
 */
export async function holdToTell(
  sql: Sql,
  now: Date,
  of: { publicationId: number; also: Condition; alone: boolean },
): Promise<ToTell | null> {
  const { publicationId, also, alone } = of
  await (alone ? heldRows : keptRows)(sql, 'SELECT id FROM publications WHERE id = ?', [publicationId])
  const [found] = await findToTell(sql, now, {
    sql: `p.id = ? AND ${also.sql}`,
    values: [publicationId, ...also.values],
  })
  return found ?? null
}
