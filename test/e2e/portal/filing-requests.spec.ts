import { truncateSync, writeFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { photo } from '../files.ts'
import { test } from '../windows.ts'
import { demoLogin, expectAccessibleInEveryLook, openWindow, portalUrl, signIn } from './portal.ts'
import { fillIn, newTitle, press } from './requests.ts'

test('a request is filed on a phone, with files, and what is wrong is said beside each', async ({
  browser,
}, testInfo) => {
  const page = await openWindow(browser, { width: 320 })
  await signIn(page, demoLogin('client'))
  await expectAccessibleInEveryLook(page, 'my requests')
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  await press(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { name: 'Popraw 3 pola, żeby wysłać formularz' })).toBeFocused()
  await expectAccessibleInEveryLook(page, 'new request with problems')
  await page.getByRole('link', { name: 'Opisz sprawę w kilku słowach.' }).click()
  await expect(page.getByLabel('Opis')).toBeFocused()

  const title = newTitle('Zdjęcia licznika')
  await fillIn(page, title)
  await expect(page.getByLabel('Rodzaj sprawy')).toHaveAccessibleDescription(/odpowiadamy w ciągu \d+ dni/)
  await page.locator('input[type=file]').setInputFiles([
    { name: 'licznik.png', mimeType: 'image/png', buffer: photo },
    { name: 'pusty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'program.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0000\u0003') },
    { name: 'umowa.pdf', mimeType: 'application/pdf', buffer: photo },
    { name: 'notatka.txt', mimeType: 'text/plain', buffer: Buffer.from('Stan: 951 m³') },
  ])
  const tooLarge = testInfo.outputPath('za-duzy.pdf')
  writeFileSync(tooLarge, '')
  truncateSync(tooLarge, 26 * 1024 * 1024)
  await page.locator('input[type=file]').setInputFiles(tooLarge)
  const line = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await expect(line('za-duzy.pdf')).toContainText('Plik ma 26 MB, a może mieć najwyżej 25 MB.')
  await expect(line('pusty.txt')).toContainText('Plik jest pusty.')
  await expect(line('program.exe')).toContainText('Takich plików nie przyjmujemy.')
  await expect(line('umowa.pdf')).toContainText('Zawartość pliku nie zgadza się z jego nazwą.')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'licznik.png', mimeType: 'image/png', buffer: photo })
  await expect(page.getByText('Ten plik jest już na liście.')).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'to-samo.png', mimeType: 'image/png', buffer: photo })
  await expect(page.getByText('Plik to-samo.png jest już dołączony.')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'new request with files')

  await press(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await expect(page).toHaveTitle(`${title} · Wodociągi Nadrzecze`)
  await expect(page.getByText(/^Zgłoszenie \d{4}\/\d{6} przyjęte/).first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Co się dzieje' }).getByRole('listitem')).toHaveText([
    /^zrobione: Przyjęte/,
    /^teraz: Czeka na (opiekuna|przydzielenie) teraz$/,
    /^przed nami: Odpowiedź dla Ciebie najpóźniej \d+ \p{L}+/u,
  ])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^licznik\.png/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('licznik.png')
  await expect(page.getByRole('link', { name: /^notatka\.txt/ })).toBeVisible()
  await expectAccessibleInEveryLook(page, 'request that was just filed')
})

test('what is typed survives a reload and a change of the client, files and all', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, demoLogin('client of two flats'))
  await expectAccessibleInEveryLook(page, 'requests of one of two clients')
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  const title = newTitle('Szkic')
  await fillIn(page, title)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'szkic.png', mimeType: 'image/png', buffer: photo })
  await expect(page.getByText('Poczekaj, aż pliki się wyślą.')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(/^Przywrócono wersję roboczą z/)).toBeVisible()
  await expect(page.getByLabel('Czego dotyczy')).toHaveValue(title)
  await expect(page.getByRole('button', { name: 'Usuń szkic.png' })).toBeVisible()
  await expectAccessibleInEveryLook(page, 'restored draft')

  const client = page.getByLabel('Klient')
  const other = await client.locator('option:not(:checked)').first().getAttribute('value')
  await client.selectOption({ index: 1 })
  await expect(page).toHaveURL(portalUrl(`/klient/${other}/zgloszenia/nowe`))
  await expect(page.getByLabel('Czego dotyczy')).toHaveValue(title)
  await press(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/klient/${other}/zgloszenia/\\d+$`))
  await page.goto(portalUrl(`/klient/${other}/zgloszenia/nowe`))
  await expect(page.getByLabel('Czego dotyczy')).toHaveValue('')
})
