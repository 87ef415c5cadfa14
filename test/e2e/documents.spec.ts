import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { officeUrl, once, openWindow as openDesk, signIn as signInAtDesk } from './desktop/office.ts'
import { pdf } from './files.ts'
import {
  demoLogin,
  expectAccessibleInEveryLook,
  openWindow as openPortal,
  portalUrl,
  signInToDashboard,
} from './portal/portal.ts'
import { test } from './windows.ts'

test('the office sends a document, its client opens it, and sends one back', async ({ browser }) => {
  const desk = await openDesk(browser)
  await signInAtDesk(desk, 'caretaker')
  await desk.goto(officeUrl('#/clients'))
  await desk.getByRole('searchbox').fill('10023')
  await desk.getByRole('row', { name: /10023/ }).dblclick()
  await desk.getByRole('tab', { name: 'Dokumenty' }).click()
  await expect(desk.getByText(/^Faktura FV/).first()).toBeVisible()
  await expectAccessible(desk, 'documents of a client')

  await desk.getByRole('button', { name: 'Wyślij dokument' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Wyślij do klienta' }).click()
  await expect(dialog.getByText('Dodaj co najmniej jeden plik.')).toBeVisible()
  await dialog.getByLabel('Rodzaj dokumentu').selectOption({ label: 'Pismo' })
  await dialog.getByLabel('Tytuł dla klienta').fill('Odpowiedź w sprawie licznika')
  await dialog.locator('input[type=file]').setInputFiles(pdf('odpowiedź.pdf'))
  await expect(dialog.getByRole('button', { name: 'Usuń odpowiedź.pdf' })).toBeVisible()
  await expectAccessible(desk, 'sending a document')
  await dialog.getByRole('button', { name: 'Wyślij do klienta' }).click()
  const sent = desk.getByRole('listitem').filter({ hasText: 'Odpowiedź w sprawie licznika' })
  await expect(sent).toContainText('Nieotwarty przez klienta')

  const portal = await openPortal(browser)
  await signInToDashboard(portal, demoLogin('client'))
  await portal.getByRole('navigation').getByRole('link', { name: 'Dokumenty' }).click()
  const arrived = portal.getByRole('listitem').filter({ hasText: 'Odpowiedź w sprawie licznika' })
  await expect(arrived).toContainText('Nowy')
  await expectAccessibleInEveryLook(portal, 'documents in the portal')
  const downloading = portal.waitForEvent('download')
  await arrived.getByRole('link', { name: /odpowiedź\.pdf/ }).click()
  const download = await downloading
  expect(readFileSync(await download.path()).equals(pdf('odpowiedź.pdf').buffer)).toBe(true)
  await expect(arrived).toContainText('Otwarty')
  await expect(arrived).not.toContainText('Nowy')
  await expect(sent).toContainText(/Otwarty .*Anna Kowalska/)

  await portal.getByRole('link', { name: 'Wyślij dokument do biura' }).click()
  await portal.getByRole('button', { name: 'Wyślij dokument' }).click()
  await expect(portal.getByRole('link', { name: 'Dodaj co najmniej jeden plik.' })).toBeVisible()
  await expectAccessibleInEveryLook(portal, 'sending a document from the portal')
  await portal.getByLabel('Rodzaj dokumentu').selectOption({ label: 'Pełnomocnictwo' })
  await portal.locator('input[type=file]').setInputFiles(pdf('pełnomocnictwo.pdf'))
  await portal.getByLabel('Uwagi').fill('Dla brata, do odbioru pism.')
  await expect(portal.getByRole('button', { name: 'Usuń pełnomocnictwo.pdf' })).toBeVisible()
  await portal.getByRole('button', { name: 'Wyślij dokument' }).click()
  await expect(portal.getByText(/Dokument dotarł do biura/)).toBeVisible()
  await expect(portal.getByText('Biuro jeszcze go nie otworzyło').first()).toBeVisible()

  const added = desk.getByRole('listitem').filter({ hasText: 'Dla brata, do odbioru pism.' })
  await expect(added).toContainText('Nieotwarty w biurze')
  const opening = desk.waitForEvent('download')
  await added.getByRole('link', { name: /pełnomocnictwo\.pdf/ }).click()
  await opening
  await expect(portal.getByText(/Biuro otworzyło go/).first()).toBeVisible()

  await sent.getByRole('button', { name: /^Wycofaj/ }).click()
  await dialog.getByLabel('Powód').fill('Pismo innego klienta')
  await expectAccessible(desk, 'taking a document back')
  await dialog.getByRole('button', { name: 'Wycofaj' }).click()
  await expect(sent).toContainText('Wycofany')
  await portal.goto(portalUrl('/en/client/23/documents'))
  await expect(portal.getByRole('heading', { level: 1, name: 'Documents' })).toBeVisible()
  await expect(portal.getByText(/^Faktura FV/).first()).toBeVisible()
  await expect(portal.getByText('Odpowiedź w sprawie licznika')).toHaveCount(0)
})

test('a list sends each client their own file, says what is wrong with its lines, and is taken back', async ({
  browser,
}) => {
  const desk = await openDesk(browser)
  await signInAtDesk(desk, 'caretaker')
  await desk.goto(officeUrl('#/documents'))
  await desk.getByRole('button', { name: 'Wyślij według listy' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Rodzaj dokumentu').selectOption({ label: 'Faktura' })
  await dialog.getByLabel('Tytuł dla klienta').fill('Faktura za listopad')
  const list = 'Numer klienta;Plik\r\n10023;fv-1.pdf\r\n10108;fv-2.pdf\r\nNIEMA;fv-1.pdf\r\n'
  await dialog
    .getByLabel('Lista (CSV)')
    .setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await dialog
    .locator('input[type=file]')
    .last()
    .setInputFiles([pdf('fv-1.pdf'), pdf('fv-2.pdf')])
  await expect(dialog.getByRole('button', { name: 'Usuń fv-2.pdf' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Sprawdź listę' }).click()
  await expect(dialog.getByText('Nie ma klienta o numerze „NIEMA”.')).toBeVisible()
  await expect(dialog.getByText('Anna Kowalska')).toBeVisible()
  await expectAccessible(desk, 'the check of a list')
  await dialog.getByRole('button', { name: 'Wyślij do 2 klientów' }).click()
  const sending = desk.getByRole('listitem').filter({ hasText: 'Faktura za listopad' }).first()
  await expect(sending).toContainText('według listy: 2 klientów')
  await expect(sending).toContainText('Dostarczone')
  await expectAccessible(desk, 'what was sent to many')

  const portal = await openPortal(browser)
  await signInToDashboard(portal, demoLogin('client'))
  await portal.getByRole('navigation').getByRole('link', { name: 'Dokumenty' }).click()
  const arrived = portal.getByRole('listitem').filter({ hasText: 'Faktura za listopad' })
  const downloading = portal.waitForEvent('download')
  await arrived.getByRole('link', { name: /fv-1\.pdf/ }).click()
  await downloading

  await sending.getByRole('button', { name: /^Wycofaj/ }).click()
  await expect(dialog.getByText('Także temu, kto go otworzył i mógł zapisać (1).')).toBeVisible()
  await dialog.getByLabel('Tylko temu, kto go nie otworzył: 1 klient').check()
  await dialog.getByRole('button', { name: 'Wycofaj' }).click()
  await expect(dialog.getByText('Napisz, dlaczego wysyłka jest wycofywana.')).toBeVisible()
  await expectAccessible(desk, 'taking back what was sent to many')
  await dialog.getByLabel('Powód').fill('Zły okres na fakturze')
  await dialog.getByRole('button', { name: 'Wycofaj' }).click()
  await expect(sending).toContainText('Wycofana częściowo')
  await expect(sending).toContainText('1 wycofano')
  await expect(arrived).toHaveCount(1)

  await sending.getByRole('button', { name: /^Wycofaj/ }).click()
  await dialog.getByLabel('Powód').fill('Zły okres na fakturze')
  await dialog.getByRole('button', { name: 'Wycofaj' }).click()
  await expect(sending).toContainText('2 wycofano')
  await expect(sending).toContainText('Zły okres na fakturze')
  await expect(arrived).toHaveCount(0)
})

test('a group is reached with or without the groups below it', async ({ browser }) => {
  const desk = await openDesk(browser)
  await signInAtDesk(desk, 'caretaker')
  await desk.goto(officeUrl('#/documents'))
  await desk.getByRole('button', { name: 'Wyślij do grupy' }).click()
  const dialog = desk.getByRole('dialog')
  const options = dialog.getByLabel('Grupa klientów').getByRole('option')
  const withBelow = (await options.filter({ hasText: /^Klienci z grupami poniżej/ }).textContent()) ?? ''
  await dialog.getByLabel('Grupa klientów').selectOption({ label: withBelow })
  const action = dialog.getByRole('button', { name: /^Wyślij do \d+/ })
  const reached = async () => Number(/\d+/.exec((await action.textContent()) ?? '')?.[0])
  const all = await reached()
  expect(withBelow).toContain(`: ${all} `)
  await dialog.getByLabel('Razem z grupami, które po niej dziedziczą').uncheck()
  await expect(action).not.toContainText(String(all))
  expect(await reached()).toBeLessThan(all)
  await expectAccessible(desk, 'sending to a group')
})

test('the office defines a kind of document, retires one that is used and deletes one that is not', async ({
  browser,
}) => {
  const name = once('Protokół odbioru')
  const admin = await openDesk(browser)
  await signInAtDesk(admin, 'administrator')
  await admin.goto(officeUrl('#/settings'))
  await admin.getByRole('button', { name: 'Dodaj rodzaj' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByLabel('Biuro do klienta').uncheck()
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  await expect(dialog.getByText('Wpisz nazwę.')).toBeVisible()
  await expect(dialog.getByText('Zaznacz, kto wysyła takie dokumenty')).toBeVisible()
  await expectAccessible(admin, 'defining a kind of document')
  await dialog.getByLabel('Nazwa po polsku').fill(name)
  await dialog.getByLabel('Klient do biura').check()
  await dialog.getByRole('button', { name: 'Zapisz' }).click()
  const kind = admin.getByRole('listitem').filter({ hasText: name })
  await expect(kind).toContainText('Klient do biura')

  const portal = await openPortal(browser)
  await signInToDashboard(portal, demoLogin('client'))
  await portal.goto(portalUrl('/klient/23/dokumenty'))
  await portal.getByRole('link', { name: 'Wyślij dokument do biura' }).click()
  await expect(portal.getByLabel('Rodzaj dokumentu').getByRole('option', { name })).toHaveCount(1)

  const choose = async (line: typeof kind, action: string) => {
    await line.getByRole('button', { name: /^Czynności/ }).click()
    await admin.getByRole('menuitem', { name: action }).click()
  }
  await choose(kind, 'Wyżej')
  await expect(admin.getByText('Zmieniono kolejność.')).toBeVisible()
  await choose(kind, 'Wycofaj z użycia')
  await expect(kind).toContainText('wycofany')
  await portal.reload()
  await expect(portal.getByLabel('Rodzaj dokumentu').getByRole('option', { name: 'Wniosek' })).toHaveCount(1)
  await expect(portal.getByLabel('Rodzaj dokumentu').getByRole('option', { name })).toHaveCount(0)

  const invoices = admin.getByRole('listitem').filter({ hasText: 'Faktura' })
  await choose(invoices, 'Usuń')
  await admin.getByRole('button', { name: 'Usuń rodzaj' }).click()
  await expect(admin.getByText(/Są już dokumenty rodzaju „Faktura”/)).toBeVisible()
  await choose(kind, 'Usuń')
  await admin.getByRole('button', { name: 'Usuń rodzaj' }).click()
  await expect(kind).toHaveCount(0)
})
