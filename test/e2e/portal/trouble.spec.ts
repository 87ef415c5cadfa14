import { expect, type Page } from '@playwright/test'
import { test } from '../windows.ts'
import { openOwnOffice, type OwnOffice } from './own-office.ts'
import { expectAccessibleInEveryLook, openWindow, signIn } from './portal.ts'

let office: OwnOffice
test.beforeAll(async () => {
  office = await openOwnOffice('okienko_portal_trouble')
})
test.afterAll(() => office.close())

async function openRequest(page: Page): Promise<void> {
  await signIn(page, office.client, office.server.url)
  await page.getByRole('link', { name: office.request.title }).click()
  await expect(page.getByLabel('Dopisz do sprawy')).toBeVisible()
}

const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const send = (page: Page) => page.getByRole('button', { name: 'Wyślij wiadomość' }).click()
const bar = (page: Page) => page.locator('.portal-bars').getByText(/^Serwer nie odpowiada od \d\d:\d\d\./)

test('the server goes and comes back: the page says so, keeps what is typed, and catches up', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  await openRequest(page)
  await office.server.pause()
  await expect(bar(page)).toBeVisible()
  await page.getByLabel('Dopisz do sprawy').fill('Napisane bez serwera')
  await send(page)
  await expect(page.getByRole('alert')).toContainText('Nie ma połączenia z serwerem.')
  await expectAccessibleInEveryLook(page, 'request without a server')
  await page.getByRole('link', { name: 'Wszystkie zgłoszenia' }).click()
  await expect(page.getByRole('alert')).toContainText('Nie ma połączenia z serwerem.')
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  await expect(page.getByText('Nie udało się otworzyć strony.')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'list without a server')

  await office.server.start()
  await expect(bar(page)).toBeHidden({ timeout: 20_000 })
  await page.getByRole('link', { name: office.request.title }).click()
  await expect(page.getByLabel('Dopisz do sprawy')).toHaveValue('Napisane bez serwera')
  await send(page)
  await expect(message(page, 'Napisane bez serwera')).toHaveCount(1)
})

test('what happened meanwhile is there once the server is back', async ({ browser }) => {
  const page = await openWindow(browser)
  await openRequest(page)
  await office.server.pause()
  await expect(bar(page)).toBeVisible()
  await page.route('**/live.events*', (route) => route.abort())
  await office.server.start()
  await office.desk.reply(office.request.id, 'Tymczasem w biurze')
  await page.unroute('**/live.events*')
  await expect(message(page, 'Tymczasem w biurze')).toBeVisible({ timeout: 30_000 })
  await expect(bar(page)).toBeHidden()
})

test('a network that was gone for a moment is noticed when it is back', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320 })
  await openRequest(page)
  await page.context().setOffline(true)
  const offline = page.locator('.portal-bars').getByText(/^Brak połączenia z siecią od \d\d:\d\d\./)
  await expect(offline).toBeVisible()
  await expectAccessibleInEveryLook(page, 'request without a network')
  await page.context().setOffline(false)
  await expect(offline).toBeHidden()
})

test('a sign-in that has ended asks for the password in place, and then goes on', async ({ browser }) => {
  const page = await openWindow(browser)
  await openRequest(page)
  await page.getByLabel('Dopisz do sprawy').fill('Napisane przed hasłem')
  await office.database.query("DELETE FROM sessions WHERE app = 'portal'")
  await send(page)
  const question = page.getByRole('dialog', { name: 'Zaloguj się ponownie' })
  await expect(question.getByLabel('Hasło')).toBeFocused()
  await expect(question.getByLabel('Login')).toHaveValue(office.client.login)
  await expectAccessibleInEveryLook(page, 'question for the password')
  await question.getByLabel('Hasło').fill('nie to hasło')
  await page.keyboard.press('Enter')
  await expect(question.getByRole('alert')).toContainText('Login lub hasło się nie zgadza')
  await question.getByLabel('Hasło').fill(office.client.password)
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(message(page, 'Napisane przed hasłem')).toHaveCount(1)
})

test('a question that is set aside leaves the page readable, with a way back', async ({ browser }) => {
  const page = await openWindow(browser)
  await openRequest(page)
  await page.getByLabel('Dopisz do sprawy').fill('Na potem')
  await office.database.query("DELETE FROM sessions WHERE app = 'portal'")
  await send(page)
  const question = page.getByRole('dialog', { name: 'Zaloguj się ponownie' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(
    page.locator('.portal-bars').getByText('Minął czas sesji. Widzisz stan sprzed wylogowania'),
  ).toBeVisible()
  await expectAccessibleInEveryLook(page, 'ended sign-in')
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await question.getByLabel('Hasło').fill(office.client.password)
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expect(page.getByLabel('Dopisz do sprawy')).toHaveValue('Na potem')
  await send(page)
  await expect(message(page, 'Na potem')).toHaveCount(1)
})

test('a page that cannot learn who looks says so, and can be tried again', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, office.client, office.server.url)
  await page.route('**/api/portal/**', (route) => route.abort())
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie udało się tego wczytać.')
  await expectAccessibleInEveryLook(page, 'page without an answer')
  await page.unroute('**/api/portal/**')
  await page.getByRole('button', { name: 'Spróbuj ponownie' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Moje zgłoszenia')
})

test('a day that was missed is told as missed', async ({ browser }) => {
  const page = await openWindow(browser)
  await office.database.query("UPDATE tasks SET due_at = '2026-01-12 23:00:00.000' WHERE id = ?", [
    office.request.id,
  ])
  await openRequest(page)
  await expect(page.getByText('Przepraszamy za opóźnienie.')).toBeVisible()
  await expect(page.locator('time[datetime="2026-01-12"]')).toContainText(/poniedziałek, 12 stycznia/i)
  await expectAccessibleInEveryLook(page, 'overdue request')
  await page.getByRole('link', { name: 'Wszystkie zgłoszenia' }).click()
  await expect(page.getByText(/^Termin minął 12 stycznia/)).toBeVisible()
  await expectAccessibleInEveryLook(page, 'list with an overdue request')
})
