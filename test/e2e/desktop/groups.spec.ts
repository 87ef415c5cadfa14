import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { test } from '../windows.ts'
import { officeUrl, once, openWindow, signIn } from './office.ts'

const row = (page: Page, permission: string) => page.getByRole('listitem').filter({ hasText: permission })

test('a group is made, takes from its parent, says something itself, is compared and removed', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  await page.goto(officeUrl('#/team/groups'))
  await expect(page.getByRole('grid', { name: 'Grupy' })).toBeVisible()
  await expectAccessible(page, 'the groups')
  const name = once('Windykacja')

  await test.step('by keyboard alone', async () => {
    await page.keyboard.press('n')
    await page.getByRole('radio', { name: 'Pracownicy' }).check()
    await page.getByLabel('Nazwa po polsku').fill(name)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Wpisz nazwę.')).toBeVisible()
    await expect(page.getByLabel('Nazwa po angielsku')).toBeFocused()
    await page.getByLabel('Nazwa po angielsku').fill(`${name} (en)`)
    await page.getByLabel('Dziedziczy po').selectOption({ label: 'Pracownicy biura' })
    await expectAccessible(page, 'a new group')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name })).toBeVisible()
  })

  await test.step('it has what its parent has, and says so', async () => {
    await expect(row(page, 'Prowadzenie zgłoszeń')).toContainText('z grupy Pracownicy biura')
    await expect(row(page, 'Nadzór nad terminami')).toContainText('żadna grupa nie pozwala')
  })

  await test.step('its own word is saved at once, survives a reload before that, and can be taken back', async () => {
    await page.getByLabel('Nadzór nad terminami').selectOption({ label: 'Wolno' })
    await page.getByLabel('Zakładanie zgłoszeń').selectOption({ label: 'Nie wolno' })
    await expect(page.getByText('2 zmiany.')).toBeVisible()
    await page.waitForTimeout(500)
    await page.reload()
    await expect(page.getByText('2 zmiany.')).toBeVisible()
    await expectAccessible(page, 'the permissions of a group')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('2 zmiany.')).toBeHidden()
    await expect(row(page, 'Nadzór nad terminami')).toContainText('ustawione tutaj')
    await page.keyboard.press('Control+z')
    await expect(row(page, 'Nadzór nad terminami')).toContainText('żadna grupa nie pozwala')
    await page.getByLabel('Nadzór nad terminami').selectOption({ label: 'Wolno' })
    await page.keyboard.press('Control+Enter')
    await expect(row(page, 'Nadzór nad terminami')).toContainText('ustawione tutaj')
  })

  await test.step('it differs from its parent in that alone, and from others in more', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name }).click()
    await page.getByRole('tab', { name: 'Różnice' }).click()
    await expect(page.getByText('Różni je 1 uprawnienie.')).toBeVisible()
    await expect(page.getByRole('row', { name: /Nadzór nad terminami/ })).toContainText('Wolno')
    await page.getByLabel('Porównaj z grupą').selectOption({ label: 'Audytorzy' })
    await expect(page.getByRole('row', { name: /Czytanie dziennika zdarzeń/ })).toBeVisible()
    await expectAccessible(page, 'the difference of two groups')
  })

  await test.step('it goes after a question', async () => {
    await page.getByRole('button', { name: 'Usuń grupę' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń grupę' }).click()
    await expect(page.getByText(`Usunięto grupę „${name}”.`)).toBeVisible()
    await expect(page.getByRole('grid', { name: 'Grupy' })).not.toContainText(name)
  })
})

test('the last administrators cannot take from themselves what nobody else has', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320 })
  await signIn(page, 'administrator')
  await page.goto(officeUrl('#/team/groups'))
  await page.getByRole('link', { name: 'Administratorzy' }).click()
  await page.getByLabel('Zarządzanie grupami').selectOption({ label: 'Nie wolno' })
  await page.getByRole('button', { name: 'Zapisz uprawnienia' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'administrator' })).toBeVisible()
  await expectAccessible(page, 'a refused change of permissions')
  await page.getByRole('button', { name: 'Porzuć zmiany' }).click()
  await expect(row(page, 'Zarządzanie grupami')).toContainText('Wolno')
})
