import { addDays } from '#shared/domain/kernel/time.ts'
import { boardColumn, mostCounted, type Board, type BoardColumn } from '#shared/domain/tasks/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { canWork } from '#server/features/caretakers/index.ts'
import { countOf, firstOf, stretchSources } from './index-queries.ts'
import { dueAtEndOf, officeDate } from './office-days.ts'
import { presentRows } from './present.ts'
import { planQueue, type QueuePlan } from './queue-plan.ts'
import { readRows } from './queue-queries.ts'
import { seesAll, taskScope } from './scope.ts'

/** The most tasks a column shows; the rest is in the queue. */
const shownPerColumn = 20

/** The instants, as stored, at which the board's columns end. */
interface Borders {
  readonly now: string
  readonly today: string
  readonly week: string
}

interface StoredLoad {
  id: number | null
  firstName: string | null
  lastName: string | null
  works: number
  overdue: number
  today: number
  thisWeek: number
  open: number
}

/** The open tasks the actor reaches, by what is due when, and how they are spread over the staff. */
export async function getBoard(ctx: QueryContext): Promise<Board> {
  const borders = bordersAt(ctx)
  const plan = planQueue(ctx.actor, { view: 'all', state: 'open' }, borders)
  if (plan === null) return { columns: [], caretakers: [] }
  return { columns: await listColumns(ctx, plan, borders), caretakers: await listLoads(ctx, borders) }
}

/** A week ends with its Sunday. */
function bordersAt(ctx: QueryContext): Borders {
  const zone = ctx.env.OFFICE_TIME_ZONE
  const today = officeDate(zone, ctx.now())
  const sunday = addDays(today, (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7)
  return {
    now: toStored(ctx.now()),
    today: toStored(dueAtEndOf(zone, today)),
    week: toStored(dueAtEndOf(zone, sunday)),
  }
}

function dueIn(column: BoardColumn, { now, today, week }: Borders): Condition {
  switch (column) {
    case 'overdue':
      return { sql: 't.due_at <= ?', values: [now] }
    case 'today':
      return { sql: 't.due_at > ? AND t.due_at <= ?', values: [now, today] }
    case 'this-week':
      return { sql: 't.due_at > ? AND t.due_at <= ?', values: [today, week] }
    case 'later':
      return { sql: 't.due_at > ?', values: [week] }
  }
}

async function listColumns(ctx: QueryContext, plan: QueuePlan, borders: Borders): Promise<Board['columns']> {
  const columns = boardColumn.options
  const counts = columns.map((column) => countOf(plan, dueIn(column, borders)))
  const [counted = {}] = await ctx.sql.rows<Partial<Record<BoardColumn, number>>>(
    `SELECT ${columns.map((column, index) => `(${counts[index]?.sql}) AS \`${column}\``).join(', ')}`,
    counts.flatMap((count) => count.values),
  )
  const firsts = columns.map((column) =>
    firstOf(stretchSources(plan, dueIn(column, borders)), { limit: shownPerColumn }),
  )
  const found = await readRows(ctx, {
    sql: firsts.map((first) => `(SELECT f.id, f.due_at FROM (${first.sql}) f)`).join(' UNION ALL '),
    values: firsts.flatMap((first) => first.values),
  })
  const columnOf = (dueAt: string): BoardColumn =>
    dueAt <= borders.now
      ? 'overdue'
      : dueAt <= borders.today
        ? 'today'
        : dueAt <= borders.week
          ? 'this-week'
          : 'later'
  return columns.map((column) => ({
    column,
    count: counted[column] ?? 0,
    tasks: presentRows(
      found.filter((row) => columnOf(row.dueAt) === column),
      ctx,
    ),
  }))
}

/**
 * The open tasks of each member of staff and of nobody, counted no further than `mostCounted` a person from the
 * earliest deadline on. Who cannot work on tasks any more is listed for as long as tasks are left.
 */
async function listLoads(ctx: QueryContext, borders: Borders): Promise<Board['caretakers']> {
  const staff = await ctx.sql.rows<Pick<StoredLoad, 'id' | 'firstName' | 'lastName' | 'works'>>(
    `SELECT DISTINCT a.id, a.first_name AS firstName, a.last_name AS lastName, ${canWork('a')} AS works
     FROM account_groups g JOIN account_group_members m ON m.group_id = g.id JOIN accounts a ON a.id = m.account_id
     WHERE g.kind = 'staff' ORDER BY a.last_name, a.first_name, a.id`,
  )
  const nobody = { id: null, firstName: null, lastName: null, works: 1 }
  const people = [nobody, ...staff]
  const parts = people.map((person, place) => loadOf(ctx, { ...person, place }, borders))
  const loads = await ctx.sql.rows<
    { place: number } & Pick<StoredLoad, 'overdue' | 'today' | 'thisWeek' | 'open'>
  >(
    parts.map((part) => part.sql).join(' UNION ALL '),
    parts.flatMap((part) => part.values),
  )
  return loads
    .map(({ place, ...load }) => ({ ...load, person: people[place] ?? nobody }))
    .filter(({ person, open }) => person.works === 1 || open > 0)
    .map(({ person, overdue, today, thisWeek, open }) => ({
      id: person.id,
      name:
        person.id === null
          ? null
          : nameOf({ firstName: person.firstName ?? '', lastName: person.lastName ?? '' }),
      overdue: Number(overdue),
      today: Number(today),
      thisWeek: Number(thisWeek),
      open,
    }))
}

function loadOf(
  ctx: QueryContext,
  person: { id: number | null; place: number },
  borders: Borders,
): Condition {
  const { now, today, week } = borders
  const assignee = person.id === null ? 't.assignee_id IS NULL' : 't.assignee_id = ?'
  const scope = seesAll(ctx.actor) ? { sql: 'TRUE', values: [] } : taskScope(ctx.actor, 't')
  return {
    sql: `SELECT ? AS place, COALESCE(SUM(o.due_at <= ?), 0) AS overdue,
       COALESCE(SUM(o.due_at > ? AND o.due_at <= ?), 0) AS today,
       COALESCE(SUM(o.due_at > ? AND o.due_at <= ?), 0) AS thisWeek, COUNT(*) AS open
     FROM (SELECT t.due_at FROM tasks t FORCE INDEX (ix_tasks_assignee)
       WHERE ${assignee} AND t.stage = 'open' AND ${scope.sql} ORDER BY t.due_at, t.id LIMIT ?) o`,
    values: [
      person.place,
      now,
      now,
      today,
      today,
      week,
      ...(person.id === null ? [] : [person.id]),
      ...scope.values,
      mostCounted,
    ],
  }
}
