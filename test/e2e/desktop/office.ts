import { expect, type Page } from '@playwright/test'
import { demoLogin, type Role } from '../demo-logins.ts'

export { openWindow } from '../windows.ts'

const run = Date.now() % 1_000_000

/** A text that no earlier run of the tests has left in the same office. */
export const once = (text: string): string => `${text} ${run}`

export const officeUrl = (route = ''): string => `${process.env['OKIENKO_URL'] ?? ''}/office/${route}`

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
