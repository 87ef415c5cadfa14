import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'

interface DemoLogin {
  readonly role: string
  readonly login: string
  readonly password: string
}

const logins = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../server/seeds/demo-logins.json'), 'utf8'),
) as DemoLogin[]

export type Role = 'caretaker' | 'manager' | 'administrator' | 'auditor' | 'field worker' | 'client'

/** The login of one of the demo office's people. */
function demoLogin(role: Role): DemoLogin {
  const found = logins.find((login) => login.role === role)
  if (!found) throw new Error(`There is no demo login for a ${role}`)
  return found
}

const run = Date.now() % 1_000_000

/** A text that no earlier run of the tests has left in the same office. */
export const once = (text: string): string => `${text} ${run}`

export const officeUrl = (route = ''): string => `${process.env['OKIENKO_URL'] ?? ''}/office/${route}`

/** A window of its own, with a session of its own; an error in the page fails the test. A calm one has no motion. */
export async function openWindow(
  browser: Browser,
  look: { width?: number; dark?: boolean; calm?: boolean } = {},
): Promise<Page> {
  const { width = 1280, dark = false, calm = false } = look
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 720 : 800 },
    colorScheme: dark ? 'dark' : 'light',
    ...(calm ? { reducedMotion: 'reduce' as const } : {}),
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

export async function signIn(page: Page, role: Role): Promise<void> {
  const { login, password } = demoLogin(role)
  await page.goto(officeUrl())
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Hasło').fill(password)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  // The account may have been left in either language.
  await expect(page.locator('[data-region=rail]')).toBeVisible()
}

/** Opens a queue and one of its rows beside it; answers the task's number. */
export async function openTask(page: Page, view: string, row: number): Promise<string> {
  await page.goto(officeUrl(`#/queue/${view}`))
  await page.locator('[data-row]').nth(row).click()
  const about = page.locator('.task-head__about')
  await expect(about).toBeVisible()
  return /\d{4}\/\d{6}/.exec((await about.textContent()) ?? '')?.[0] ?? ''
}

export const detailOf = (page: Page) => page.getByRole('region', { name: 'Szczegóły zgłoszenia' })
