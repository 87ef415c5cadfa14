import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import type { Content, SaveDraftInput } from '#shared/domain/publications/schema.ts'
import { usePublicationDraft } from '#desktop/renderer/features/publications/use-publication-draft.ts'
import { inDesktop } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'
import { aPublication, aVersion, contentOf, wordsOf } from './a-publication.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

/** A server that keeps one draft; `held` may be changed under the window, as by somebody else. */
function office() {
  const held = { content: contentOf('Przerwa'), version: 3, isBusy: false }
  const now = () => aPublication({ open: aVersion(held.content, { version: held.version }) })
  const server = fakeServer((path, input) => {
    if (path !== 'publications.saveDraft') return { value: now() }
    const { seen, content } = input as SaveDraftInput
    if (held.isBusy) return { refused: 'server.busy' }
    if (seen !== held.version)
      return {
        refused: 'row.stale',
        details: { changedBy: 'Jan Sowa', changedAt: '2026-11-21T09:00:00.000Z' },
      }
    Object.assign(held, { content, version: held.version + 1 })
    return { value: now() }
  })
  const savings = () => server.calls.filter(({ path }) => path === 'publications.saveDraft')
  const bySomebody = (change: (content: Content) => void) => {
    held.content = structuredClone(held.content)
    change(held.content)
    held.version += 1
  }
  return { held, now, server, savings, bySomebody }
}

function openEditor({ now }: ReturnType<typeof office>) {
  const publication = shallowRef(now())
  const { result: draft, wrapper } = inDesktop(() =>
    usePublicationDraft(
      () => publication.value,
      (fresh) => (publication.value = fresh),
    ),
  )
  return { draft, wrapper, publication, typed: () => draft.content.value }
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

describe('a publication being written', () => {
  it('is saved by itself a moment after the first of some changes, each on what was saved before', async () => {
    const it = office()
    const { draft, typed } = openEditor(it)
    expect(draft.status.value).toBe('saved')
    typed().pl.title = 'Przerwa w dostawie '
    await pass(1)
    typed().pl.summary = 'Jutro.'
    expect([draft.status.value, it.savings()]).toEqual(['waiting', []])
    await pass(1)
    expect(it.held.content.pl).toMatchObject({ title: 'Przerwa w dostawie', summary: 'Jutro.' })
    typed().pl.body = wordsOf('Od ósmej.')
    await pass(2)
    expect(it.savings().map(({ input }) => (input as SaveDraftInput).seen)).toEqual([3, 4])
    expect(draft.status.value).toBe('saved')
    await pass(60)
    expect(it.savings()).toHaveLength(2)
  })

  it('goes on being tried while the server is busy or away, and says that it is not saved', async () => {
    const it = office()
    const { draft, typed } = openEditor(it)
    it.server.isGone = true
    typed().pl.title = 'Bez sieci'
    await pass(2)
    expect([draft.status.value, draft.refusal.value?.code]).toEqual(['failed', 'server.unreachable'])
    it.server.isGone = false
    it.held.isBusy = true
    await pass(11)
    expect(draft.refusal.value?.code).toBe('server.busy')
    it.held.isBusy = false
    await pass(11)
    expect([draft.status.value, it.held.content.pl.title]).toEqual(['saved', 'Bez sieci'])
  })

  it('is kept on this computer when the window closes before the server has it, and sent by the next one', async () => {
    const it = office()
    const first = openEditor(it)
    it.server.isGone = true
    first.typed().pl.title = 'Nie zgiń'
    await pass(0.5)
    first.wrapper.unmount()
    await pass(1)
    it.server.isGone = false
    const { draft, typed } = openEditor(it)
    expect([typed().pl.title, it.savings()]).toEqual(['Nie zgiń', []])
    await pass(2)
    expect([draft.status.value, it.held.content.pl.title]).toEqual(['saved', 'Nie zgiń'])
    expect(Object.keys(localStorage).filter((key) => key.startsWith('okienko.draft.'))).toEqual([])
  })

  it('is sent at once by whoever leaves', async () => {
    const it = office()
    const { wrapper, typed } = openEditor(it)
    typed().pl.title = 'Wychodzę'
    await pass(0.1)
    wrapper.unmount()
    await pass(0.1)
    expect(it.held.content.pl.title).toBe('Wychodzę')
  })

  it('takes what somebody else saved meanwhile in other fields, and keeps what was typed', async () => {
    const it = office()
    const { draft, typed } = openEditor(it)
    it.bySomebody(({ en }) => (en.title = 'Break'))
    typed().pl.title = 'Moja'
    await pass(2)
    expect(draft.conflict.value).toBeNull()
    await pass(2)
    expect([it.held.content.pl.title, it.held.content.en.title]).toEqual(['Moja', 'Break'])
    expect(typed().en.title).toBe('Break')
  })

  it.each([
    ['mine', 'Moja'],
    ['theirs', 'Cudza'],
  ] as const)('waits where both changed the same, until one is chosen: %s', async (keep, title) => {
    const it = office()
    const { draft, typed } = openEditor(it)
    it.bySomebody(({ pl }) => (pl.title = 'Cudza'))
    typed().pl.title = 'Moja'
    typed().pl.summary = 'Też moja'
    await pass(2)
    expect(draft.conflict.value).toMatchObject({ by: 'Jan Sowa', fields: ['titlePl'] })
    expect(typed().pl.title).toBe('Moja')
    expect(await draft.flush()).toBe(false)
    await pass(30)
    expect(it.held.content.pl.title).toBe('Cudza')
    draft.settle(keep)
    await pass(2)
    expect(it.held.content.pl).toMatchObject({ title, summary: 'Też moja' })
    expect(await draft.flush()).toBe(true)
  })

  it('begins anew from what the server has after it was given up', async () => {
    const it = office()
    const { draft, typed, publication } = openEditor(it)
    typed().pl.title = 'Do kosza'
    it.bySomebody(({ pl }) => (pl.title = 'Z portalu'))
    publication.value = it.now()
    draft.restart(it.now())
    expect([typed().pl.title, draft.status.value]).toEqual(['Z portalu', 'saved'])
    await pass(30)
    expect(it.savings()).toEqual([])
  })
})
