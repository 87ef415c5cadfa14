import type { EventName } from '#shared/domain/event-log/events.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { canonical } from '#server/platform/database/request-keys.ts'
import type { DemoAccounts } from './demo-accounts.ts'
import type { DemoActor, DemoTask } from './demo-task.ts'
import type { DemoWorld } from './demo-world.ts'
import { insertRows } from './insert-rows.ts'
import type { WrittenFile } from './insert-attachments.ts'
import type { WrittenTasks } from './insert-tasks.ts'

/** An event as it stands in the log; `accountId` is null for those who failed to sign in. */
export interface WrittenEvent {
  readonly id: number
  readonly at: number
  readonly name: EventName
  readonly by: DemoActor | null
  readonly task: DemoTask | null
  readonly clientId: number | null
  readonly payload: Readonly<Record<string, unknown>>
}

export type NewEvent = Omit<WrittenEvent, 'id'>

const day = 24 * 3_600_000
const signInsShown = 30 * day
const viewsShown = 45 * day

/**
 * Writes the events of all tasks, of the accounts, of who signed in lately and of which records staff opened, straight
 * into the feed: whoever follows it begins behind them, so that nobody is told of the past.
 */
export async function insertEvents(
  sql: Sql,
  from: {
    tasks: WrittenTasks
    attachments: readonly WrittenFile[]
    /** What else has happened. */
    others: readonly NewEvent[]
    accounts: DemoAccounts
    world: DemoWorld
  },
): Promise<WrittenEvent[]> {
  const { tasks, attachments, others, accounts, world } = from
  const withFile = new Set(attachments.map((file) => file.task))
  const events = [
    ...tasks.tasks.flatMap((task) =>
      eventsOfTask(task, tasks.numbers.get(task) ?? '', withFile.has(task) ? 1 : 0),
    ),
    ...tasks.tasks.flatMap((task) => viewsOf(task, world)),
    ...attachments.map(uploadOf),
    ...others,
    ...accounts.all.flatMap(eventsOfAccount),
    ...signIns(accounts, world),
  ]
    .filter((event) => event.at < world.now)
    .sort((a, b) => a.at - b.at)
    .map((event, index): WrittenEvent => ({ ...event, id: index + 1 }))
  const columns = [
    ...[
      'id',
      'name',
      'schema_version',
      'actor_kind',
      'actor_id',
      'client_id',
      'task_id',
      'address',
      'request_id',
    ],
    ...['payload', 'occurred_at'],
  ]
  const rowOf = (event: WrittenEvent) => [
    ...[event.id, event.name, 1, event.by?.kind ?? 'anonymous', event.by?.accountId ?? null, event.clientId],
    ...[event.task?.id ?? null, addressOf(event.by), world.random.uuid(), canonical(event.payload)],
    toStored(new Date(event.at)),
  ]
  await insertRows(sql, { table: 'event_log', columns, rowOf }, events)
  const feed = { table: 'event_feed', columns: ['feed_position', 'event_id'] }
  await insertRows(sql, { ...feed, rowOf: ({ id }: WrittenEvent) => [id, id] }, events)
  await sql.query('UPDATE leases SET position = ?', [events.length])
  return events
}

function eventsOfTask(task: DemoTask, number: string, files: number): NewEvent[] {
  const { facts, made, id: taskId } = task
  const { clientId, typeId, title, groupId, source } = facts
  const [first] = task.events.filter(({ name }) => name === 'task.taken' || name === 'task.assigned')
  const [firstDue] = task.events.filter(({ name }) => name === 'task.due-set')
  const created = {
    ...{ taskId, version: 0, number, clientId, typeId, title, groupId, source, files },
    assigneeId: first === undefined ? task.assigneeId : first.payload['before'],
    dueAt: firstDue?.payload['before'] ?? new Date(task.dueAt).toISOString(),
  }
  return [
    { at: made.at, name: 'task.created', by: made.by, task, clientId, payload: created },
    ...task.events.map(({ at, name, by, payload, entry }) => ({
      ...{ at, name, by, task, clientId },
      payload: { taskId, ...payload, ...(entry === null ? {} : { entryId: entry.id }) },
    })),
  ]
}

/** Whoever answers a client has looked into the record first. */
function viewsOf(task: DemoTask, { now }: DemoWorld): NewEvent[] {
  const { clientId } = task.facts
  return task.events
    .filter(({ name, by, at }) => name === 'task.replied' && by.kind === 'staff' && at > now - viewsShown)
    .map(({ at, by }) => ({
      ...{ at: at - 95_000, name: 'client.viewed', by, task: null, clientId },
      payload: { clientId },
    }))
}

function uploadOf({ id: fileId, task, at, name, mediaType, size, sha256 }: WrittenFile): NewEvent {
  const payload = { fileId, name, mediaType, size, sha256 }
  return { at, name: 'file.uploaded', by: task.made.by, task: null, clientId: null, payload }
}

function eventsOfAccount(account: DemoAccounts['all'][number]): NewEvent[] {
  const { id: accountId, kind, login, group, createdAt: at, createdBy, state, clientIds } = account
  const by: DemoActor | null = createdBy === null ? null : { accountId: createdBy, kind: 'staff' }
  const subject = { task: null, clientId: clientIds[0] ?? null }
  const payload = { accountId, kind, login, groups: [group], by: 'link' }
  const created: NewEvent = { at, name: 'account.created', by, ...subject, payload }
  if (state === 'invited') return [created]
  const activated: NewEvent = {
    ...{ at: at + 5_400_000, name: 'account.activated', by: { accountId, kind }, ...subject },
    payload: { accountId, version: 1, before: 'invited', after: 'active' },
  }
  return [created, activated]
}

function signIns(accounts: DemoAccounts, { random, hours, now }: DemoWorld): NewEvent[] {
  const lately = hours.days.filter(
    (known) => known.isWorking && known.opens > now - signInsShown && known.opens < now,
  )
  const ofStaff = lately.flatMap(({ opens }) =>
    [...accounts.staff].flatMap(([login, accountId]): NewEvent[] => {
      if (random.chance(0.08)) return []
      const at = opens - random.whole(-9, 14) * 60_000 - random.whole(0, 59_000)
      const by: DemoActor = { accountId, kind: 'staff' }
      const subject = { task: null, clientId: null }
      const failed: NewEvent = {
        ...{ at: at - 21_000, name: 'account.sign-in-failed', by: null, ...subject },
        payload: { login, reason: 'password' },
      }
      const done: NewEvent = {
        at,
        name: 'account.signed-in',
        by,
        ...subject,
        payload: { accountId, app: 'desktop' },
      }
      return random.chance(0.04) ? [failed, done] : [done]
    }),
  )
  const ofClients = accounts.all
    .filter(({ kind, lastSignedInAt }) => kind === 'client' && lastSignedInAt !== null)
    .map(({ id: accountId, lastSignedInAt, clientIds }): NewEvent => ({
      ...{
        at: lastSignedInAt ?? 0,
        name: 'account.signed-in',
        by: { accountId, kind: 'client' },
        task: null,
      },
      clientId: clientIds[0] ?? null,
      payload: { accountId, app: 'portal' },
    }))
  return [...ofStaff, ...ofClients]
}

/** The office's own network, and addresses kept for documentation. */
function addressOf(by: DemoActor | null): string {
  if (by?.kind === 'client') return `198.51.100.${(by.accountId * 37) % 254}`
  return `10.20.0.${by === null ? 250 : 10 + by.accountId}`
}
