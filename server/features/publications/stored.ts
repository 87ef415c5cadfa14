import { AppError } from '#shared/domain/kernel/errors.ts'
import { cleaned } from '#shared/domain/publications/content.ts'
import type {
  Content,
  Outage,
  PageRole,
  PublicationKind,
  Telling,
} from '#shared/domain/publications/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull, type Sql } from '#server/platform/database/connection.ts'
import { heldRows, plainRows, type Reading } from '#server/platform/database/held-rows.ts'

/** A publication as it is stored; instants in the database's form. */
export interface StoredPublication {
  readonly id: number
  readonly kind: PublicationKind
  readonly slug: string
  readonly pageRole: PageRole | null
  readonly audienceKind: 'everyone' | 'chosen'
  readonly plans: string
  readonly tells: Telling | null
  readonly firstEffectiveAt: string | null
  readonly shownUntilAt: string | null
  readonly withdrawnAt: string | null
  readonly version: number
  readonly updatedAt: string
  readonly updatedBy: number
}

/** A publication as the office lists it: with its latest words and the window that says where it stands. */
export interface ListedRow extends StoredPublication {
  readonly titlePl: string
  readonly titleEn: string
  readonly outage: Outage
  readonly openState: 'draft' | 'in-review' | null
  readonly fromAt: string | null
  readonly untilAt: string | null
  readonly firstName: string
  readonly lastName: string
  readonly orderedAt: string | number
}

/** A version as it is stored, without its files. */
export interface StoredVersion {
  readonly id: number
  readonly publicationId: number
  readonly number: number
  readonly state: 'draft' | 'in-review' | 'approved'
  readonly effectiveFrom: string | null
  readonly titlePl: string
  readonly titleEn: string
  readonly summaryPl: string
  readonly summaryEn: string
  readonly bodyPl: string
  readonly bodyEn: string
  readonly outage: Outage
  readonly worksFrom: string | null
  readonly worksUntil: string | null
  readonly documentKindId: number | null
  readonly version: number
  readonly savedBy: number
  readonly savedAt: string
  readonly submittedBy: number | null
  readonly submittedAt: string | null
  readonly approvedBy: number | null
  readonly approvedAt: string | null
}

export const publicationColumns = `p.id, p.kind, p.slug, p.page_role AS pageRole, p.audience_kind AS audienceKind, p.plans, p.tells,
  p.first_effective_at AS firstEffectiveAt, p.shown_until_at AS shownUntilAt, p.withdrawn_at AS withdrawnAt,
  p.version, p.updated_at AS updatedAt, p.updated_by AS updatedBy`

const versionColumns = `v.id, v.publication_id AS publicationId, v.number, v.state,
  v.effective_from_at AS effectiveFrom, v.title_pl AS titlePl, v.title_en AS titleEn, v.summary_pl AS summaryPl,
  v.summary_en AS summaryEn, v.body_pl AS bodyPl, v.body_en AS bodyEn, v.outage, v.works_from_at AS worksFrom,
  v.works_until_at AS worksUntil, v.document_kind_id AS documentKindId, v.version, v.saved_by AS savedBy, v.saved_at AS savedAt,
  v.submitted_by AS submittedBy, v.submitted_at AS submittedAt, v.approved_by AS approvedBy, v.approved_at AS approvedAt`

/** Locks a publication, as every change of it or of its versions does first. Refuses with `publication.not-found`. */
export async function holdPublication(sql: Sql, publicationId: number): Promise<StoredPublication> {
  return readPublication(sql, publicationId, heldRows)
}

export async function readPublication(
  sql: Sql,
  publicationId: number,
  reading: Reading = plainRows,
): Promise<StoredPublication> {
  const [found] = await reading<StoredPublication>(
    sql,
    `SELECT ${publicationColumns} FROM publications p WHERE p.id = ?`,
    [publicationId],
  )
  if (!found) throw new AppError('publication.not-found')
  return found
}

/** The version that is worked on, or null. */
export async function readOpen(sql: Sql, publicationId: number): Promise<StoredVersion | null> {
  const [found] = await sql.rows<StoredVersion>(
    `SELECT ${versionColumns} FROM publication_versions v WHERE v.publication_id = ? AND v.is_open = 1`,
    [publicationId],
  )
  return found ?? null
}

/** A version of a publication. Refuses with `publication.not-found`. */
export async function readVersion(
  sql: Sql,
  of: { publicationId: number; versionId: number },
): Promise<StoredVersion> {
  const [found] = await sql.rows<StoredVersion>(
    `SELECT ${versionColumns} FROM publication_versions v WHERE v.id = ? AND v.publication_id = ?`,
    [of.versionId, of.publicationId],
  )
  if (!found) throw new AppError('publication.not-found')
  return found
}

/** Refuses with `row.stale`, telling who changed a row last, unless a window has seen it as it is. */
export async function checkSeen(
  sql: Sql,
  row: { version: number; by: number; at: string },
  seen: number | null,
): Promise<void> {
  if (row.version === seen) return
  const [person] = await sql.rows<{ firstName: string; lastName: string }>(
    'SELECT first_name AS firstName, last_name AS lastName FROM accounts WHERE id = ?',
    [row.by],
  )
  throw new AppError('row.stale', {
    version: row.version,
    changedBy: person ? nameOf(person) : '',
    changedAt: toInstant(row.at),
    changes: [],
  })
}

/** The same of a publication, for what is not part of a version. */
export async function checkSeenPublication(sql: Sql, row: StoredPublication, seen: number): Promise<void> {
  await checkSeen(sql, { version: row.version, by: row.updatedBy, at: row.updatedAt }, seen)
}

/** The version that is worked on, as a window has seen it. Refuses with `publication.nothing-open` and `row.stale`. */
export async function seenOpen(sql: Sql, publicationId: number, seen: number): Promise<StoredVersion> {
  const open = await readOpen(sql, publicationId)
  if (!open) throw new AppError('publication.nothing-open')
  await checkSeen(sql, { version: open.version, by: open.savedBy, at: open.savedAt }, seen)
  return open
}

/** Files of versions as an editor arranged them. */
export async function readFiles(
  sql: Sql,
  versionIds: readonly number[],
): Promise<Map<number, Content['files']>> {
  if (versionIds.length === 0) return new Map()
  const rows = await sql.rows<Content['files'][number] & { versionId: number }>(
    `SELECT version_id AS versionId, attachment_id AS fileId, role, alt_pl AS altPl, alt_en AS altEn
     FROM publication_files WHERE version_id IN (?) AND role <> 'removed' ORDER BY position, attachment_id`,
    [versionIds],
  )
  const files = Map.groupBy(rows, ({ versionId }) => versionId)
  return new Map([...files].map(([id, list]) => [id, list.map(({ versionId: _, ...file }) => file)]))
}

/** What a version holds, its text cleaned once more. */
export function contentOf(row: StoredVersion, files: Content['files']): Content {
  return {
    pl: { title: row.titlePl, summary: row.summaryPl, body: cleaned(JSON.parse(row.bodyPl)) },
    en: { title: row.titleEn, summary: row.summaryEn, body: cleaned(JSON.parse(row.bodyEn)) },
    outage: row.outage,
    worksFrom: toInstantOrNull(row.worksFrom),
    worksUntil: toInstantOrNull(row.worksUntil),
    documentKindId: row.documentKindId,
    files,
  }
}

/** Notes who changed a publication and when, and what else follows. */
export async function touchPublication(
  sql: Sql,
  publicationId: number,
  by: { accountId: number; at: string; set?: Readonly<Record<string, string | number | null>> },
): Promise<void> {
  const set = Object.entries(by.set ?? {})
  await sql.query(
    `UPDATE publications SET ${set.map(([column]) => `${column} = ?, `).join('')}version = version + 1, updated_by = ?,
       updated_at = ? WHERE id = ?`,
    [...set.map(([, value]) => value), by.accountId, by.at, publicationId],
  )
}

/** Brings up to date until when a publication is shown at most, and when it begins to be shown the last time. */
export async function refreshSpan(sql: Sql, publicationId: number): Promise<void> {
  await sql.query(
    `UPDATE publications p SET
       shown_until_at = (SELECT MAX(w.until_at) FROM publication_windows w WHERE w.publication_id = p.id),
       last_from_at = (SELECT GREATEST(MAX(w.from_at), COALESCE(p.first_effective_at, MAX(w.from_at)))
         FROM publication_windows w WHERE w.publication_id = p.id) WHERE p.id = ?`,
    [publicationId],
  )
}
