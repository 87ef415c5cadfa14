import { expect, type Browser, type Page } from '@playwright/test'
import type { Login } from '../demo-logins.ts'
import { openWindow as openPlainWindow, type Look } from '../windows.ts'

export { demoLogin } from '../demo-logins.ts'
export { expectAccessibleInEveryLook } from '../looks.ts'

/** An address of the portal of the demo office. */
export const portalUrl = (place = '/'): string => `${process.env['OKIENKO_URL'] ?? ''}${place}`

/**
 * A window of its own, with a session of its own. Whatever the page reports as wrong (an error, a page that was not
 * taken over as the server sent it, something that the content policy forbids) fails the test.
 */
export async function openWindow(browser: Browser, look: Look = {}): Promise<Page> {
  const page = await openPlainWindow(browser, look)
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    // The browser says so of every refusal, and of the worker that windows of tests do without.
    const isOfAnAnswer =
      /^(Failed to load resource|Couldn't load preload assets|Service Worker registration blocked)/.test(
        message.text(),
      )
    if (isComplaint && !isOfAnAnswer) throw new Error(`The page complains: ${message.text()}`)
  })
  return page
}

/** Signs a client in and waits for their dashboard. */
export async function signInToDashboard(
  page: Page,
  { login, password }: Login,
  at = portalUrl(),
): Promise<void> {
  await page.goto(new URL('/logowanie', at).href)
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Hasło').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Zaloguj się' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pulpit' })).toBeVisible()
}

/** Signs a client in and goes on to their requests. */
export async function signIn(page: Page, who: Login, at = portalUrl()): Promise<void> {
  await signInToDashboard(page, who, at)
  await page.getByRole('link', { name: 'Wszystkie zgłoszenia' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Moje zgłoszenia' })).toBeVisible()
}

/** Signs out, and waits until the server has ended the session. */
export async function signOut(page: Page, name = 'Wyloguj się'): Promise<void> {
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('button', { name })).toBeHidden()
}

/** The titles of what a client's dashboard shows, in order. */
export const portletTitles = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 })

export const portlet = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** What the dashboard of a client shows before a group says anything else. */
export const usualPortlets = [
  'Nowe zgłoszenie',
  'Wyślij dokument',
  'Moje zgłoszenia',
  'Dokumenty',
  'Mój opiekun',
  'Moje dane',
]
