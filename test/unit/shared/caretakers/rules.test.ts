import { describe, expect, it } from 'vitest'
import { assignmentOfNewTask } from '#shared/domain/caretakers/rules.ts'

describe('who gets a new task', () => {
  it('is the caretaker of the client', () => {
    expect(assignmentOfNewTask({ caretaker: { id: 7, canWork: true }, groupId: 2 })).toEqual({
      assigneeId: 7,
      groupId: 2,
    })
  })

  it.each([
    ['nobody looks after the client', null],
    ['the caretaker cannot work on tasks', { id: 7, canWork: false }],
  ])('is nobody yet, in the queue of the group, where %s', (_, caretaker) => {
    expect(assignmentOfNewTask({ caretaker, groupId: 2 })).toEqual({ assigneeId: null, groupId: 2 })
  })
})
