import { AppError } from '#shared/domain/kernel/errors.ts'
import { isTold, usualTelling } from '#shared/domain/publications/rules.ts'
import type {
  Audience,
  Editor,
  Publication,
  PublicationVersion,
  VersionRow,
} from '#shared/domain/publications/schema.ts'
import { typedIn, type WindowPlan } from '#shared/domain/publications/windows.ts'
import { clientScope } from '#server/features/clients/index.ts'
import { has, nameOf, type Actor } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull, toStored, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { readListed, readPlaces } from './list-queries.ts'
import { mayChange, type StoredWindow } from './policy.ts'
import { presentRow, presentWindow } from './present.ts'
import { readSettings } from './settings.ts'
import { shownVersionSql } from './shown.ts'
import {
  contentOf,
  readFiles,
  readOpen,
  readPublication,
  readVersion,
  type StoredPublication,
  type StoredVersion,
} from './stored.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor' | 'now' | 'env'>

/** A publication with all that its editor needs. Refuses with `publication.not-found`. */
export async function getPublicationOfOffice(ctx: Reading, publicationId: number): Promise<Publication> {
  const { sql, actor } = ctx
  const now = ctx.now()
  const [row] = await readListed(sql, toStored(now), {
    from: 'publications p',
    where: { sql: 'p.id = ?', values: [publicationId] },
    ...{ key: 'p.id', order: 'ASC', limit: 1 },
  })
  if (!row) throw new AppError('publication.not-found')
  const [places, windows, shown, open, audience, { needsReview }, withdrawn, planned] = await Promise.all([
    readPlaces(sql, [row.id]),
    readWindows(sql, row.id),
    readShownVersion(sql, row.id, now),
    readOpen(sql, row.id),
    readAudience(sql, row),
    readSettings(sql),
    readWithdrawal(sql, row.id),
    readPlannedVersions(sql, row.id, now),
  ])
  const isSecond = open !== null && ![open.savedBy, open.submittedBy].includes(actor.accountId)
  const isReviewed = !needsReview || (open?.state === 'in-review' && isSecond)
  return {
    ...presentRow(row, places.get(row.id) ?? [], now),
    audience,
    audienceNames: await readNames(sql, actor, audience),
    windows: windows.map(presentWindow),
    plans: plansOf(row, windows, ctx.env.OFFICE_TIME_ZONE),
    withdrawn,
    shown: shown && (await presentVersion(sql, shown)),
    open: open && (await presentVersion(sql, open)),
    planned,
    needsReview,
    tells: isTold(row.kind) ? (row.tells ?? usualTelling(row.kind, row.outage)) : 'nobody',
    can: {
      edit: has(actor, 'publication.edit'),
      schedule: mayChange(actor, row),
      submit: has(actor, 'publication.edit') && open?.state === 'draft' && needsReview,
      publish: has(actor, 'publication.publish') && open !== null && isReviewed,
      withdraw:
        has(actor, 'publication.publish') && row.firstEffectiveAt !== null && row.withdrawnAt === null,
      callOff: has(actor, 'publication.publish') && planned.length > 0,
    },
  }
}

/** Every version of a publication, the newest first. Refuses with `publication.not-found`. */
export async function listVersions(sql: Sql, publicationId: number): Promise<VersionRow[]> {
  await readPublication(sql, publicationId)
  const rows = await sql.rows<Omit<StoredVersion, 'bodyPl' | 'bodyEn'>>(
    `SELECT v.id, v.number, v.state, v.effective_from_at AS effectiveFrom, v.title_pl AS titlePl, v.saved_by AS savedBy,
       v.saved_at AS savedAt, v.submitted_by AS submittedBy, v.submitted_at AS submittedAt, v.approved_by AS approvedBy,
       v.approved_at AS approvedAt
     FROM publication_versions v WHERE v.publication_id = ? ORDER BY v.number DESC`,
    [publicationId],
  )
  const names = await readPeople(sql, rows)
  return rows.map((row) => presentVersionRow(row, names))
}

/** One version whole. Refuses with `publication.not-found`. */
export async function getVersion(
  sql: Sql,
  of: { publicationId: number; versionId: number },
): Promise<PublicationVersion> {
  return presentVersion(sql, await readVersion(sql, of))
}

/** The latest Polish title, by which the log names a publication. */
export async function titleOf(sql: Sql, publicationId: number): Promise<string> {
  const [row] = await sql.rows<{ title: string }>(
    'SELECT title_pl AS title FROM publication_versions WHERE publication_id = ? ORDER BY number DESC LIMIT 1',
    [publicationId],
  )
  return row?.title ?? ''
}

/** Who else has said since an instant that they have the editor open. */
export async function readEditors(
  sql: Sql,
  asked: { publicationId: number; except: number; since: Date },
): Promise<Editor[]> {
  const rows = await sql.rows<{ accountId: number; firstName: string; lastName: string; seenAt: string }>(
    `SELECT e.account_id AS accountId, a.first_name AS firstName, a.last_name AS lastName, e.seen_at AS seenAt
     FROM publication_editors e JOIN accounts a ON a.id = e.account_id
     WHERE e.publication_id = ? AND e.account_id <> ? AND e.seen_at > ? ORDER BY e.account_id`,
    [asked.publicationId, asked.except, toStored(asked.since)],
  )
  return rows.map((row) => ({ accountId: row.accountId, name: nameOf(row), seenAt: toInstant(row.seenAt) }))
}

/** Whom a publication is for. */
export async function readAudience(
  sql: Sql,
  { id, audienceKind }: Pick<StoredPublication, 'id' | 'audienceKind'>,
): Promise<Audience> {
  const rows = await sql.rows<{ kind: string; refId: number }>(
    'SELECT kind, ref_id AS refId FROM publication_audiences WHERE publication_id = ? ORDER BY ref_id',
    [id],
  )
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ refId }) => refId)
  return {
    kind: audienceKind,
    groupIds: of('group'),
    clientIds: of('client'),
    staffGroupIds: of('staff-group'),
    byPlace: of('place').length > 0,
  }
}

async function readNames(sql: Sql, actor: Actor, of: Audience): Promise<Publication['audienceNames']> {
  const groupIds = [...of.groupIds, ...of.staffGroupIds]
  const scope = clientScope(actor, 'c.id')
  const [groups, clients] = await Promise.all([
    groupIds.length === 0
      ? []
      : sql.rows<{ id: number; pl: string; en: string }>(
          'SELECT id, name_pl AS pl, name_en AS en FROM account_groups WHERE id IN (?) ORDER BY name_pl',
          [groupIds],
        ),
    of.clientIds.length === 0
      ? []
      : sql.rows<{ id: number; number: string; name: string }>(
          `SELECT c.id, c.number, c.display_name AS name FROM clients c WHERE c.id IN (?) AND ${scope.sql}
           ORDER BY c.display_name`,
          [of.clientIds, ...scope.values],
        ),
  ])
  const named = (ids: readonly number[]) =>
    groups.filter(({ id }) => ids.includes(id)).map(({ id, pl, en }) => ({ id, name: { pl, en } }))
  return { groups: named(of.groupIds), staffGroups: named(of.staffGroupIds), clients }
}

/** What the windows were made from; those that nobody has typed are told as if somebody had. */
function plansOf(
  { plans }: StoredPublication,
  windows: readonly StoredWindow[],
  timeZone: string,
): WindowPlan[] {
  const typed = JSON.parse(plans) as WindowPlan[]
  if (typed.length > 0) return typed
  return windows.map(presentWindow).map(({ from, until }) => ({
    first: typedIn(timeZone, { from: new Date(from), until: until === null ? null : new Date(until) }),
    recurrence: null,
  }))
}

/** The windows of a publication in the order of time. */
export function readWindows(sql: Sql, publicationId: number): Promise<StoredWindow[]> {
  return sql.rows<StoredWindow>(
    'SELECT from_at AS fromAt, until_at AS untilAt FROM publication_windows WHERE publication_id = ? ORDER BY from_at',
    [publicationId],
  )
}

/** The version that readers see, or the first that they will. */
async function readShownVersion(sql: Sql, publicationId: number, now: Date): Promise<StoredVersion | null> {
  const [found] = await sql.rows<{ id: number }>(
    `SELECT v.id FROM publications p JOIN publication_versions v ON v.publication_id = p.id AND v.state = 'approved'
     WHERE p.id = ? ORDER BY v.id <=> ${shownVersionSql} DESC, v.effective_from_at LIMIT 1`,
    [publicationId, toStored(now)],
  )
  return found ? readVersion(sql, { publicationId, versionId: found.id }) : null
}

/** The approved versions that are shown later, the soonest first. */
async function readPlannedVersions(
  sql: Sql,
  publicationId: number,
  now: Date,
): Promise<Publication['planned']> {
  const rows = await sql.rows<Publication['planned'][number]>(
    `SELECT id AS versionId, number, version, effective_from_at AS effectiveFrom FROM publication_versions
     WHERE publication_id = ? AND state = 'approved' AND effective_from_at > ? ORDER BY effective_from_at, number`,
    [publicationId, toStored(now)],
  )
  return rows.map((row) => ({ ...row, effectiveFrom: toInstant(row.effectiveFrom) }))
}

async function readWithdrawal(sql: Sql, publicationId: number): Promise<Publication['withdrawn']> {
  const [row] = await sql.rows<{ at: string; reason: string; firstName: string; lastName: string }>(
    `SELECT p.withdrawn_at AS at, p.withdrawn_reason AS reason, a.first_name AS firstName, a.last_name AS lastName
     FROM publications p JOIN accounts a ON a.id = p.withdrawn_by WHERE p.id = ? AND p.withdrawn_at IS NOT NULL`,
    [publicationId],
  )
  return row ? { at: toInstant(row.at), byName: nameOf(row), reason: row.reason } : null
}

async function presentVersion(sql: Sql, row: StoredVersion): Promise<PublicationVersion> {
  const [arranged, files, names] = await Promise.all([
    readFiles(sql, [row.id]),
    sql.rows<PublicationVersion['files'][number]>(
      `SELECT f.id, f.name, f.media_type AS mediaType, f.size, f.created_at AS createdAt
       FROM publication_files l JOIN attachments f ON f.id = l.attachment_id
       WHERE l.version_id = ? AND l.role <> 'removed' ORDER BY l.position, f.id`,
      [row.id],
    ),
    readPeople(sql, [row]),
  ])
  return {
    ...presentVersionRow(row, names),
    version: row.version,
    content: contentOf(row, arranged.get(row.id) ?? []),
    files: files.map((file) => ({ ...file, createdAt: toInstant(file.createdAt) })),
  }
}

type Signed = Pick<
  StoredVersion,
  'savedBy' | 'savedAt' | 'submittedBy' | 'submittedAt' | 'approvedBy' | 'approvedAt'
>

async function readPeople(sql: Sql, rows: readonly Signed[]): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ savedBy, submittedBy, approvedBy }) => [savedBy, submittedBy, approvedBy])
  const people = await sql.rows<{ id: number; firstName: string; lastName: string }>(
    'SELECT id, first_name AS firstName, last_name AS lastName FROM accounts WHERE id IN (?)',
    [[0, ...ids.filter((id) => id !== null)]],
  )
  return new Map(people.map((person) => [person.id, nameOf(person)]))
}

function presentVersionRow(
  row: Signed & Pick<StoredVersion, 'id' | 'number' | 'state' | 'effectiveFrom' | 'titlePl'>,
  names: ReadonlyMap<number, string>,
): VersionRow {
  const signed = (by: number | null, at: string | null) =>
    by === null || at === null ? null : { at: toInstant(at), byName: names.get(by) ?? '' }
  return {
    ...{ id: row.id, number: row.number, state: row.state, title: row.titlePl },
    effectiveFrom: toInstantOrNull(row.effectiveFrom),
    saved: { at: toInstant(row.savedAt), byName: names.get(row.savedBy) ?? '' },
    submitted: signed(row.submittedBy, row.submittedAt),
    approved: signed(row.approvedBy, row.approvedAt),
  }
}
