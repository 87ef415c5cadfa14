import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import startDatabaseServer from '#test/support/global-setup.ts'
import { startOffice } from '#test/support/office-process.ts'
import config from './playwright.config.ts'

/**
 * Takes the pictures of the README from a running demo office: `npm run pictures` after `npm run build`.
 * What stands in the demo office depends on today's date, so the pictures differ from day to day.
 */
const project = path.resolve(import.meta.dirname, '../..')
const folder = path.join(project, '.github/pictures')
const logins = JSON.parse(readFileSync(path.join(project, 'server/seeds/demo-logins.json'), 'utf8')) as {
  role: string
  login: string
  password: string
}[]

async function signIn(page: Page, role: string): Promise<void> {
  const found = logins.find((login) => login.role === role)
  await page.getByLabel('Login').fill(found?.login ?? '')
  await page.getByLabel('Hasło').fill(found?.password ?? '')
  await page.getByRole('main').getByRole('button', { name: 'Zaloguj się' }).click()
}

async function pictureOffice(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${url}/office/`)
  await signIn(page, 'caretaker')
  const grid = page.getByRole('grid', { name: 'Moje zgłoszenia' })
  await grid.locator('[data-row]').nth(3).click()
  await page.getByRole('region', { name: 'Szczegóły zgłoszenia' }).getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.screenshot({ path: path.join(folder, 'office.png') })
}

async function picturePortal(page: Page, url: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${url}/logowanie`)
  await signIn(page, 'client')
  await page.getByRole('region', { name: 'Moje zgłoszenia' }).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Co się dzieje' }).waitFor()
  await page.screenshot({ path: path.join(folder, 'portal.png') })
}

mkdirSync(folder, { recursive: true })
const stopDatabaseServer = await startDatabaseServer()
const office = await startOffice(process.env['TEST_DATABASE_URL'] ?? '', {
  name: 'okienko_pictures',
  demo: true,
})
const browser = await chromium.launch(config.use?.launchOptions)
try {
  for (const take of [pictureOffice, picturePortal]) {
    const context = await browser.newContext({ locale: 'pl-PL', timezoneId: 'Europe/Warsaw' })
    await take(await context.newPage(), office.url)
    await context.close()
  }
} finally {
  await browser.close()
  await office.stop()
  await stopDatabaseServer()
}
