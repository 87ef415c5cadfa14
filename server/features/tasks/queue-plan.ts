import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { QueueFilter } from '#shared/domain/tasks/schema.ts'
import type { Actor } from '#server/platform/auth/actor.ts'
import type { Value } from '#server/platform/database/connection.ts'
import { always, inGroups, seesAll, taskScope, type Condition } from './scope.ts'

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

/**
 * How the filter is read for an actor; null when nothing can match. `typeGroups` are the groups in which there are
 * tasks of the filter's type; without a type they are not asked for.
 */
export function planQueue(
  actor: Actor,
  filter: QueueFilter,
  at: { now: string; typeGroups?: readonly number[] },
): QueuePlan | null {
  const stages = stagesOf(filter)
  const assignee = assigneeOf(actor, filter)
  if (assignee === 'nobody' || stages.length === 0) return null
  const facts = factsOf(filter, at.now)
  const group = filter.view === 'my-groups' ? inGroups(actor, 't') : always
  const scope = seesAll(actor) ? always : taskScope(actor, 't')
  const person = assignee === 'anybody' ? always : isAssignedTo(assignee)

  const staged = (index: Stretch['index'], ...where: Condition[]): Stretch[] =>
    stages.map((stage) => ({ index, where: [...where, equals('t.stage', stage), ...facts] }))
  const inGroup = (index: 'group' | 'type', groupIds: readonly number[]): Stretch[] =>
    groupIds.flatMap((id) => staged(index, equals('t.group_id', id)))
  const { typeId } = filter
  const ofAssignee = (...where: Condition[]) =>
    staged(typeId === undefined ? 'assignee' : 'assignee_type', ...where)
  const ofGroups = (groupIds: readonly number[]) =>
    typeId === undefined
      ? inGroup('group', groupIds)
      : inGroup(
          'type',
          groupIds.filter((id) => at.typeGroups?.includes(id)),
        )

  let stretches: Stretch[]
  if (filter.clientId !== undefined) {
    const where = [equals('t.is_open', stages.includes('open') ? 1 : 0), isIn('t.stage', stages)]
    stretches = [{ index: 'client', where: [...where, ...facts, person, group, scope] }]
  } else if (assignee !== 'anybody') {
    stretches = ofAssignee(person, group, assignee === actor.accountId ? always : scope)
  } else if (filter.view === 'my-groups') stretches = ofGroups(actor.groupIds)
  else if (!seesAll(actor))
    stretches = [...ofAssignee(isAssignedTo(actor.accountId)), ...ofGroups(actor.groupIds)]
  else if (typeId === undefined) stretches = staged('due')
  else stretches = ofGroups(at.typeGroups ?? [])

  return {
    stages,
    conditions: [...facts, person, group, scope],
    stretches,
    isNarrow: filter.clientId !== undefined || assignee !== 'anybody',
  }
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

function isAssignedTo(assigneeId: number | null): Condition {
  return assigneeId === null
    ? { sql: 't.assignee_id IS NULL', values: [] }
    : equals('t.assignee_id', assigneeId)
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
