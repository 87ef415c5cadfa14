import { isOpen } from '#shared/domain/tasks/rules.ts'
import { taskPriorities } from '#shared/domain/tasks/schema.ts'
import { taskTerms } from '#shared/domain/tasks/terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoTask } from './demo-task.ts'
import { insertRows, type Cell } from './insert-rows.ts'
import type { OfficeHours } from './office-hours.ts'
import type { Random } from './random.ts'

/** Tasks as they were written, oldest first, and their numbers. */
export interface WrittenTasks {
  readonly tasks: readonly DemoTask[]
  readonly numbers: ReadonlyMap<DemoTask, string>
}

/** No request comes back to the demo office, so any hash will do. */
const noHash = '0'.repeat(64)

/** Writes tasks with their words and timelines, and sets the counters of task numbers behind them. */
export async function insertTasks(
  sql: Sql,
  stories: readonly DemoTask[],
  { random, hours }: { random: Random; hours: OfficeHours },
): Promise<WrittenTasks> {
  const tasks = stories.toSorted((a, b) => a.made.at - b.made.at)
  const written = { tasks, numbers: await giveNumbers(sql, tasks, hours) }
  tasks.forEach((task, index) => (task.id = index + 1))
  const rowOf = (task: DemoTask) => taskRow(task, written, random)
  await insertRows(sql, { table: 'tasks', columns: taskColumns, rowOf }, tasks)
  const terms = tasks.flatMap((task) => {
    const stage = isOpen(task.status) ? 'open' : task.status
    return taskTerms(task.facts.title).map((term) => [term, stage, stored(task.dueAt), task.id])
  })
  const columns = ['term', 'stage', 'due_at', 'task_id']
  await insertRows(sql, { table: 'task_terms', columns, rowOf: (row) => row }, terms)
  await insertEntries(sql, tasks, random)
  return written
}

async function giveNumbers(
  sql: Sql,
  tasks: readonly DemoTask[],
  hours: OfficeHours,
): Promise<Map<DemoTask, string>> {
  const next = new Map<string, number>()
  const numbers = new Map<DemoTask, string>()
  for (const task of tasks) {
    const year = hours.dayOf(task.made.at).date.slice(0, 4)
    const number = next.get(year) ?? 1
    next.set(year, number + 1)
    numbers.set(task, `${year}/${String(number).padStart(6, '0')}`)
  }
  const rowOf = ([year, number]: [string, number]) => [Number(year), number]
  await insertRows(sql, { table: 'task_numbers', columns: ['year', 'next_number'], rowOf }, [...next])
  return numbers
}

const taskColumns = [
  ...[
    'id',
    'number',
    'client_id',
    'type_id',
    'title',
    'description',
    'preferred_on',
    'preferred_time',
    'status',
  ],
  ...['priority', 'assignee_id', 'group_id', 'due_at', 'source', 'version', 'created_by', 'request_key'],
  ...['request_hash', 'created_at', 'updated_at', 'ended_at'],
]

function taskRow(task: DemoTask, { numbers }: WrittenTasks, random: Random): Cell[] {
  const { facts, made, status } = task
  return [
    ...[task.id, numbers.get(task) ?? '', facts.clientId, facts.typeId, facts.title, facts.description],
    ...[facts.preferredOn, facts.preferredTime, status, taskPriorities.indexOf(task.priority)],
    ...[task.assigneeId, facts.groupId, stored(task.dueAt), facts.source, task.version, made.by.accountId],
    ...[random.uuid(), noHash, stored(made.at), stored(task.updatedAt)],
    task.endedAt === null ? null : stored(task.endedAt),
  ]
}

async function insertEntries(sql: Sql, tasks: readonly DemoTask[], random: Random): Promise<void> {
  const lines = tasks.flatMap((task) => task.entries.map((entry) => ({ task, entry })))
  lines.sort((a, b) => a.entry.at - b.entry.at)
  lines.forEach(({ entry }, index) => (entry.id = index + 1))
  const columns = [
    ...[
      'id',
      'task_id',
      'task_version',
      'kind',
      'author_id',
      'author_kind',
      'body',
      'change_field',
      'change_from',
    ],
    ...['change_to', 'change_reason', 'request_key', 'request_hash', 'created_at'],
  ]
  const rowOf = ({ task, entry }: (typeof lines)[number]) => {
    const { by, change, kind } = entry
    const isChange = kind === 'change'
    return [
      ...[entry.id, task.id, entry.version, kind, by.accountId, by.kind, entry.body],
      ...[change?.field ?? null, change?.from ?? null, change?.to ?? null, change?.reason ?? null],
      ...[isChange ? null : random.uuid(), isChange ? null : noHash, stored(entry.at)],
    ]
  }
  await insertRows(sql, { table: 'task_entries', columns, rowOf }, lines)
}

function stored(instant: number): string {
  return toStored(new Date(instant))
}
