import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'

interface Login {
  readonly login: string
  readonly password: string
}

const logins = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../server/seeds/demo-logins.json'), 'utf8'),
) as (Login & { readonly role: string })[]

/** The login of one of the demo office's people. */
export function demoLogin(role: 'client' | 'client of two flats' | 'caretaker' | 'administrator'): Login {
  const found = logins.find((login) => login.role === role)
  if (!found) throw new Error(`There is no demo login for a ${role}`)
  return found
}

/** An address of the portal of the demo office. */
export const portalUrl = (place = '/'): string => `${process.env['OKIENKO_URL'] ?? ''}${place}`

/**
 * A window of its own, with a session of its own. Whatever the page reports as wrong (an error, a page that was not
 * taken over as the server sent it, something that the content policy forbids) fails the test.
 */
export async function openWindow(
  browser: Browser,
  look: { width?: number; dark?: boolean; calm?: boolean; scripts?: boolean } = {},
): Promise<Page> {
  const { width = 1280, dark = false, calm = false, scripts = true } = look
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 720 : 800 },
    colorScheme: dark ? 'dark' : 'light',
    ...(calm ? { reducedMotion: 'reduce' as const } : {}),
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    javaScriptEnabled: scripts,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    // The browser says so of every refusal; what the page makes of it is what counts.
    const isOfAnAnswer = /^(Failed to load resource|Couldn't load preload assets)/.test(message.text())
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

export { expectAccessibleInEveryLook } from '../looks.ts'
