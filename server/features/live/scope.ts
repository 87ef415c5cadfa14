import type { EventName } from '#shared/domain/event-log/events.ts'
import { mayUseAccountTab } from '#server/features/accounts/index.ts'
import { reachedDocumentIds } from '#server/features/documents/index.ts'
import { visibleTaskIds } from '#server/features/tasks/index.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { FeedEvent } from '#server/platform/events/live-feed.ts'
import type { Standing } from './standing.ts'

/** Changes of a client record; that somebody looked at it is for the readers of the log. */
const clientChanges: ReadonlySet<EventName> = new Set([
  'client.created',
  'client.changed',
  'client.caretaker-set',
  'client.alert-note-set',
  'client.attributes-set',
  'client.parent-set',
  'client.merged',
  'client.merged-away',
  'contact.added',
  'contact.changed',
  'contact.removed',
  'consent.given',
  'consent.withdrawn',
  'service-point.added',
  'service-point.changed',
  'service-point.ended',
  'service-point.resumed',
])

/** What a client sees of a task. Internal notes and priorities are not among it. */
const toldToClients: ReadonlySet<EventName> = new Set([
  'task.created',
  'task.taken',
  'task.assigned',
  'task.moved',
  'task.due-set',
  'task.replied',
])

/** What both sides see of a document. */
const documentChanges: ReadonlySet<EventName> = new Set([
  'document.added',
  'document.sent',
  'document.opened',
  'document.withdrawn',
])

/** Who hears, and whether what its groups may or show has changed since it was last told of a group. */
export interface Hearer extends Standing {
  readonly hasNewRights?: boolean
}

/** Those of a batch that a window hears of. Most batches need no statement, the others one. */
export function heardBy(
  sql: Sql,
  hearer: Hearer,
  batch: readonly FeedEvent[],
): Promise<readonly FeedEvent[]> {
  return hearer.actor.kind === 'staff'
    ? heardByStaff(sql, hearer.actor, batch)
    : heardByClient(sql, hearer, batch)
}

/**
 * Staff hear of tasks in their reach and of those that have just left it, of changes of clients, of the accounts of
 * clients whose Account tab they see, of what is sent to many, of groups and of their own account; readers of the log
 * of everything else too. Nobody hears of reading the log,
 * which would have no end, nor of notifications of others.
 */
async function heardByStaff(sql: Sql, actor: Actor, batch: readonly FeedEvent[]): Promise<FeedEvent[]> {
  const audible = batch.filter(
    (event) => event.name !== 'event-log.viewed' && (!isNotification(event) || isOfOwnAccount(event, actor)),
  )
  if (has(actor, 'event.read')) return audible
  const reach = has(actor, 'task.read-all') ? null : await tasksInReach(sql, actor, audible)
  const tabs = await accountTabs(sql, actor, audible)
  const told = await tellingsOf(sql, actor, audible)
  return audible.filter((event) => {
    if (isOfTask(event)) return reach === null || reach.has(event.taskId) || wasOf(actor, event)
    if (isOfGroup(event) || told.has(event)) return true
    if (clientChanges.has(event.name)) return has(actor, 'client.read')
    if (event.name.startsWith('document.sending-')) return has(actor, 'document.send')
    if (documentChanges.has(event.name)) return has(actor, 'document.read') && has(actor, 'client.read')
    if (isOfAccounts(event) && tabs.has(event.clientId)) return true
    return isOfOwnAccount(event, actor)
  })
}

/** The clients of events about accounts whose Account tab the actor sees. */
async function accountTabs(
  sql: Sql,
  actor: Actor,
  events: readonly FeedEvent[],
): Promise<ReadonlySet<number | null>> {
  const ids = new Set(events.flatMap((event) => (isOfAccounts(event) ? (event.clientId ?? []) : [])))
  if (ids.size === 0) return ids
  const clients = await sql.rows<{ id: number; caretakerId: number | null }>(
    'SELECT id, caretaker_id AS caretakerId FROM clients WHERE id IN (?)',
    [[...ids]],
  )
  return new Set(clients.filter((client) => mayUseAccountTab(actor, client)).map(({ id }) => id))
}

/**
 * Client accounts hear of what they may see of the tasks and documents of their clients, of their own account, and of
 * changes of groups that change what they may or are shown.
 */
async function heardByClient(
  sql: Sql,
  { actor, clientIds, hasNewRights = false }: Hearer,
  batch: readonly FeedEvent[],
): Promise<FeedEvent[]> {
  const told = batch.filter(({ name, clientId }) => toldToClients.has(name) && clientIds.has(clientId ?? 0))
  const reach = await tasksInReach(sql, actor, told)
  const documents = await documentsInReach(sql, actor, batch)
  const tellings = await tellingsOf(sql, actor, batch)
  return batch.filter(
    (event) =>
      tellings.has(event) ||
      isOfOwnAccount(event, actor) ||
      (hasNewRights && isOfGroup(event)) ||
      (told.includes(event) && reach.has(event.taskId)) ||
      documents.has(documentOf(event)),
  )
}

/** Those of some events by which an account was told of a publication. */
async function tellingsOf(
  sql: Sql,
  { accountId }: Actor,
  batch: readonly FeedEvent[],
): Promise<ReadonlySet<FeedEvent>> {
  const near = batch.filter(
    ({ name, payload }) =>
      name === 'readers.told' &&
      Number(payload['afterAccountId']) < accountId &&
      accountId <= Number(payload['lastAccountId']),
  )
  if (near.length === 0) return new Set()
  const rows = await sql.rows<{ eventId: number }>(
    'SELECT event_id AS eventId FROM notifications WHERE account_id = ? AND event_id IN (?)',
    [accountId, near.map(({ payload }) => Number(payload['causeId']))],
  )
  const causes = new Set(rows.map(({ eventId }) => eventId))
  return new Set(near.filter(({ payload }) => causes.has(Number(payload['causeId']))))
}

async function documentsInReach(
  sql: Sql,
  actor: Actor,
  batch: readonly FeedEvent[],
): Promise<ReadonlySet<number | null>> {
  const ids = new Set(batch.flatMap((event) => documentOf(event) ?? []))
  return ids.size === 0 ? ids : reachedDocumentIds(sql, actor, [...ids])
}

function documentOf({ name, payload }: FeedEvent): number | null {
  return documentChanges.has(name) ? Number(payload['documentId']) : null
}

async function tasksInReach(
  sql: Sql,
  actor: Actor,
  events: readonly FeedEvent[],
): Promise<ReadonlySet<number | null>> {
  const taskIds = new Set(events.flatMap((event) => (isOfTask(event) ? (event.taskId ?? []) : [])))
  return taskIds.size === 0 ? taskIds : visibleTaskIds(sql, actor, [...taskIds])
}

/**
 * Whether an event may have ended the actor's sign-in or changed what it may see. A group hands on what it may to those
 * that inherit, so any of them may be the actor's.
 */
export function touchesSignIn(event: FeedEvent, actor: Actor): boolean {
  return isOfGroup(event) || (isOfAccounts(event) && isOfOwnAccount(event, actor))
}

function wasOf(actor: Actor, { payload }: FeedEvent): boolean {
  return payload['before'] === actor.accountId
}

function isOfTask({ name }: FeedEvent): boolean {
  return name.startsWith('task.')
}

/** Whether an event is of a group and may change what its members may or see. */
export function isOfGroup({ name }: FeedEvent): boolean {
  return name.startsWith('group.')
}

function isOfAccounts({ name }: FeedEvent): boolean {
  return /^(account|delegate)\./.test(name)
}

function isNotification({ name }: FeedEvent): boolean {
  return name.startsWith('notification.')
}

function isOfOwnAccount({ name, payload }: FeedEvent, actor: Actor): boolean {
  return /^(account|delegate|notification)\./.test(name) && payload['accountId'] === actor.accountId
}
