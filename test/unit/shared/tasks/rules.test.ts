import { describe, expect, it } from 'vitest'
import {
  isEnded,
  isOpen,
  movesFrom,
  moveNeedsReason,
  refusalToAssign,
  refusalToMove,
  refusalToSetDue,
  refusalToTake,
  refusalToWrite,
  statusAfterClientReply,
  statusAfterStaffReply,
} from '#shared/domain/tasks/rules.ts'
import { taskStatuses, type TaskStatus } from '#shared/domain/tasks/schema.ts'

/** For each state, where staff may move it and where its client may. */
const moves: Record<TaskStatus, { staff: TaskStatus[]; client: TaskStatus[] }> = {
  new: { staff: ['in-progress', 'waiting', 'resolved', 'rejected'], client: ['closed'] },
  'in-progress': { staff: ['waiting', 'resolved', 'rejected'], client: ['closed'] },
  waiting: { staff: ['in-progress', 'resolved', 'rejected'], client: ['in-progress', 'closed'] },
  resolved: { staff: ['in-progress', 'closed'], client: ['in-progress', 'closed'] },
  closed: { staff: ['in-progress'], client: [] },
  rejected: { staff: ['in-progress'], client: [] },
}

describe('moving a task', () => {
  it.each(taskStatuses)('knows where a task that is %s may go', (status) => {
    expect(movesFrom(status, 'staff')).toEqual(moves[status].staff)
    expect(movesFrom(status, 'client')).toEqual(moves[status].client)
  })

  it('refuses every pair that is not in the table, and no other', () => {
    for (const from of taskStatuses) {
      for (const to of taskStatuses) {
        for (const mover of ['staff', 'client'] as const) {
          const isAllowed = moves[from][mover].includes(to)
          const refusal = refusalToMove({ from, to, mover, reason: 'because' })
          expect(refusal, `${mover}: ${from} → ${to}`).toBe(isAllowed ? null : 'task.move-not-allowed')
        }
      }
    }
  })

  it('asks staff for a reason to reject and to open again', () => {
    expect(refusalToMove({ from: 'new', to: 'rejected', mover: 'staff' })).toBe('task.reason-missing')
    expect(refusalToMove({ from: 'closed', to: 'in-progress', mover: 'staff', reason: '' })).toBe(
      'task.reason-missing',
    )
    expect(refusalToMove({ from: 'resolved', to: 'in-progress', mover: 'staff' })).toBeNull()
    expect(moveNeedsReason('waiting', 'in-progress')).toBe(false)
  })
})

describe('states', () => {
  it('are open while the office has something to do, and ended when nothing is written any more', () => {
    expect(taskStatuses.filter(isOpen)).toEqual(['new', 'in-progress', 'waiting'])
    expect(taskStatuses.filter(isEnded)).toEqual(['closed', 'rejected'])
  })

  it('follow from replies', () => {
    const afterClient = taskStatuses.map((status) => statusAfterClientReply(status))
    expect(afterClient).toEqual(['new', 'in-progress', 'in-progress', 'in-progress', 'closed', 'rejected'])
    const afterStaff = taskStatuses.map((status) => statusAfterStaffReply(status))
    expect(afterStaff).toEqual(['in-progress', 'in-progress', 'waiting', 'resolved', 'closed', 'rejected'])
  })
})

describe('taking, handing over and writing', () => {
  it('lets nobody take what somebody has or what has ended', () => {
    expect(refusalToTake({ assigneeId: null, status: 'new' })).toBeNull()
    expect(refusalToTake({ assigneeId: null, status: 'resolved' })).toBeNull()
    expect(refusalToTake({ assigneeId: 7, status: 'new' })).toBe('task.already-taken')
    expect(refusalToTake({ assigneeId: null, status: 'closed' })).toBe('task.ended')
  })

  it('asks for a reason only where a task is taken from somebody', () => {
    const task = { assigneeId: 7, status: 'new' as const }
    expect(refusalToAssign(task, { to: 8, reason: '' })).toBe('task.reason-missing')
    expect(refusalToAssign(task, { to: null, reason: '' })).toBe('task.reason-missing')
    expect(refusalToAssign(task, { to: 8, reason: 'urlop' })).toBeNull()
    expect(refusalToAssign({ ...task, assigneeId: null }, { to: 8, reason: '' })).toBeNull()
    expect(refusalToAssign(task, { to: 7, reason: 'x' })).toBe('task.assignee-same')
    expect(refusalToAssign({ ...task, status: 'rejected' }, { to: 8, reason: 'x' })).toBe('task.ended')
  })

  it('moves a deadline to today at the earliest, with a reason', () => {
    const task = { status: 'waiting' as const }
    const today = '2026-11-21'
    expect(refusalToSetDue(task, { dueOn: today, today, reason: 'pilne' })).toBeNull()
    expect(refusalToSetDue(task, { dueOn: '2026-11-20', today, reason: 'x' })).toBe('task.due-in-past')
    expect(refusalToSetDue(task, { dueOn: today, today, reason: '' })).toBe('task.reason-missing')
    expect(refusalToSetDue({ status: 'closed' }, { dueOn: today, today, reason: 'x' })).toBe('task.ended')
  })

  it('keeps ended tasks as they are', () => {
    expect(taskStatuses.filter((status) => refusalToWrite({ status }) === null)).toEqual([
      'new',
      'in-progress',
      'waiting',
      'resolved',
    ])
  })
})
