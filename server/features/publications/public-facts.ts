import type { PublicAddress, PublicStreet, TemplateKind } from '#shared/domain/publications/public.ts'
import { toInstant, toStored, type Sql } from '#server/platform/database/connection.ts'
import { approvedAt, everyone, forever, shownVersionSql } from './shown.ts'

const mostStreets = 1000
const mostAddresses = 50_000

/** The streets that what everyone is shown now is about, in the order of the alphabet. */
export async function publicStreets(sql: Sql, now: Date): Promise<PublicStreet[]> {
  const approved = approvedAt(now, everyone)
  const at = toStored(now)
  return sql.rows<PublicStreet>(
    `SELECT STRAIGHT_JOIN DISTINCT l.city, l.street
     FROM publication_windows w FORCE INDEX (ix_publication_windows_kind_until) JOIN publications p ON p.id = w.publication_id
     JOIN publication_places l FORCE INDEX (ix_publication_places_publication) ON l.publication_id = p.id
     WHERE w.kind = 'notice' AND w.until_at > ? AND w.from_at <= ? AND ${approved.sql}
     ORDER BY l.city, l.street LIMIT ${mostStreets}`,
    [at, at, ...approved.values],
  )
}

/** The kinds of documents that the templates shown to everyone now are of, in the office's order. */
export async function publicTemplateKinds(sql: Sql, now: Date): Promise<TemplateKind[]> {
  const approved = approvedAt(now, everyone)
  const at = toStored(now)
  const rows = await sql.rows<{ code: string; pl: string; en: string }>(
    `SELECT k.code, k.name_pl AS pl, k.name_en AS en FROM document_kinds k
     WHERE EXISTS (SELECT 1 FROM publication_versions o JOIN publications p ON p.id = o.publication_id
       JOIN publication_windows w ON w.publication_id = p.id
       WHERE o.document_kind_id = k.id AND o.id = ${shownVersionSql} AND p.kind = 'template'
         AND w.until_at > ? AND w.from_at <= ? AND ${approved.sql})
     ORDER BY k.position, k.id`,
    [at, at, at, ...approved.values],
  )
  return rows.map(({ code, pl, en }) => ({ code, name: { pl, en } }))
}

/** All that everyone can reach by an address of its own, for a map of the site; banners have none. */
export async function publicAddresses(sql: Sql, now: Date): Promise<PublicAddress[]> {
  const approved = approvedAt(now, everyone)
  const at = toStored(now)
  const rows = await sql.rows<
    Omit<PublicAddress, 'languages'> & { titleEn: string; fromAt: string; effectiveFrom: string }
  >(
    `SELECT p.kind, p.slug, p.page_role AS pageRole, v.title_en AS titleEn, w.from_at AS fromAt,
       v.effective_from_at AS effectiveFrom
     FROM publication_windows w JOIN publications p ON p.id = w.publication_id
     JOIN publication_versions v ON v.id = ${shownVersionSql}
     WHERE w.until_at > ? AND w.from_at <= ? AND p.kind <> 'banner' AND ${approved.sql} ORDER BY p.id LIMIT ${mostAddresses}`,
    [at, at, at, ...approved.values],
  )
  return rows.map(({ titleEn, fromAt, effectiveFrom, kind, slug, pageRole }) => ({
    ...{ kind, slug, pageRole },
    changedAt: toInstant(effectiveFrom > fromAt ? effectiveFrom : fromAt),
    languages: titleEn === '' ? (['pl'] as const) : (['pl', 'en'] as const),
  }))
}

/** When what readers see changes next by itself: a window opens or ends, a version takes effect, works begin or end. */
export async function nextPublicationChange(sql: Sql, now: Date): Promise<Date | null> {
  const bounds = [
    ['publication_windows', 'from_at', 'TRUE'],
    ['publication_windows', 'until_at', `until_at < '${forever}'`],
    ['publication_versions', 'effective_from_at', "state = 'approved'"],
    ['publication_versions', 'works_from_at', 'TRUE'],
    ['publication_versions', 'works_until_at', 'TRUE'],
  ]
  const [next] = await sql.rows<{ at: string | null }>(
    `SELECT MIN(b.at) AS at FROM (${bounds
      .map(
        ([table, column, where]) =>
          `SELECT MIN(${column}) AS at FROM ${table} WHERE ${column} > ? AND ${where}`,
      )
      .join(' UNION ALL ')}) b`,
    bounds.map(() => toStored(now)),
  )
  return next?.at ? new Date(toInstant(next.at)) : null
}
