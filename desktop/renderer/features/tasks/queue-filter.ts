import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import {
  queueViews,
  taskStatuses,
  type QueueFilter,
  type QueueView,
  type TaskRow,
} from '#shared/domain/tasks/schema.ts'

const states: readonly QueueFilter['state'][] = ['open', 'ended', ...taskStatuses]

const only = (value: LocationQuery[string] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null

function idFrom(value: LocationQuery[string] | undefined): number | undefined {
  const id = Number(only(value))
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** What the address bar asks the queue for; anything it does not know is left out. */
export function filterFromAddress(view: unknown, query: LocationQuery): QueueFilter {
  const typeId = idFrom(query['type'])
  const assigneeId = idFrom(query['caretaker'])
  const text = only(query['text'])?.slice(0, 100)
  return {
    view: queueViews.find((known) => known === view) ?? 'mine',
    state: states.find((known) => known === only(query['state'])) ?? 'open',
    ...(typeId === undefined ? {} : { typeId }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(only(query['overdue']) === 'yes' ? { overdueOnly: true } : {}),
    ...(text ? { text } : {}),
  }
}

/** The same filter as the address bar holds it; what is usual is not written out. */
export function addressOfFilter(filter: QueueFilter): LocationQueryRaw {
  return {
    ...(filter.state === 'open' ? {} : { state: filter.state }),
    ...(filter.typeId === undefined ? {} : { type: String(filter.typeId) }),
    ...(filter.assigneeId === undefined ? {} : { caretaker: String(filter.assigneeId) }),
    ...(filter.overdueOnly ? { overdue: 'yes' } : {}),
    ...(filter.text ? { text: filter.text } : {}),
  }
}

/** Whether anything but the view itself narrows the list. */
export const isNarrowed = (filter: QueueFilter): boolean => Object.keys(addressOfFilter(filter)).length > 0

/** Who looks at a queue, as far as its views depend on it. */
export interface Viewer {
  readonly accountId: number
  readonly groupIds: readonly number[]
}

function isInView(view: QueueView, row: TaskRow, viewer: Viewer): boolean {
  switch (view) {
    case 'mine':
      return row.assigneeId === viewer.accountId
    case 'unassigned':
      return row.assigneeId === null
    case 'my-groups':
      return viewer.groupIds.includes(row.groupId)
    case 'all':
      return true
  }
}

function isInState(state: QueueFilter['state'], row: TaskRow): boolean {
  if (state === 'open') return isOpen(row.status)
  return state === 'ended' ? !isOpen(row.status) : row.status === state
}

/** Whether a row that the live feed brought belongs on screen; a search for words is left to the server. */
export function belongsTo(filter: QueueFilter, row: TaskRow, viewer: Viewer): boolean {
  return (
    !filter.text &&
    isInView(filter.view, row, viewer) &&
    isInState(filter.state, row) &&
    (filter.typeId === undefined || row.typeId === filter.typeId) &&
    (filter.assigneeId === undefined || row.assigneeId === filter.assigneeId) &&
    (filter.clientId === undefined || row.clientId === filter.clientId) &&
    (!filter.overdueOnly || row.isOverdue)
  )
}

/** The order of a queue: the earliest deadline first, equal ones by age. */
export function byDeadline(one: TaskRow, other: TaskRow): number {
  return one.dueAt === other.dueAt ? one.id - other.id : one.dueAt < other.dueAt ? -1 : 1
}

/**
 * Puts rows that arrived since into a list read from the server, each at its place. What was read keeps its order
 * whatever changed in it; what would follow the last row read waits until more is read.
 */
export function withArrivals(
  read: readonly TaskRow[],
  arrived: readonly TaskRow[],
  isComplete: boolean,
): readonly TaskRow[] {
  const known = new Set(read.map((row) => row.id))
  const result = [...read]
  for (const row of arrived.filter((candidate) => !known.has(candidate.id)).sort(byDeadline)) {
    const place = result.findIndex((other) => byDeadline(row, other) < 0)
    if (place >= 0) result.splice(place, 0, row)
    else if (isComplete) result.push(row)
  }
  return result
}
