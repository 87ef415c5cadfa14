import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { inComponent } from '../support/in-component.ts'

const empty = () => ({ body: '', files: [] as number[] })
const draftOf = (key: string | null | ReturnType<typeof ref<string | null>>) =>
  inComponent(() => useDraft({ key: key as string, empty }))

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe('a draft', () => {
  it('comes back after the window was closed', () => {
    const before = draftOf('1.reply.7')
    expect(before.result.restoredFrom.value).toBeNull()
    before.result.content.value.body = 'Dzień dobry'
    window.dispatchEvent(new Event('pagehide'))
    const { result } = draftOf('1.reply.7')
    expect(result.content.value.body).toBe('Dzień dobry')
    expect(result.restoredFrom.value).toBeInstanceOf(Date)
  })

  it('is written a little after the last change', async () => {
    const { result } = draftOf('1.reply.7')
    result.content.value.body = 'a'
    await nextTick()
    expect(localStorage.length).toBe(0)
    vi.advanceTimersByTime(300)
    expect(localStorage.length).toBe(1)
  })

  it('goes once the server has acknowledged it', async () => {
    const { result } = draftOf('1.reply.7')
    result.content.value.body = 'a'
    await nextTick()
    vi.advanceTimersByTime(300)
    result.acknowledge()
    await nextTick()
    vi.advanceTimersByTime(300)
    expect(result.content.value).toEqual(empty())
    expect(localStorage.length).toBe(0)
  })

  it('belongs to what it is about', async () => {
    const key = ref<string | null>('1.reply.7')
    const { result } = draftOf(key)
    result.content.value.body = 'about 7'
    await nextTick()
    key.value = '1.reply.8'
    expect(result.content.value.body).toBe('')
    key.value = '1.reply.7'
    expect(result.content.value.body).toBe('about 7')
  })

  it('leaves nothing behind when everything was deleted again', async () => {
    const { result, wrapper } = draftOf('1.reply.7')
    result.content.value.body = 'a'
    await nextTick()
    vi.advanceTimersByTime(300)
    result.content.value.body = ''
    await nextTick()
    wrapper.unmount()
    expect(localStorage.length).toBe(0)
  })

  it('starts empty where storage holds something else', () => {
    localStorage.setItem('okienko.draft.1.reply.7', '{broken')
    const { result } = draftOf('1.reply.7')
    expect(result.content.value).toEqual(empty())
  })
})
