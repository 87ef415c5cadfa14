import { isEnded, isOpen } from '#shared/domain/tasks/rules.ts'
import type { RequestDetail, TaskEntry, TaskStatus } from '#shared/domain/tasks/schema.ts'
import type { portalZone } from '#shared/messages/pl/portal-zone.ts'

type WayKey = Exclude<keyof typeof portalZone & `portal.way.${string}`, `portal.way.when.${string}`>

/** One step on the way of a request: the key of its words, and the instant at which it was reached. */
export interface Step {
  readonly key: string
  readonly state: 'done' | 'current' | 'upcoming'
  readonly text: WayKey
  readonly at: string | null
}

/**
 * The way of a request in the client's words: what was done, where it stands, what is to come. A state that the
 * client waits in is told twice: as reached, and as what happens now.
 */
export function wayOf(request: RequestDetail, entries: readonly TaskEntry[]): Step[] {
  const { status, createdAt } = request
  const moves = entries.filter(({ change }) => change?.field === 'status')
  const done: Step[] = [
    { key: 'filed', state: 'done', text: 'portal.way.filed', at: createdAt },
    ...moves.map((move) => ({
      key: String(move.id),
      state: 'done' as const,
      text: doneText(move),
      at: move.createdAt,
    })),
  ]
  if (isEnded(status)) return done
  // Being worked on or waited for is the last move itself, seen from inside.
  const reached = isOpen(status) && moves.length > 0 ? done.slice(0, -1) : done
  const since = reached.length < done.length ? (done.at(-1)?.at ?? null) : null
  return [
    ...reached,
    { key: 'now', state: 'current', text: nowText(request), at: since },
    { key: 'next', state: 'upcoming', text: nextText(status), at: null },
  ]
}

function doneText({ change, authorKind }: TaskEntry): WayKey {
  const to = change?.to as TaskStatus
  const from = change?.from as TaskStatus
  if (to === 'in-progress' && (from === 'resolved' || isEnded(from))) return 'portal.way.reopened'
  if (to === 'closed' && authorKind === 'client')
    return from === 'resolved' ? 'portal.way.confirmed' : 'portal.way.withdrawn'
  return to === 'new' ? 'portal.way.filed' : `portal.way.${to}`
}

function nowText({ status, caretakerName }: RequestDetail): WayKey {
  if (status === 'waiting' || status === 'resolved' || status === 'in-progress')
    return `portal.way.now.${status}`
  return caretakerName === null ? 'portal.way.now.unassigned' : 'portal.way.now.assigned'
}

function nextText(status: TaskStatus): WayKey {
  return isOpen(status) ? 'portal.way.next.answer' : 'portal.way.next.closing'
}
