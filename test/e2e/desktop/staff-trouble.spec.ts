import { expect } from '@playwright/test'
import { test } from '../windows.ts'
import { detailOf, once, openTask, openWindow, signIn } from './office.ts'

test('an expired session asks for the password over the work and then does what was asked', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  await signIn(page, 'manager')
  await openTask(page, 'all', 4)
  await page.keyboard.press('m')
  await page.keyboard.type(once('Napisane w wygasłej sesji'))
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog', { name: 'Sesja wygasła' })
  await expect(dialog.getByLabel('Hasło')).toBeFocused()
  await dialog.getByLabel('Hasło').fill('nie to hasło')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('Login lub hasło się nie zgadza')
  await dialog.getByLabel('Hasło').fill('demo-nadrzecze')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(
    detailOf(page).locator('.task-timeline').getByText(once('Napisane w wygasłej sesji')),
  ).toHaveCount(1)
})

test('without a network the office says so, keeps what is typed, and catches up', async ({ browser }) => {
  const [page, other] = [await openWindow(browser), await openWindow(browser)]
  await signIn(page, 'manager')
  await signIn(other, 'caretaker')
  const number = await openTask(page, 'all', 6)
  await page.context().setOffline(true)
  await expect(page.getByText(/^Brak połączenia od/)).toBeVisible()
  await page.keyboard.press('m')
  await page.keyboard.type(once('Napisane bez sieci'))
  await page.keyboard.press('Control+Enter')
  await expect(detailOf(page).getByText(/Nie ma połączenia z serwerem/)).toBeVisible()

  await openTask(other, `all?text=${number}`, 0)
  await other.keyboard.press('m')
  await other.keyboard.type(once('Tymczasem w biurze'))
  await other.keyboard.press('Control+Enter')
  await expect(detailOf(other).getByText(once('Tymczasem w biurze'))).toBeVisible()

  await page.context().setOffline(false)
  await expect(page.getByText(/^Brak połączenia od/)).toBeHidden({ timeout: 15_000 })
  await expect(detailOf(page).getByText(once('Tymczasem w biurze'))).toBeVisible()
  await page.getByRole('button', { name: /^Zapisz notatkę/ }).click()
  await expect(detailOf(page).locator('.task-timeline').getByText(once('Napisane bez sieci'))).toHaveCount(1)
})

test('a reply survives a restart of the app until it is sent', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, 'manager')
  await openTask(page, 'all', 8)
  await page.keyboard.press('r')
  await page.keyboard.type('Zaczęta odpowiedź')
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(localStorage)), { timeout: 3000 })
    .toContain('Zaczęta odpowiedź')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Odpowiedź do klienta' })).toHaveValue('Zaczęta odpowiedź')
  await expect(page.getByText(/^Przywrócono wersję roboczą/)).toBeVisible()
  await page.getByRole('button', { name: 'Odrzuć wersję roboczą' }).click()
  await page.reload()
  await expect(detailOf(page).getByRole('button', { name: /^Odpowiedz/ })).toBeVisible()
})

test('two managers who move the same deadline see both, and one decides', async ({ browser }) => {
  const [slow, quick] = [await openWindow(browser), await openWindow(browser)]
  await signIn(slow, 'manager')
  await signIn(quick, 'administrator')
  const number = await openTask(slow, 'all', 10)
  expect(await openTask(quick, `all?text=${number}`, 0)).toBe(number)

  const moveTo = async (page: typeof slow, day: string, reason: string) => {
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog', { name: 'Zmień termin' })
    await dialog.getByLabel('Nowy termin').fill(day)
    await dialog.getByLabel('Powód').fill(reason)
  }
  await moveTo(slow, '2031-06-20', 'Części w drodze')
  await moveTo(quick, '2031-06-10', 'Termin z umowy')
  await quick.keyboard.press('Control+Enter')
  await expect(quick.locator('.task-head__due')).toContainText('10 cze 2031')
  // The news arrives beneath the question of the slower one, who formed the wish without it.
  await expect(slow.locator('.task-head__due')).toContainText('10 cze 2031')
  await slow.keyboard.press('Control+Enter')

  const conflict = slow.getByRole('dialog', { name: 'Ktoś zmienił to w międzyczasie' })
  await expect(conflict.getByRole('row', { name: /^Termin/ })).toContainText(/10 cze 2031.*20 cze 2031/)
  await conflict.getByRole('button', { name: 'Wprowadź moją zmianę' }).click()
  await expect(slow.locator('.task-head__due')).toContainText('20 cze 2031')
  await expect(quick.locator('.task-head__due')).toContainText('20 cze 2031')
})
