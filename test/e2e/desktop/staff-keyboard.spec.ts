import { expect } from '@playwright/test'
import { test } from '../windows.ts'
import { detailOf, once, openWindow, signIn } from './office.ts'

test('a morning at the window is worked without the mouse', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  const { keyboard } = page
  await signIn(page, 'caretaker')
  const grid = page.getByRole('grid', { name: 'Moje zgłoszenia' })
  await expect(grid.locator('[data-row]').nth(2)).toBeVisible()

  await test.step('j and k go through the queue, and the preview follows', async () => {
    await keyboard.press('j')
    await keyboard.press('j')
    await keyboard.press('k')
    const active = await grid.getAttribute('aria-activedescendant')
    expect(active).toBeTruthy()
    const title = await page.locator(`[id="${active}"] .task-table__strong`).textContent()
    await expect(detailOf(page).getByRole('heading', { level: 2 })).toHaveText(title ?? '')
  })

  await test.step('F6 goes round the parts of the window and back', async () => {
    const partOf = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'])
    expect(await partOf()).toBe('list')
    const visited = []
    for (let step = 0; step < 6; step += 1) {
      await keyboard.press('F6')
      visited.push(await partOf())
    }
    expect(new Set(visited)).toEqual(new Set(['detail', 'composer', 'top', 'rail', 'views', 'list']))
  })

  await test.step('a note is written and kept with Ctrl+Enter', async () => {
    await keyboard.press('m')
    await keyboard.type(once('Zadzwonić po dziesiątej.'))
    await keyboard.press('Control+Enter')
    await expect(detailOf(page).getByText(once('Zadzwonić po dziesiątej.'))).toBeVisible()
  })

  await test.step('the deadline moves with a reason, and Ctrl+Z takes it back', async () => {
    const due = detailOf(page).locator('.task-head__due')
    await keyboard.press('Escape')
    const before = await due.textContent()
    await keyboard.press('d')
    const dialog = page.getByRole('dialog', { name: 'Zmień termin' })
    await dialog.getByLabel('Nowy termin').fill('2031-05-20')
    await keyboard.press('Control+Enter')
    await expect(dialog.getByText('Napisz powód.')).toBeVisible()
    await dialog.getByLabel('Powód').fill('Części w drodze.')
    await keyboard.press('Control+Enter')
    await expect(due).toContainText('20 maj 2031')
    const wasLate = before?.includes('po terminie')
    if (!wasLate) {
      await keyboard.press('Control+z')
      await expect(due).toHaveText(before ?? '')
    }
  })

  await test.step('the palette finds a client and opens the record', async () => {
    await keyboard.press('Control+k')
    await keyboard.type('kowalska')
    await expect(page.getByRole('option', { name: /Kowalska/ }).first()).toBeVisible()
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Kowalska')
  })

  await test.step('g c goes to the clients, and Enter on a row opens one', async () => {
    await keyboard.press('g')
    await keyboard.press('c')
    await expect(page.getByRole('heading', { level: 1, name: 'Klienci' })).toBeVisible()
    await expect(page.locator('[data-row]').first()).toBeVisible()
    await keyboard.press('j')
    await keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: 'Kontakt' })).toBeVisible()
  })

  await test.step('the sheet lists the keys of this screen, and letters can be switched off', async () => {
    await keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Skróty klawiszowe' })
    await expect(sheet.getByText('Szukaj i wykonaj')).toBeVisible()
    await sheet.getByRole('checkbox', { name: 'Skróty jednoliterowe' }).uncheck()
    await keyboard.press('Escape')
    await keyboard.press('n')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
})
