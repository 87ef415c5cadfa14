import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored } from '#server/platform/database/connection.ts'

/** How the end of a window without an end is stored: after every other. */
export const forever = '9999-12-31 00:00:00.000'

/** The end of a window on the wire, null where there is none. */
export function endOf(stored: string): string | null {
  return stored.startsWith('9999') ? null : stored
}

/** What everyone sees, signed in or not. */
export const everyone: Condition = { sql: "p.audience_kind = 'everyone'", values: [] }

/** Publications (`p`) that readers see at an instant, apart from their windows. */
export function approvedAt(now: Date, reach: Condition): Condition {
  return {
    sql: `p.withdrawn_at IS NULL AND p.first_effective_at <= ? AND ${reach.sql}`,
    values: [toStored(now), ...reach.values],
  }
}

/** The id of the version of `p` that is shown at an instant. */
export const shownVersionSql = `(SELECT s.id FROM publication_versions s
  FORCE INDEX (ix_publication_versions_shown) WHERE s.publication_id = p.id AND s.state = 'approved' AND s.effective_from_at <= ? ORDER BY s.effective_from_at DESC, s.number DESC LIMIT 1)`

/** A publication in one of its windows, as both are joined by the reads below. */
interface Wanted {
  readonly now: Date
  readonly reach: Condition
  readonly kind: PublicationKind | null
  /** Further conditions on `p`. */
  readonly also: Condition
  /** The publications among which they are, where that is known. */
  readonly ids?: readonly number[] | undefined
  /** Behind which row the list goes on: the instant it is ordered by, in the database's form, and the id. */
  readonly after: readonly [string, number] | null
  readonly limit: number
}

/**
 * Open windows, the newest first, each with its publication. Those without an end are in the order of an index among
 * all of their kind; those with one are few, since what has ended is none of them.
 */
export function openWindows(wanted: Wanted): Condition {
  const now = toStored(wanted.now)
  const endless = { sql: 'w.until_at = ?', values: [forever] }
  const ending = { sql: 'w.until_at > ? AND w.until_at < ?', values: [now, forever] }
  const branches = [endless, ending].map((span) =>
    branch(wanted, {
      span: both(span, { sql: 'w.from_at <= ?', values: [now] }),
      order: 'w.from_at',
      index: 'until',
    }),
  )
  return {
    sql: `(${branches.map(({ sql }) => `(${sql})`).join(' UNION ALL ')} ORDER BY orderedAt DESC, publicationId DESC LIMIT ?)`,
    values: [...branches.flatMap(({ values }) => values), wanted.limit],
  }
}

/** The last windows of what is shown no more, those that ended last first. */
export function endedWindows(wanted: Wanted): Condition {
  const now = toStored(wanted.now)
  const span = {
    sql: `w.until_at <= ? AND w.kind IN ('news', 'notice') AND NOT EXISTS (SELECT 1 FROM publication_windows later
      FORCE INDEX (uq_publication_windows_from) WHERE later.publication_id = w.publication_id AND later.until_at > w.until_at)`,
    values: [now],
  }
  const { sql, values } = branch(wanted, { span, order: 'w.until_at', index: 'ended' })
  return { sql: `(${sql})`, values }
}

function branch(wanted: Wanted, of: { span: Condition; order: string; index: 'until' | 'ended' }): Condition {
  const { kind, after, limit, also, ids } = wanted
  const approved = approvedAt(wanted.now, wanted.reach)
  const inOrder = `ix_publication_windows_${kind === null ? '' : 'kind_'}${of.index}`
  const index = ids === undefined ? inOrder : 'uq_publication_windows_from'
  const next = after === null ? [] : [after[0], after[0], after[1]]
  return {
    sql: `SELECT STRAIGHT_JOIN w.publication_id AS publicationId, w.from_at AS fromAt, w.until_at AS untilAt,
        ${of.order} AS orderedAt
      FROM publication_windows w FORCE INDEX (${index}) JOIN publications p ON p.id = w.publication_id
      WHERE ${ids === undefined ? '' : 'w.publication_id IN (?) AND '}${kind === null ? '' : 'w.kind = ? AND '}${of.span.sql}
        ${after === null ? '' : `AND ${of.order} <= ? AND (${of.order} < ? OR w.publication_id < ?)`}
        AND ${approved.sql} AND ${also.sql} ORDER BY ${of.order} DESC, w.publication_id DESC LIMIT ?`,
    values: [
      ...(ids === undefined ? [] : [ids.length === 0 ? [0] : ids]),
      ...(kind === null ? [] : [kind]),
      ...of.span.values,
      ...next,
      ...approved.values,
      ...also.values,
      limit,
    ],
  }
}

/** Both of two conditions. */
export function both(one: Condition, other: Condition): Condition {
  return { sql: `${one.sql} AND ${other.sql}`, values: [...one.values, ...other.values] }
}

export const always: Condition = { sql: 'TRUE', values: [] }
