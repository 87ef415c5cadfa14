import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useTaskChanges, type TaskChanges } from '#desktop/renderer/features/tasks/use-task-changes.ts'
import TaskMoveDialog from '#desktop/renderer/features/tasks/components/TaskMoveDialog.vue'
import { inDesktop, mariasWindow } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { taskRow } from '../support/rows.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const ctrlEnter = { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }

function ask(changes: TaskChanges) {
  return mount(TaskMoveDialog, {
    attachTo: document.body,
    props: { task: taskRow(), changes, to: 'rejected' },
    global: { plugins: mariasWindow() },
  })
}

describe('a question before a task is changed', () => {
  it('is sent with Ctrl+Enter once it is answered, and takes its refusal along when it closes', async () => {
    const server = fakeServer(() => ({ refused: 'task.move-not-allowed' }))
    const { result: changes } = inDesktop(useTaskChanges)
    const dialog = ask(changes)
    const field = dialog.get('textarea')
    field.element.dispatchEvent(new KeyboardEvent('keydown', ctrlEnter))
    await vi.waitFor(() => expect(field.attributes('aria-invalid')).toBe('true'))
    expect(server.calls).toEqual([])

    await field.setValue('Nie nasza sprawa.')
    field.element.dispatchEvent(new KeyboardEvent('keydown', ctrlEnter))
    await vi.waitFor(() => expect(dialog.get('[role=alert]').text()).not.toBe(''))
    expect(dialog.emitted('close')).toBeUndefined()
    dialog.unmount()
    expect(changes.refusal()).toBeNull()
  })
})
