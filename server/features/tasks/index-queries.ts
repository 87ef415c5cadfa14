import { mostCounted } from '#shared/domain/tasks/schema.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Value } from '#server/platform/database/connection.ts'
import type { QueuePlan } from './queue-plan.ts'

/** A way to find ids of tasks: where they come from, and the columns that hold deadline and id there. */
export interface Source {
  readonly from: string
  readonly dueAt: string
  readonly id: string
  readonly where: readonly Condition[]
  /** Whether it may hold a task more than once. */
  readonly repeats?: boolean
}

/** Where a page begins: after the task with this deadline (as stored) and id. */
export interface Position {
  readonly dueAt: string
  readonly id: number
}

/** The stretches of a plan as sources, with further conditions. */
export function stretchSources(plan: QueuePlan, ...further: readonly Condition[]): Source[] {
  return plan.stretches.map(({ index, where }) => ({
    from: `tasks t FORCE INDEX (ix_tasks_${index})`,
    dueAt: 't.due_at',
    id: 't.id',
    where: [...where, ...further],
  }))
}

/** The ids and deadlines of the first tasks of all sources together, each task once, in the order of the queue. */
export function firstOf(
  sources: readonly Source[],
  page: { after?: Position | null; limit: number },
): Condition {
  const parts = sources.map((source) => firstOfOne(source, page))
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    sql: `${parts.map((part) => `(${part.sql})`).join(' UNION ')} ORDER BY due_at, id LIMIT ?`,
    values: [...parts.flatMap((part) => part.values), page.limit],
  }
}

/** The number of tasks of a plan as a scalar subselect; zero where nothing can match. */
export function countOf(plan: QueuePlan | null, ...further: readonly Condition[]): Condition {
  const sources = plan === null ? [] : stretchSources(plan, ...further)
  if (sources.length === 0) return { sql: 'SELECT 0', values: [] }
  const { sql, values } = firstOf(sources, { limit: mostCounted })
  return { sql: `SELECT COUNT(*) FROM (${sql}) counted`, values }
}

function firstOfOne(
  { from, dueAt, id, where, repeats = false }: Source,
  { after, limit }: { after?: Position | null; limit: number },
): Condition {
  const values: Value[] = where.flatMap((condition) => condition.values)
  const conditions = where.filter((condition) => condition.sql !== 'TRUE').map((condition) => condition.sql)
  if (after) {
    // Written as two ranges: with `due_at >=` alone, everything due at the same instant would be read again.
    conditions.push(`((${dueAt} = ? AND ${id} > ?) OR ${dueAt} > ?)`)
    values.push(after.dueAt, after.id, after.dueAt)
  }
  return {
    sql: `SELECT ${repeats ? 'DISTINCT ' : ''}${id} AS id, ${dueAt} AS due_at FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${dueAt}, ${id} LIMIT ?`,
    values: [...values, limit],
  }
}
