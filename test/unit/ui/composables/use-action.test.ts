import { describe, expect, it, vi } from 'vitest'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { errors } from '#shared/messages/pl/errors.ts'
import { inComponent } from '../support/in-component.ts'

const refused = { data: { refusal: { code: 'task.already-taken', details: {}, requestId: 'r-1' } } }

describe('an action', () => {
  it('is pending while it runs and answers the value', async () => {
    let finish: (value: string) => void = () => undefined
    const { result: take } = inComponent(() =>
      useAction((_id: number) => new Promise<string>((done) => (finish = done))),
    )
    const running = take.run(1)
    expect(take.pending).toBe(true)
    finish('taken')
    expect(await running).toEqual({ ok: true, value: 'taken' })
    expect(take.pending).toBe(false)
  })

  it('does not run twice at a time', async () => {
    const perform = vi.fn(() => new Promise<void>(() => undefined))
    const { result: take } = inComponent(() => useAction(perform))
    void take.run()
    expect(await take.run()).toEqual({ ok: false, refusal: null })
    expect(perform).toHaveBeenCalledOnce()
  })

  it('keeps why it was refused until it runs again or is cleared', async () => {
    const { result: take } = inComponent(() => useAction(() => Promise.reject(refused as unknown as Error)))
    const outcome = await take.run()
    expect(outcome.ok).toBe(false)
    expect(take.refusal).toMatchObject({
      code: 'task.already-taken',
      text: errors['task.already-taken'],
      requestId: 'r-1',
    })
    take.clear()
    expect(take.refusal).toBeNull()
  })

  it('tells what was done and takes it back', async () => {
    const { toasts, undo } = useToasts()
    const back = vi.fn(() => Promise.resolve())
    const { result: close } = inComponent(() =>
      useAction(() => Promise.resolve(7), { done: (id) => `Zamknięto ${id}.`, undo: back }),
    )
    await close.run()
    const toast = toasts.value.at(-1)
    expect(toast?.text).toBe('Zamknięto 7.')
    await undo(toast?.id ?? 0)
    expect(back).toHaveBeenCalledWith(7)
    expect(toasts.value).toEqual([])
  })

  it('says in a toast why taking back was refused', async () => {
    const { toasts, undoLast, dismiss } = useToasts()
    const { result: close } = inComponent(() =>
      useAction(() => Promise.resolve(7), {
        done: () => 'Zamknięto.',
        undo: () => Promise.reject(refused as unknown as Error),
      }),
    )
    await close.run()
    expect(await undoLast()).toBe(true)
    expect(toasts.value.map((toast) => toast.text)).toEqual([errors['task.already-taken']])
    dismiss(toasts.value[0]?.id ?? 0)
    expect(await undoLast()).toBe(false)
  })
})
