import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { TaskStatus } from '#shared/domain/tasks/schema.ts'
import { taskTerms } from '#shared/domain/tasks/terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { Stage } from './queue-plan.ts'

interface Placed {
  readonly id: number
  readonly title: string
  readonly status: TaskStatus
  readonly dueAt: Date
}

/** Writes the words a task is found by, at its place in the queue. */
export async function writeTerms(sql: Sql, task: Placed): Promise<void> {
  const terms = taskTerms(task.title)
  if (terms.length === 0) return
  const dueAt = toStored(task.dueAt)
  await sql.query('INSERT INTO task_terms (term, stage, due_at, task_id) VALUES ?', [
    terms.map((term) => [term, stageOf(task.status), dueAt, task.id]),
  ])
}

/** Keeps the words beside their task when its stage or deadline changes. */
export async function moveTerms(
  sql: Sql,
  before: Placed,
  after: Omit<Placed, 'id' | 'title'>,
): Promise<void> {
  const terms = taskTerms(before.title)
  const from = [stageOf(before.status), toStored(before.dueAt)]
  const to = [stageOf(after.status), toStored(after.dueAt)]
  if (terms.length === 0 || from.join() === to.join()) return
  await sql.query(
    'UPDATE task_terms SET stage = ?, due_at = ? WHERE term IN (?) AND stage = ? AND due_at = ? AND task_id = ?',
    [...to, terms, ...from, before.id],
  )
}

function stageOf(status: TaskStatus): Stage {
  return isOpen(status) ? 'open' : (status as Stage)
}
