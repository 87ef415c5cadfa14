import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { test } from '../windows.ts'
import { officeUrl, openWindow, signIn } from './office.ts'

test('the administrator finds accounts by type, makes one, and changes two at once', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  const unique = String(Date.now() % 1_000_000)
  await signIn(page, 'administrator')
  await page.getByRole('link', { name: 'Zespół' }).click()
  const grid = page.getByRole('grid', { name: 'Konta' })
  await expect(grid.locator('[data-row]').first()).toBeVisible()

  await test.step('an account of staff with a first password, in a group', async () => {
    await page.getByRole('button', { name: 'Nowy pracownik' }).click()
    const form = page.getByRole('dialog', { name: 'Nowe konto pracownika' })
    await form.getByLabel('Imię').fill('Zofia')
    await form.getByLabel('Nazwisko').fill(`Próbna-${unique}`)
    await form.getByLabel('Login').fill(`zofia.${unique}`)
    await form.getByLabel('Pracownicy biura').check()
    await form.getByRole('radio', { name: 'Pierwsze hasło przekazane w biurze' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(form.getByText(`zofia.${unique}`, { exact: true })).toBeVisible()
    await form.getByRole('button', { name: 'Przekazane' }).click()
    await page.getByRole('searchbox', { name: /Szukaj po nazwisku/ }).fill(`probna ${unique}`)
    await expect(grid.locator('[data-row]')).toHaveCount(1)
    await expect(grid.locator('[data-row]')).toContainText('Pracownicy biura')
    await page.getByRole('searchbox', { name: /Szukaj po nazwisku/ }).fill('')
  })

  await test.step('accounts of clients, two of them signed out by keyboard', async () => {
    await page.getByLabel('Rodzaj konta').selectOption('client')
    await page.getByLabel('Stan').selectOption('active')
    await expect(grid.locator('[data-row]').nth(2)).toContainText('Klient')
    await grid.focus()
    for (const key of ['x', 'ArrowDown', 'x']) await page.keyboard.press(key)
    await expect(page.getByText('Zaznaczono 2 konta')).toBeVisible()
    await expectAccessible(page, 'selected accounts')
    await page.getByRole('button', { name: 'Zarządzaj' }).click()
    await page.getByRole('menuitem', { name: 'Wyloguj wszędzie' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Wyloguj wszędzie' }).click()
    await expect(page.getByText('Zmieniono 2 konta.')).toBeVisible()
  })
})

test('a file of accounts is checked, its right lines imported, the others saved to correct', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  const unique = String(Date.now() % 1_000_000)
  await signIn(page, 'administrator')
  await page.getByRole('link', { name: 'Zespół' }).click()
  await page.getByRole('button', { name: 'Wczytaj z pliku' }).click()
  const form = page.getByRole('dialog', { name: 'Konta z pliku CSV' })
  const lines = [
    'Login;Imię;Nazwisko;E-mail;Grupy',
    `plik.${unique};Jan;Lis;jan@testowa.example;CLERKS`,
    `zly ${unique};Jan;Lis;jan.testowa.example;CLERKS`,
    `bez.maila.${unique};Iga;Lis;;CLERKS`,
  ]
  const buffer = Buffer.from(lines.join('\r\n'))
  await form.getByLabel('Plik CSV').setInputFiles({ name: 'konta.csv', mimeType: 'text/csv', buffer })
  await form.getByRole('button', { name: 'Sprawdź plik' }).click()
  await expect(form.getByText('2 wiersze są dobre.')).toBeVisible()
  await expect(form.getByText('1 osoba nie ma e-maila i dostanie pierwsze hasło.')).toBeVisible()
  await expect(form.getByRole('row', { name: /3 4\. E-mail To nie jest adres e-mail/ })).toBeVisible()
  await expectAccessible(page, 'checked file')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'Zapisz błędne wiersze do pliku' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toBe(`\uFEFF${lines[0]}\r\n${lines[2]}\r\n`)
  await form.getByRole('button', { name: 'Załóż 2 konta' }).click()
  await expect(form.getByText('Założono 2 konta. Wysłano 1 link.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Zamknąć bez zapisania haseł?' }).getByRole('button').first().click()
  await expectAccessible(page, 'imported accounts')
  const [passwords] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'Zapisz loginy i hasła' }).click(),
  ])
  const [heading, line = ''] = readFileSync(await passwords.path(), 'utf8').split('\r\n')
  expect(heading).toBe('\uFEFFLogin;Pierwsze hasło')
  await form.getByRole('button', { name: 'Zamknij' }).last().click()
  await page.getByRole('searchbox', { name: /Szukaj po nazwisku/ }).fill(`plik.${unique}`)
  await expect(page.getByRole('grid', { name: 'Konta' })).toContainText('Czeka na aktywację')

  await test.step('a change of both tells of whom it could not be done, and why', async () => {
    await page.getByRole('searchbox', { name: /Szukaj po nazwisku/ }).fill(`lis ${unique}`)
    const grid = page.getByRole('grid', { name: 'Konta' })
    await expect(grid.locator('[data-row]')).toHaveCount(2)
    await grid.focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Zarządzaj' }).click()
    await page.getByRole('menuitem', { name: 'Wyślij link do hasła' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Wyślij link do hasła' }).click()
    const result = page.getByRole('dialog', { name: 'Wynik zmiany' })
    await expect(result.getByText('1 konto zostało bez zmian:')).toBeVisible()
    await expect(result.getByText(`Iga Lis (bez.maila.${unique})`)).toBeVisible()
    await expectAccessible(page, 'the result of a change')
    await result.getByRole('button', { name: 'Zaznacz niezmienione' }).click()
    await expect(page.getByText('Zaznaczono 1 konto')).toBeVisible()
  })

  await test.step('who has no e-mail signs in with the password of the file and has to change it', async () => {
    const [login = '', password = ''] = line.split(';')
    expect(login).toBe(`bez.maila.${unique}`)
    const desk = await openWindow(browser)
    await desk.goto(officeUrl())
    await desk.getByLabel('Login').fill(login)
    await desk.getByLabel('Hasło').fill(password)
    await desk.getByRole('button', { name: 'Zaloguj' }).click()
    await expect(desk.getByLabel(/Nowe hasło/).first()).toBeVisible()
  })
})

test('the accounts of a group are one click from it', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  await page.goto(officeUrl('#/team/groups'))
  const groups = page.getByRole('grid', { name: 'Grupy' })
  const row = groups.getByRole('row').filter({ hasText: 'Administratorzy' })
  await row.getByRole('link', { name: /kont/ }).click()
  await expect(page.getByLabel('Grupa')).toHaveValue(/\d+/)
  const grid = page.getByRole('grid', { name: 'Konta' })
  await expect(grid.locator('[data-row]').first()).toContainText('Administratorzy')
  await expect(grid.locator('[data-row]')).toHaveCount(1)
})
