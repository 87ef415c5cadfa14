import { beforeAll, describe, expect, it } from 'vitest'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { Board } from '#shared/domain/tasks/schema.ts'
import { openTestOffice, type TestOffice } from '#test/support/caller.ts'
import { allow, makeClient, makeStaff } from '#test/support/people.ts'
import { fillWithTasks, type Known } from './many-tasks.ts'
import { groupId, openDesk, type Desk } from './support.ts'

let office: TestOffice
let manager: Desk
let tasks: Known[]
let staffIds: number[]
let leaverId: number

beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  manager = await openDesk(office, 'MANAGERS')
  leaverId = (await makeStaff(office, ['CLERKS'], { state: 'disabled' })).accountId
  staffIds = [manager.accountId, (await makeStaff(office, ['FIELD'])).accountId]
  await makeStaff(office, ['AUDITORS'])
  tasks = await fillWithTasks(
    office,
    { clientIds: [await makeClient(office)], staffIds: [...staffIds, leaverId] },
    300,
  )
})

/** The ends of the columns on this Saturday: now, midnight, the midnight after Sunday. */
const now = Date.parse('2026-11-21T11:00:00.000Z')
const today = Date.parse('2026-11-21T23:00:00.000Z')
const week = Date.parse('2026-11-22T23:00:00.000Z')

function columnOf({ dueAt }: Known): Board['columns'][number]['column'] {
  return dueAt <= now ? 'overdue' : dueAt <= today ? 'today' : dueAt <= week ? 'this-week' : 'later'
}

function expectedColumns(reached: readonly Known[]) {
  return (['overdue', 'today', 'this-week', 'later'] as const).map((column) => {
    const there = reached.filter((task) => columnOf(task) === column)
    const first = there.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id).slice(0, 20)
    return { column, count: there.length, ids: first.map((task) => task.id) }
  })
}

const shown = (board: Board) =>
  board.columns.map(({ column, count, tasks: rows }) => ({ column, count, ids: rows.map((row) => row.id) }))

describe('the manager’s board', () => {
  it('shows what is late, due today, this week and later, the most pressing first', async () => {
    const board = await manager.api.board()
    expect(shown(board)).toEqual(expectedColumns(tasks.filter((task) => isOpen(task.status))))
    expect(board.columns[0]?.tasks[0]).toMatchObject({ isOverdue: true, can: { assign: true } })
  })

  it('counts the open tasks of everyone who can work, of nobody, and of who has left with some', async () => {
    const { caretakers } = await manager.api.board()
    expect(caretakers.map((caretaker) => caretaker.id).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      [null, ...staffIds, leaverId].toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    )
    for (const { id, name, ...counts } of caretakers) {
      const own = tasks.filter((task) => isOpen(task.status) && task.assigneeId === id)
      const inColumn = (column: string) => own.filter((task) => columnOf(task) === column).length
      expect(counts).toEqual({
        overdue: inColumn('overdue'),
        today: inColumn('today'),
        thisWeek: inColumn('this-week'),
        open: own.length,
      })
      expect(name === null).toBe(id === null)
    }
  })

  it('keeps to the tasks in one’s reach', async () => {
    await allow(office, 'FIELD', 'task.oversee')
    const foreman = await openDesk(office, 'FIELD')
    const field = await groupId(office, 'FIELD')
    const reached = tasks.filter((task) => isOpen(task.status) && task.groupId === field)
    const board = await foreman.api.board()
    expect(shown(board)).toEqual(expectedColumns(reached))
    const open = board.caretakers.reduce((sum, caretaker) => sum + caretaker.open, 0)
    expect(open).toBe(reached.length)
  })
})
