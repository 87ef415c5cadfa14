import { taskStatuses, type TaskStatus } from '#shared/domain/tasks/schema.ts'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import { taskTerms } from '#shared/domain/tasks/terms.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { TestOffice } from '#test/support/caller.ts'

/** A task as the tests of lists know it. */
export interface Known {
  readonly id: number
  readonly number: string
  readonly title: string
  readonly status: TaskStatus
  readonly typeId: number
  readonly groupId: number
  readonly clientId: number
  readonly assigneeId: number | null
  readonly dueAt: number
}

export interface Cast {
  readonly clientIds: readonly number[]
  readonly staffIds: readonly number[]
}

const day = 86_400_000
const words = [
  'Awaria',
  'wodociągu',
  'Reklamacja',
  'faktury',
  'Wymiana',
  'wodomierza',
  'Brak',
  'wody',
  'Odczyt',
  'licznika',
]

/** Numbers that look random and are the same in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Fills the office with tasks of every state, type, group and deadline; a few share a deadline to the millisecond. */
export async function fillWithTasks(office: TestOffice, cast: Cast, count: number): Promise<Known[]> {
  const next = random(count)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item
  const types = await office.db.pool.rows<{ id: number; groupId: number }>(
    'SELECT id, group_id AS groupId FROM task_types ORDER BY id',
  )
  const today = Date.parse('2026-11-21T23:00:00.000Z')
  const tasks = Array.from({ length: count }, (_, index): Known => {
    const type = pick(types)
    return {
      id: index + 1,
      number: `2026/${String(index + 1).padStart(6, '0')}`,
      title: `${pick(words)} ${pick(words)} ${pick(words)} ${1 + Math.floor(next() * 40)}`,
      status: next() < 0.5 ? pick(['new', 'in-progress', 'waiting'] as const) : pick(taskStatuses),
      typeId: type.id,
      groupId: type.groupId,
      clientId: pick(cast.clientIds),
      assigneeId: next() < 0.3 ? null : pick(cast.staffIds),
      dueAt: today + Math.floor(next() * 20 - 8) * day,
    }
  })
  await writeTasks(office, tasks, cast.staffIds[0] ?? 0)
  return tasks
}

async function writeTasks(office: TestOffice, tasks: readonly Known[], createdBy: number): Promise<void> {
  const { pool } = office.db
  const at = '2026-11-01 08:00:00.000'
  for (let from = 0; from < tasks.length; from += 1000) {
    const some = tasks.slice(from, from + 1000)
    await pool.query(
      `INSERT INTO tasks (id, number, client_id, type_id, title, description, status, priority, assignee_id, group_id,
         due_at, source, created_by, request_key, request_hash, created_at, updated_at) VALUES ?`,
      [
        some.map((task) => [
          task.id,
          task.number,
          task.clientId,
          task.typeId,
          task.title,
          task.title,
          task.status,
          1,
          task.assigneeId,
          task.groupId,
          toStored(new Date(task.dueAt)),
          'desk',
          createdBy,
          `00000000-0000-4000-8000-${String(task.id).padStart(12, '0')}`,
          '',
          at,
          at,
        ]),
      ],
    )
    await pool.query('INSERT INTO task_terms (term, stage, due_at, task_id) VALUES ?', [
      some.flatMap((task) =>
        taskTerms(task.title).map((term) => [
          term,
          isOpen(task.status) ? 'open' : task.status,
          toStored(new Date(task.dueAt)),
          task.id,
        ]),
      ),
    ])
  }
}
