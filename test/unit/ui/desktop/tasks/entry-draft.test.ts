import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useEntryDraft } from '#desktop/renderer/features/tasks/use-entry-draft.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { taskDetail } from '../support/rows.ts'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const keyOf = (input: unknown): string => (input as { requestKey: string }).requestKey

describe('a reply being written', () => {
  it('is sent again under the same key after an answer was lost, so that it counts once', async () => {
    const server = fakeServer(() => ({ value: taskDetail({ version: 4 }) }))
    const { result: reply } = inDesktop(() => useEntryDraft(1, 'reply'))
    reply.content.value.body = 'Monter będzie jutro.'
    server.isGone = true
    expect((await reply.send.run()).ok).toBe(false)
    expect(reply.content.value.body).toBe('Monter będzie jutro.')
    const kept = reply.content.value.attempt?.key
    server.isGone = false
    expect((await reply.send.run()).ok).toBe(true)
    expect(keyOf(server.calls.at(-1)?.input)).toBe(kept)
    expect(reply.content.value.body).toBe('')
  })

  it('gets a new key once it says something else', async () => {
    const server = fakeServer(() => ({ refused: 'server.busy' }))
    const { result: reply } = inDesktop(() => useEntryDraft(1, 'reply'))
    reply.content.value.body = 'Jutro.'
    await reply.send.run()
    reply.content.value.body = 'Pojutrze.'
    await reply.send.run()
    const [first, second] = server.calls.map((call) => keyOf(call.input))
    expect(first).not.toBe(second)
  })

  it('comes back after a restart, and belongs to one task and one kind', async () => {
    vi.useFakeTimers()
    const first = inDesktop(() => useEntryDraft(1, 'reply'))
    first.result.content.value.body = 'Zaczęte'
    await vi.advanceTimersByTimeAsync(400)
    first.wrapper.unmount()
    vi.useRealTimers()
    expect(inDesktop(() => useEntryDraft(1, 'reply')).result.content.value.body).toBe('Zaczęte')
    expect(inDesktop(() => useEntryDraft(1, 'note')).result.content.value.body).toBe('')
    expect(inDesktop(() => useEntryDraft(2, 'reply')).result.content.value.body).toBe('')
  })
})
