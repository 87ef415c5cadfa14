import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { QueueFilter } from '#shared/domain/tasks/schema.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import type { Condition } from '#server/platform/database/conditions.ts'
import type { Value } from '#server/platform/database/connection.ts'
import { always, inGroups, seesAll, taskScope } from './scope.ts'

/** The generated column that keeps queues apart: every open state is one stage. */
export type Stage = 'open' | 'resolved' | 'closed' | 'rejected'

/**
 * A stretch of one index in which tasks lie in the order of their deadlines. The index is named in the SQL: at a
 * million rows a wrong guess of the optimizer costs seconds.
 */
export interface Stretch {
  readonly index: 'assignee' | 'assignee_type' | 'group' | 'due' | 'type' | 'client'
  readonly where: readonly Condition[]
}

/** How a filter is read for one actor. */
export interface QueuePlan {
  readonly stages: readonly Stage[]
  /** What a row has to be, whichever way it is found; all but its stage. */
  readonly conditions: readonly Condition[]
  /** The ways in that read hardly more than is shown; those of one queue may overlap. */
  readonly stretches: readonly Stretch[]
  /** Whether the stretches hold one person's or one client's tasks, a small part of the office's. */
  readonly isNarrow: boolean
}

type Assignee = number | null | 'anybody' | 'nobody'

/** What the ways into a queue are chosen by. */
interface Asked {
  readonly actor: Actor
  readonly filter: QueueFilter
  readonly stages: readonly Stage[]
  readonly assignee: number | null | 'anybody'
  /** The actor's groups and, for whoever sees all, every group; of a type, only those that have tasks of it. */
  readonly ownGroups: readonly number[]
  readonly allGroups: readonly number[]
  /** Which rows are in the view and in reach, where the way in does not say so itself. */
  readonly guards: readonly Condition[]
}

/**
 * How the filter is read for an actor; null when nothing can match. `typeGroups` are the groups in which there are
 * tasks of the filter's type; without a type they are not asked for.
 */
export function planQueue(
  actor: Actor,
  filter: QueueFilter,
  at: { now: string; typeGroups?: readonly number[] },
): QueuePlan | null {
  const { view, typeId } = filter
  const { typeGroups = [] } = at
  const stages = stagesOf(filter)
  const assignee = assigneeOf(actor, filter)
  if (assignee === 'nobody' || stages.length === 0) return null
  const ownGroups =
    typeId === undefined ? actor.groupIds : actor.groupIds.filter((id) => typeGroups.includes(id))
  const isOwn = assignee === actor.accountId
  const isOfGroups = view === 'my-groups' || !(seesAll(actor) || isOwn || assignee === 'anybody')
  if (isOfGroups && ownGroups.length === 0) return null

  const facts = factsOf(filter, at.now)
  const guards = [
    view === 'my-groups' ? inGroups(actor, 't') : always,
    seesAll(actor) || isOwn ? always : taskScope(actor, 't'),
  ]
  const ways = waysIn({ actor, filter, stages, assignee, ownGroups, allGroups: typeGroups, guards })
  return {
    stages,
    conditions: [...facts, isAssignedTo(assignee), ...guards],
    stretches: ways.flatMap(({ index, where }) =>
      stages.map((stage) => ({ index, where: [...where, equals('t.stage', stage), ...facts] })),
    ),
    isNarrow: filter.clientId !== undefined || assignee !== 'anybody',
  }
}

/** The narrowest index for what is asked; the rest of the filter is checked on the entries it brings. */
function waysIn(asked: Asked): Stretch[] {
  const { actor, filter, stages, assignee, ownGroups, allGroups, guards } = asked
  const { view, typeId, clientId } = filter
  const ofPerson = typeId === undefined ? 'assignee' : 'assignee_type'
  const ofGroups = (groupIds: readonly number[]): Stretch[] =>
    groupIds.map((id) => ({
      index: typeId === undefined ? 'group' : 'type',
      where: [equals('t.group_id', id)],
    }))
  if (clientId !== undefined) {
    const isOpen = equals('t.is_open', stages.includes('open') ? 1 : 0)
    return [{ index: 'client', where: [isOpen, isAssignedTo(assignee), ...guards] }]
  }
  if (assignee !== 'anybody') return [{ index: ofPerson, where: [isAssignedTo(assignee), ...guards] }]
  if (view === 'my-groups') return ofGroups(ownGroups)
  if (!seesAll(actor))
    return [{ index: ofPerson, where: [isAssignedTo(actor.accountId)] }, ...ofGroups(ownGroups)]
  return typeId === undefined ? [{ index: 'due', where: [] }] : ofGroups(allGroups)
}

export function equals(column: string, value: Value): Condition {
  return { sql: `${column} = ?`, values: [value] }
}

export function isIn(column: string, values: readonly (string | number)[]): Condition {
  return { sql: `${column} IN (?)`, values: [values] }
}

function factsOf(filter: QueueFilter, now: string): Condition[] {
  const { state, typeId, clientId, overdueOnly } = filter
  return [
    ...(isOneOpenState(state) ? [equals('t.status', state)] : []),
    ...(typeId === undefined ? [] : [equals('t.type_id', typeId)]),
    ...(clientId === undefined ? [] : [equals('t.client_id', clientId)]),
    ...(overdueOnly ? [{ sql: 't.due_at <= ?', values: [now] }] : []),
  ]
}

function assigneeOf(actor: Actor, { view, assigneeId }: QueueFilter): Assignee {
  const wanted = view === 'mine' ? actor.accountId : view === 'unassigned' ? null : undefined
  if (wanted === undefined) return assigneeId ?? 'anybody'
  return assigneeId === undefined || assigneeId === wanted ? wanted : 'nobody'
}

function isAssignedTo(assignee: Exclude<Assignee, 'nobody'>): Condition {
  if (assignee === 'anybody') return always
  return assignee === null ? { sql: 't.assignee_id IS NULL', values: [] } : equals('t.assignee_id', assignee)
}

/** What has ended is late no more, so that nothing of it is overdue. */
function stagesOf({ state, overdueOnly }: QueueFilter): Stage[] {
  switch (state) {
    case 'open':
    case 'new':
    case 'in-progress':
    case 'waiting':
      return ['open']
    case 'ended':
      return overdueOnly ? [] : ['resolved', 'closed', 'rejected']
    case 'resolved':
    case 'closed':
    case 'rejected':
      return overdueOnly ? [] : [state]
  }
}

function isOneOpenState(state: QueueFilter['state']): boolean {
  return state !== 'open' && state !== 'ended' && isOpen(state)
}
