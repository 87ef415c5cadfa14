import { afterEach, describe, expect, it, vi } from 'vitest'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { useTaskStore } from '#desktop/renderer/features/tasks/task-store.ts'
import { useTaskChanges } from '#desktop/renderer/features/tasks/use-task-changes.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { taskDetail, taskRow } from '../support/rows.ts'

const toasts = useToasts()

afterEach(() => {
  for (const toast of toasts.toasts.value) toasts.dismiss(toast.id)
  vi.unstubAllGlobals()
})

describe('a change of a task', () => {
  it('is sent with the version seen, and its answer is on screen', async () => {
    const server = fakeServer(() => ({ value: taskDetail({ version: 4, priority: 'urgent' }) }))
    const { result: changes } = inDesktop(useTaskChanges)
    expect(await changes.setPriority(taskRow(), 'urgent')).toBe(true)
    expect(server.calls).toEqual([
      { path: 'tasks.setPriority', input: { taskId: 1, version: 3, priority: 'urgent' } },
    ])
    expect(useTaskStore().rows.get(1)?.priority).toBe('urgent')
  })

  it('can be taken back from the toast, with the version it left behind', async () => {
    const server = fakeServer((path, input) => ({
      value: taskDetail({ version: path === 'tasks.setPriority' ? 4 : 5, ...(input as object) }),
    }))
    const { result: changes } = inDesktop(useTaskChanges)
    await changes.setPriority(taskRow({ priority: 'low' }), 'urgent')
    await toasts.undoLast()
    expect(server.calls.at(-1)).toEqual({
      path: 'tasks.setPriority',
      input: { taskId: 1, version: 3, priority: 'low' },
    })
  })

  it.each([
    ['waiting', 'in-progress', true],
    ['rejected', 'in-progress', false],
  ] as const)('from %s to %s offers undo: %s', async (before, after, hasUndo) => {
    fakeServer(() => ({
      value: taskDetail({
        version: 4,
        status: after,
        can: { ...taskRow().can, moves: ['waiting', 'rejected'] },
      }),
    }))
    const { result: changes } = inDesktop(useTaskChanges)
    await changes.move(taskRow({ status: before }), after, 'Powód')
    expect(toasts.toasts.value.at(-1)?.undo !== null).toBe(hasUndo)
  })

  it('does not offer to move a deadline back into the past', async () => {
    fakeServer(() => ({ value: taskDetail({ version: 4, dueOn: '2999-01-01' }) }))
    const { result: changes } = inDesktop(useTaskChanges)
    await changes.setDue(taskRow({ dueOn: '2020-01-01' }), '2999-01-01', 'Części w drodze')
    expect(toasts.toasts.value.at(-1)?.undo).toBeNull()
  })

  it('that meets a newer version shows both, and goes on from the newer one when asked to', async () => {
    const theirs = taskDetail({ version: 4, dueOn: '2026-12-10' })
    const stale = { changedBy: 'Ewa Kaczmarek', changedAt: '2026-11-21T10:00:00.000Z' }
    const server = fakeServer((path, input) => {
      if (path === 'tasks.get') return { value: theirs }
      return (input as { version: number }).version === 3
        ? { refused: 'row.stale', details: stale }
        : { value: taskDetail({ version: 5, dueOn: '2026-12-20' }) }
    })
    const { result: changes } = inDesktop(useTaskChanges)
    expect(await changes.setDue(taskRow(), '2026-12-20', 'Części w drodze')).toBe(false)
    expect(changes.refusal()).toBeNull()
    expect(changes.conflict.value).toMatchObject({
      seen: { dueOn: '2026-11-30' },
      now: { dueOn: '2026-12-10' },
      wish: { fact: 'due', value: '2026-12-20' },
      stale,
    })
    expect(await changes.conflict.value?.again()).toBe(true)
    expect(server.calls.at(-1)?.input).toMatchObject({ version: 4, dueOn: '2026-12-20' })
    expect(changes.conflict.value).toBeNull()
  })

  const withNews = (news: Partial<ReturnType<typeof taskDetail>>) =>
    fakeServer((path, input) => {
      const now = taskDetail({ version: 4, ...news })
      if (path === 'tasks.get') return { value: now }
      return (input as { version: number }).version === 3
        ? { refused: 'row.stale' }
        : { value: { ...now, version: 5 } }
    })

  it('goes through when what happened meanwhile leaves it as it was', async () => {
    const server = withNews({ assigneeId: 77 })
    const { result: changes } = inDesktop(useTaskChanges)
    expect(await changes.setDue(taskRow(), '2026-12-20', 'Części w drodze')).toBe(true)
    expect(changes.conflict.value).toBeNull()
    expect(server.calls.map((call) => call.path)).toEqual(['tasks.setDue', 'tasks.get', 'tasks.setDue'])
  })

  it.each([
    ['a deadline of a task that is resolved now', { status: 'resolved' }, 'due'],
    ['a new state, whatever came', { assigneeId: 77 }, 'status'],
  ] as const)('asks again about %s', async (_, news, fact) => {
    withNews(news)
    const { result: changes } = inDesktop(useTaskChanges)
    const isDone =
      fact === 'due'
        ? await changes.setDue(taskRow(), '2026-12-20', 'Części w drodze')
        : await changes.move(taskRow(), 'waiting', 'Powód')
    expect(isDone).toBe(false)
    expect(changes.conflict.value?.wish.fact).toBe(fact)
  })

  it('keeps any other refusal for the place that asked', async () => {
    fakeServer(() => ({ refused: 'task.already-taken' }))
    const { result: changes } = inDesktop(useTaskChanges)
    expect(await changes.take(taskRow({ assigneeId: null }))).toBe(false)
    expect(changes.refusal()?.code).toBe('task.already-taken')
    expect(changes.conflict.value).toBeNull()
  })
})
