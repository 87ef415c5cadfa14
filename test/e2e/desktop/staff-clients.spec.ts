import { expect } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { test } from '../windows.ts'
import { detailOf, openWindow, signIn } from './office.ts'

test('a new client gets a record, an account, and a first task with a file', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  const unique = String(Date.now() % 1_000_000)
  await signIn(page, 'caretaker')
  await page.getByRole('link', { name: 'Klienci' }).click()
  await page.getByRole('button', { name: 'Nowy klient' }).click()

  await test.step('a wrong number is told beside its field, and nothing typed is lost', async () => {
    const form = page.getByRole('dialog', { name: 'Nowy klient' })
    await form.getByLabel('Numer klienta').fill(`N-${unique}`)
    await form.getByLabel('Imię').fill('Zofia')
    await form.getByLabel('Nazwisko').fill('Testowa')
    await form.getByLabel('PESEL').fill('44051401459')
    await form.getByLabel('E-mail').fill(`zofia.${unique}@testowa.example`)
    await page.keyboard.press('Control+Enter')
    await expect(form.getByLabel('PESEL')).toBeFocused()
    await expect(form.getByText(/PESEL jest nieprawidłowy/)).toBeVisible()
    await expectAccessible(page, 'client form with a problem')
    await form.getByLabel('PESEL').fill('440514 01458')
    await form.getByRole('combobox', { name: 'Opiekun' }).fill('zajac')
    await page.getByRole('listbox').getByRole('option', { name: 'Maria Zając' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Zofia Testowa' })).toBeVisible()
    await expect(page.getByText('44051401458')).toBeVisible()
  })

  await test.step('the caretaker makes an account, and sees the first password once', async () => {
    await page.getByRole('tab', { name: 'Konto' }).click()
    await page.getByRole('button', { name: 'Załóż konto' }).click()
    const form = page.getByRole('dialog', { name: 'Załóż konto' })
    await form.getByRole('radio', { name: 'Pierwsze hasło przekazane w biurze' }).check()
    const password = await form.getByLabel('Pierwsze hasło', { exact: false }).last().inputValue()
    await expectAccessible(page, 'new account')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByText(password)).toBeVisible()
    await expectAccessible(page, 'first password')
    await form.getByRole('button', { name: 'Przekazane' }).click()
    await expect(page.getByText('musi zmienić hasło')).toBeVisible()
  })

  await test.step('the account is disabled after a question, and enabled again', async () => {
    const manage = page.getByRole('button', { name: /^Zarządzaj/ })
    await manage.click()
    await page.getByRole('menuitem', { name: 'Wyłącz konto' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Wyłącz konto' }).click()
    await expect(page.getByRole('listitem').getByText('Wyłączone')).toBeVisible()
    await manage.click()
    await page.getByRole('menuitem', { name: 'Włącz konto' }).click()
    await expect(page.getByRole('listitem').getByText('Działa')).toBeVisible()
  })

  await test.step('a task is filed for the client, with a file, and goes to the caretaker', async () => {
    await page.getByRole('button', { name: /^Nowe zgłoszenie/ }).click()
    const form = page.getByRole('dialog', { name: 'Nowe zgłoszenie' })
    await expect(form.getByRole('combobox', { name: 'Klient' })).toHaveValue('Zofia Testowa')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByText('Wybierz rodzaj sprawy.')).toBeVisible()
    await form.getByLabel('Rodzaj').selectOption({ label: 'Pytanie' })
    await form.getByLabel('Temat').fill('Jak czytać fakturę')
    await form.getByLabel('Opis').fill('Proszę o wyjaśnienie pozycji na fakturze.')
    await form.locator('input[type=file]').setInputFiles([
      { name: 'pusty.pdf', mimeType: 'application/pdf', buffer: Buffer.from('') },
      { name: 'faktura.txt', mimeType: 'text/plain', buffer: Buffer.from('Faktura 1\n') },
    ])
    await expect(form.getByText('Plik jest pusty. Wybierz inny.')).toBeVisible()
    await form.getByRole('button', { name: 'Usuń pusty.pdf' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(detailOf(page).getByRole('heading', { level: 1 })).toHaveText('Jak czytać fakturę')
    await expect(detailOf(page)).toContainText('Maria Zając')
    const download = page.waitForEvent('download')
    await detailOf(page)
      .getByRole('link', { name: /faktura\.txt/ })
      .click()
    expect((await download).suggestedFilename()).toBe('faktura.txt')
  })
})

test('the manager hands a task over by dragging it onto a person', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, 'manager')
  await page.getByRole('link', { name: 'Terminy' }).click()
  const card = page.locator('[data-card]').filter({ hasNotText: 'Anna Wrona' }).first()
  const id = await card.getAttribute('data-card')
  await card.dragTo(page.getByRole('row', { name: /Anna Wrona/ }))
  const dialog = page.getByRole('dialog', { name: 'Przekaż zgłoszenie' })
  await expect(dialog.getByRole('combobox', { name: 'Komu' })).toHaveValue('Anna Wrona')
  await dialog.getByLabel('Powód').fill('Wyrównanie pracy')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator(`[data-card="${id}"]`)).toContainText('Anna Wrona')
})
