import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { languageKey } from '#portal/public/app/pages.ts'
import { routes } from '#portal/public/app/routes.ts'
import { useSession } from '#portal/public/app/session.ts'
import { useNextPage } from '#portal/public/app/use-next-page.ts'
import { anna } from './support.ts'

/** Where somebody lands who has just signed in at `path`. */
async function landedFrom(path: string, language: 'pl' | 'en' = 'pl'): Promise<string> {
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  let goOn = (): Promise<unknown> => Promise.resolve()
  const page = {
    setup() {
      goOn = useNextPage()
      return () => null
    },
  }
  mount(page, { global: { plugins: [router], provide: { [languageKey]: language } } })
  await goOn()
  return router.currentRoute.value.fullPath
}

afterEach(() => useSession().become(null))

describe('after signing in', () => {
  it('a person goes on to where they wanted', async () => {
    useSession().become(anna)
    expect(await landedFrom('/logowanie?next=/klient/23/zgloszenia/9')).toBe('/klient/23/zgloszenia/9')
  })

  it('a person stays in the language they have switched to meanwhile', async () => {
    useSession().become(anna)
    expect(await landedFrom('/en/sign-in?next=/klient/23/zgloszenia', 'en')).toBe('/en/client/23/requests')
  })

  it('nobody is led out of the portal', async () => {
    useSession().become(anna)
    for (const next of ['https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)']) {
      expect(await landedFrom(`/logowanie?next=${encodeURIComponent(next)}`)).toBe('/klient/23/zgloszenia')
    }
  })

  it('a person begins with their dashboard, with their requests where they may not see it, or with the account where there is no client or a password to change', async () => {
    useSession().become({ ...anna, permissions: [...anna.permissions, 'own-data.read'] })
    expect(await landedFrom('/logowanie')).toBe('/klient/23')
    expect(await landedFrom('/en/sign-in', 'en')).toBe('/en/client/23')
    useSession().become(anna)
    expect(await landedFrom('/logowanie')).toBe('/klient/23/zgloszenia')
    useSession().become({ ...anna, clients: [] })
    expect(await landedFrom('/logowanie')).toBe('/konto')
    useSession().become({ ...anna, mustChangePassword: true })
    expect(await landedFrom('/logowanie')).toBe('/konto')
  })
})
