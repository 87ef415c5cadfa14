import type { Bilingual } from '#shared/domain/kernel/ids.ts'
import { stateAt } from '#shared/domain/publications/rules.ts'
import {
  mostScheduledWindows,
  type Schedule,
  type ScheduledPublication,
  type ScheduleInput,
} from '#shared/domain/publications/schedule.ts'
import { toInstant, toInstantOrNull, type Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { endOf } from '../shown.ts'
import {
  plannedRows,
  titleOf,
  undatedIds,
  windowsAmong,
  wordsOf,
  type PlannedRow,
  type WindowRow,
  type WordsRow,
} from './planned-rows.ts'

type Reading = Pick<QueryContext, 'sql' | 'now' | 'env'>

/** Everything that is shown or will be on some days, and what has no window yet. */
export async function readSchedule(ctx: Reading, input: ScheduleInput): Promise<Schedule> {
  const { sql } = ctx
  const now = ctx.now()
  const found = await windowsAmong(sql, input, ctx.env.OFFICE_TIME_ZONE)
  const windows = Map.groupBy(found.slice(0, mostScheduledWindows), ({ publicationId }) => publicationId)
  const planned = await plannedRows(sql, [...windows.keys(), ...(await undatedIds(sql, input.kind))], now)
  const words = await wordsOf(sql, planned, now)
  const groups = await groupsOf(sql, planned)
  return {
    items: planned.map((row) =>
      present(row, {
        now,
        windows: windows.get(row.id),
        words: words.get(row.id),
        groups: groups.get(row.id),
      }),
    ),
    isCut: found.length > mostScheduledWindows,
  }
}

interface Beside {
  readonly now: Date
  readonly windows: readonly WindowRow[] | undefined
  readonly words: readonly WordsRow[] | undefined
  readonly groups: readonly GroupRow[] | undefined
}

function present(row: PlannedRow, beside: Beside): ScheduledPublication {
  const { windows = [], words = [], groups = [] } = beside
  const first = words.find(({ id }) => id === row.shownId) ?? words[0]
  const open = words.find(({ state }) => state !== 'approved')
  const later = words.filter(({ id, state }) => state === 'approved' && id !== row.shownId)
  return {
    id: row.id,
    kind: row.kind,
    version: row.version,
    title: first ? titleOf(first) : { pl: '', en: '' },
    state: stateOf(row, open, beside.now),
    open: open ? { version: open.version, isInReview: open.state === 'in-review' } : null,
    audience: { kind: row.audienceKind, groups: groups.map(({ groupId, name }) => ({ id: groupId, name })) },
    outage: first?.outage ?? 'none',
    worksFrom: toInstantOrNull(first?.worksFromAt ?? null),
    worksUntil: toInstantOrNull(first?.worksUntilAt ?? null),
    windows: windows.map(({ fromAt, untilAt }) => ({
      from: toInstant(fromAt),
      until: toInstantOrNull(endOf(untilAt)),
    })),
    effectiveFrom: toInstantOrNull(row.effectiveFromAt),
    changesAt: later.flatMap(({ effectiveFromAt }) => toInstantOrNull(effectiveFromAt) ?? []),
  }
}

/** Of its windows only those on some days are known here, but whether one is open now and when the last one ends. */
function stateOf(row: PlannedRow, open: WordsRow | undefined, now: Date): ScheduledPublication['state'] {
  const last = row.lastUntilAt === null ? [] : [{ from: new Date(toInstant(row.lastUntilAt)) }]
  const windows = row.isOpenNow === 1 ? [{ from: now }] : last.filter(({ from }) => from > now)
  return stateAt(
    {
      isWithdrawn: row.withdrawnAt !== null,
      effectiveFrom: row.effectiveFromAt === null ? null : new Date(toInstant(row.effectiveFromAt)),
      open: open === undefined || open.state === 'approved' ? null : open.state,
      windows: windows.map(({ from }) => ({ from, until: null })),
    },
    now,
  )
}

interface GroupRow {
  readonly publicationId: number
  readonly groupId: number
  readonly name: Bilingual
}

async function groupsOf(sql: Sql, planned: readonly PlannedRow[]): Promise<Map<number, GroupRow[]>> {
  const chosen = planned.filter(({ audienceKind }) => audienceKind === 'chosen').map(({ id }) => id)
  if (chosen.length === 0) return new Map()
  const rows = await sql.rows<{ publicationId: number; groupId: number; pl: string; en: string }>(
    `SELECT a.publication_id AS publicationId, g.id AS groupId, g.name_pl AS pl, g.name_en AS en
     FROM publication_audiences a JOIN account_groups g ON g.id = a.ref_id
     WHERE a.publication_id IN (?) AND a.kind IN ('group', 'staff-group') ORDER BY g.name_pl, g.id`,
    [chosen],
  )
  const named = rows.map(({ pl, en, ...row }) => ({ ...row, name: { pl, en } }))
  return Map.groupBy(named, ({ publicationId }) => publicationId)
}
