import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { WrittenEvent } from './demo-events.ts'
import { insertRows } from './insert-rows.ts'
import type { DemoWorld } from './demo-world.ts'

const shown = 10 * 24 * 3_600_000

/** Writes what assignees were told lately; unread is only what came since the last working day opened. */
export async function insertNotifications(
  sql: Sql,
  events: readonly WrittenEvent[],
  { hours, now }: DemoWorld,
): Promise<void> {
  const lastOpening = hours.days.filter((day) => day.isWorking && day.opens < now).at(-1)?.opens ?? now
  const rows = events
    .filter((event) => event.at > now - shown)
    .flatMap((event) => {
      const accountId = toldOf(event)
      if (accountId === null || accountId === event.by?.accountId || event.task === null) return []
      const readAt = event.at < lastOpening ? toStored(new Date(event.at + 1_800_000)) : null
      return [[accountId, event.id, event.name, event.task.id, toStored(new Date(event.at)), readAt]]
    })
  const columns = ['account_id', 'event_id', 'kind', 'task_id', 'created_at', 'read_at']
  await insertRows(sql, { table: 'notifications', columns, rowOf: (row) => row }, rows)
}

/** The assignee who hears of an event, by the rule of the notifications. */
function toldOf({ name, by, task, payload }: WrittenEvent): number | null {
  if (name === 'task.created') return numberOrNull(payload['assigneeId'])
  if (name === 'task.assigned') return numberOrNull(payload['after'])
  const isFromClient = by?.kind === 'client'
  const isTold = name === 'task.replied' || (name === 'task.moved' && payload['after'] === 'closed')
  return isFromClient && isTold ? (task?.assigneeId ?? null) : null
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
