import type { ErrorCode } from '../kernel/errors.ts'
import type { TaskStatus } from './schema.ts'

/** Who moves a task: a member of staff, the client it belongs to, or the office's own clock. */
export type Mover = 'staff' | 'client'

/** Who may move a task from one state to another. A pair that is not here is refused. */
const taskMoves: Readonly<Record<TaskStatus, Partial<Record<TaskStatus, readonly Mover[]>>>> = {
  new: {
    'in-progress': ['staff'],
    waiting: ['staff'],
    resolved: ['staff'],
    rejected: ['staff'],
    closed: ['client'],
  },
  'in-progress': { waiting: ['staff'], resolved: ['staff'], rejected: ['staff'], closed: ['client'] },
  waiting: {
    'in-progress': ['staff', 'client'],
    resolved: ['staff'],
    rejected: ['staff'],
    closed: ['client'],
  },
  resolved: { 'in-progress': ['staff', 'client'], closed: ['staff', 'client'] },
  closed: { 'in-progress': ['staff'] },
  rejected: { 'in-progress': ['staff'] },
}

const openStatuses: readonly TaskStatus[] = ['new', 'in-progress', 'waiting']

/** Whether the office still has to do something; the stored column `is_open` says the same. */
export function isOpen(status: TaskStatus): boolean {
  return openStatuses.includes(status)
}

/** Whether nothing is written on a task any more unless it is opened again. */
export function isEnded(status: TaskStatus): boolean {
  return status === 'closed' || status === 'rejected'
}

/** The states a mover may take a task to. */
export function movesFrom(status: TaskStatus, mover: Mover): TaskStatus[] {
  return (Object.entries(taskMoves[status]) as [TaskStatus, readonly Mover[]][])
    .filter(([, movers]) => movers.includes(mover))
    .map(([to]) => to)
}

/** Whether a move has to say why: the client reads the reason of a rejection and of opening again. */
export function moveNeedsReason(from: TaskStatus, to: TaskStatus): boolean {
  return to === 'rejected' || (isEnded(from) && to === 'in-progress')
}

/** Why a task cannot be moved, or null when it can. */
export function refusalToMove(move: {
  from: TaskStatus
  to: TaskStatus
  mover: Mover
  reason?: string | undefined
}): ErrorCode | null {
  if (!taskMoves[move.from][move.to]?.includes(move.mover)) return 'task.move-not-allowed'
  if (move.mover === 'staff' && moveNeedsReason(move.from, move.to) && !move.reason)
    return 'task.reason-missing'
  return null
}

/** Why a task cannot be taken now, or null when it can. */
export function refusalToTake(task: { assigneeId: number | null; status: TaskStatus }): ErrorCode | null {
  if (isEnded(task.status)) return 'task.ended'
  return task.assigneeId === null ? null : 'task.already-taken'
}

/** Why nothing may be written on a task, no reply, note, deadline or priority, or null when it may. */
export function refusalToWrite(task: { status: TaskStatus }): ErrorCode | null {
  return isEnded(task.status) ? 'task.ended' : null
}

/** Why a task cannot be handed to `to` (null: back to the queue), or null when it can. Taking it from someone needs a reason. */
export function refusalToAssign(
  task: { assigneeId: number | null; status: TaskStatus },
  hand: { to: number | null; reason: string },
): ErrorCode | null {
  if (isEnded(task.status)) return 'task.ended'
  if (task.assigneeId === hand.to) return 'task.assignee-same'
  return task.assigneeId !== null && hand.reason === '' ? 'task.reason-missing' : null
}

/** Why a deadline cannot be moved to the end of `dueOn`, or null when it can. */
export function refusalToSetDue(
  task: { status: TaskStatus },
  move: { dueOn: string; today: string; reason: string },
): ErrorCode | null {
  if (isEnded(task.status)) return 'task.ended'
  if (move.dueOn < move.today) return 'task.due-in-past'
  return move.reason === '' ? 'task.reason-missing' : null
}

/** The state after a client's public reply: what waited for the client, or was thought done, is work again. */
export function statusAfterClientReply(status: TaskStatus): TaskStatus {
  return status === 'waiting' || status === 'resolved' ? 'in-progress' : status
}

/** The state after the first public reply of staff: an answered task is no longer new. */
export function statusAfterStaffReply(status: TaskStatus): TaskStatus {
  return status === 'new' ? 'in-progress' : status
}
