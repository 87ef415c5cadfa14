import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { createPortal } from '#portal/public/app/create-portal.ts'
import { guardClientPages } from '#portal/public/app/guard.ts'
import { inLanguage, languageOf } from '#portal/public/app/pages.ts'
import { routes } from '#portal/public/app/routes.ts'
import { useSession } from '#portal/public/app/session.ts'
import { anna, frame, nothingPublished, office } from './support.ts'

const answer = vi.hoisted(() => vi.fn())
vi.mock('#portal/public/app/session-calls.ts', () => ({ findMe: answer }))

async function openAt(path: string): Promise<string> {
  const { router } = await createPortal({
    language: languageOf(path),
    office,
    history: createMemoryHistory(),
    isRendered: false,
    frame,
    contentOf: () => Promise.resolve(nothingPublished),
  })
  guardClientPages(router)
  await router.push(path)
  const { meta, fullPath } = router.currentRoute.value
  return `${String(meta.name)} ${fullPath}`
}

describe('an address', () => {
  it('says by itself in which language its page is', () => {
    expect(['/', '/logowanie', '/english', '/en-us'].map(languageOf)).toEqual(['pl', 'pl', 'pl', 'pl'])
    expect(['/en', '/en/', '/en?a=1', '/en/sign-in'].map(languageOf)).toEqual(['en', 'en', 'en', 'en'])
  })

  it('has a counterpart in the other language, ids and all', async () => {
    const { router } = await createPortal({
      language: 'pl',
      office,
      history: createMemoryHistory(),
      isRendered: false,
      frame,
      contentOf: () => Promise.resolve(nothingPublished),
    })
    const there = (path: string, language: 'pl' | 'en') =>
      router.resolve(inLanguage(router.resolve(path), language)).fullPath
    expect(there('/klient/23/zgloszenia/9?state=ended', 'en')).toBe('/en/client/23/requests/9?state=ended')
    expect(there('/en/reset/abc', 'pl')).toBe('/nowe-haslo/abc')
    expect(there('/cokolwiek/dalej', 'en')).toBe('/en/cokolwiek/dalej')
  })

  it('exists once per page and language', () => {
    const names = routes.map(({ name }) => String(name))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => name.endsWith('.pl'))).toHaveLength(names.length / 2)
  })
})

describe('a page of the client zone', () => {
  beforeEach(() => {
    useSession().become(null)
    answer.mockReset()
  })

  it('asks a stranger to sign in, and remembers where they wanted', async () => {
    answer.mockResolvedValue(null)
    expect(await openAt('/klient/23/zgloszenia/9')).toBe('sign-in /logowanie?next=/klient/23/zgloszenia/9')
    expect(await openAt('/en/account')).toBe('sign-in /en/sign-in?next=/en/account')
  })

  it('opens for its client, and is asked for once', async () => {
    answer.mockResolvedValue(anna)
    expect(await openAt('/konto')).toBe('account /konto')
    expect(await openAt('/klient/23/zgloszenia')).toBe('requests /klient/23/zgloszenia')
    expect(answer).toHaveBeenCalledTimes(1)
  })

  it('is nowhere for who does not reach that client', async () => {
    answer.mockResolvedValue(anna)
    expect(await openAt('/klient/24/zgloszenia?a=1')).toBe('not-found /klient/24/zgloszenia?a=1')
    expect(await openAt('/en/client/24/requests/new')).toBe('not-found /en/client/24/requests/new')
  })

  it('waits until a first password is changed', async () => {
    answer.mockResolvedValue({ ...anna, mustChangePassword: true })
    expect(await openAt('/klient/23/zgloszenia')).toBe('account /konto?next=/klient/23/zgloszenia')
    expect(await openAt('/konto')).toBe('account /konto')
  })

  it('opens to say so when it cannot be learned who is there, and tries again the next time', async () => {
    answer.mockRejectedValue(new TypeError('fetch failed'))
    expect(await openAt('/konto')).toBe('account /konto')
    expect(useSession().failure.value).toBeInstanceOf(TypeError)
    answer.mockResolvedValue(anna)
    expect(await openAt('/konto')).toBe('account /konto')
    expect(useSession().failure.value).toBeNull()
  })
})
