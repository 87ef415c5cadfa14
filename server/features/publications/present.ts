import { stateAt } from '#shared/domain/publications/rules.ts'
import type { Place, PublicationRow } from '#shared/domain/publications/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull } from '#server/platform/database/connection.ts'
import type { StoredWindow } from './policy.ts'
import { endOf } from './shown.ts'
import type { ListedRow } from './stored.ts'

/** A row of the office's lists. The one window says as much of the state as all would: it is open, the next or the last. */
export function presentRow(row: ListedRow, places: Place[], now: Date): PublicationRow {
  const window =
    row.fromAt === null || row.untilAt === null
      ? null
      : presentWindow({ fromAt: row.fromAt, untilAt: row.untilAt })
  const dated = (instant: string | null) => (instant === null ? null : new Date(instant))
  const standing = {
    isWithdrawn: row.withdrawnAt !== null,
    effectiveFrom: dated(toInstantOrNull(row.firstEffectiveAt)),
    open: row.openState,
    windows: window === null ? [] : [{ from: new Date(window.from), until: dated(window.until) }],
  }
  return {
    ...{ id: row.id, kind: row.kind, slug: row.slug, pageRole: row.pageRole, version: row.version },
    title: { pl: row.titlePl, en: row.titleEn },
    state: stateAt(standing, now),
    draft: row.openState,
    audience: row.audienceKind,
    outage: row.outage,
    window,
    places,
    updated: { at: toInstant(row.updatedAt), byName: nameOf(row) },
  }
}

export function presentWindow({ fromAt, untilAt }: StoredWindow) {
  return { from: toInstant(fromAt), until: toInstantOrNull(endOf(untilAt)) }
}
