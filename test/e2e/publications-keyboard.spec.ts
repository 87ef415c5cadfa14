import { expect, type Locator, type Page } from '@playwright/test'
import { officeUrl, once, signIn } from './desktop/office.ts'
import { openWindow, test } from './windows.ts'

/** Tabs on until something has the focus, as people do who have no mouse. */
async function reach(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  await expect(wanted.first()).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement))) return
    await page.keyboard.press(key)
  }
  throw new Error('The keyboard does not get there')
}

async function call(page: Page, name: string): Promise<void> {
  await reach(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

/** Goes to the toolbar of the words and uses the tool of that name. */
async function use(page: Page, tool: string): Promise<void> {
  await page.keyboard.press('Alt+F10')
  await reach(page, page.getByRole('toolbar').getByRole('button', { name: tool, exact: true }), 'ArrowRight')
  await page.keyboard.press('Enter')
}

const today = new Date()
const nextMonth = new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1, 1)).toISOString().slice(0, 7)

/**
 * Types nine o'clock of a day of next month, some years later, into the field that has the focus. The number of the day
 * is that of the month, so that it does not matter which of them the browser wants first.
 */
async function typeTime(page: Page, laterYears: number): Promise<void> {
  const [year, number = ''] = nextMonth.split('-')
  for (const part of [number, number, String(Number(year) + laterYears)]) await page.keyboard.type(part)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('0900a')
}

async function begin(page: Page, title: string): Promise<void> {
  await call(page, 'Nowa publikacja')
  await reach(page, page.getByLabel('Tytuł po polsku'))
  await page.keyboard.type(title)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function finish(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('a notice is written, planned, moved and published without a mouse', async ({ browser }) => {
  const page = await openWindow(browser)
  const { keyboard } = page
  const [title, second] = [once('Prace na sieci'), once('Druga z zestawu')]
  await signIn(page, 'editor')
  await page.goto(officeUrl('#/publications'))
  const body = page.getByRole('textbox', { name: 'Treść po polsku' })
  const change = page.getByRole('button', { name: 'Zmień' })

  await test.step('a title, a heading, a list, a link and a table', async () => {
    await begin(page, title)
    await reach(page, body)
    await use(page, 'Nagłówek duży')
    await keyboard.type('Kiedy nie będzie wody')
    await keyboard.press('Enter')
    await use(page, 'Lista punktowana')
    await keyboard.type('zakręć kurki')
    await keyboard.press('Enter')
    await keyboard.type('przygotuj zapas')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await keyboard.press('Control+k')
    await keyboard.type('/komunikaty')
    await reach(page, page.getByLabel('Słowa odnośnika'))
    await keyboard.type('Wszystkie komunikaty')
    await finish(page)
    await keyboard.press('Enter')
    await use(page, 'Tabela')
    await expect(page.getByRole('menuitem', { name: 'Wstaw tabelę' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(body).toBeFocused()
    await keyboard.type('Ulica')
    await keyboard.press('Tab')
    await keyboard.type('Godziny')
    await expect(body.getByRole('heading', { level: 2 })).toHaveText('Kiedy nie będzie wody')
    await expect(body.getByRole('listitem')).toHaveText(['zakręć kurki', 'przygotuj zapas'])
    await expect(body.getByRole('link')).toHaveAttribute('href', '/komunikaty')
    await expect(body.getByRole('columnheader')).toHaveText(['Ulica', 'Godziny', ''])
    await expect(page.getByText('Zapisano', { exact: true })).toBeVisible()
  })

  await test.step('out of the table, and when and to whom it is shown', async () => {
    await keyboard.press('Escape')
    await reach(page, change.first())
    await keyboard.press('Enter')
    await reach(page, page.getByLabel('Widoczna od'))
    await typeTime(page, 0)
    await reach(page, page.getByLabel('Widoczna do'))
    await typeTime(page, 1)
    await finish(page)
    await reach(page, change.nth(1))
    await keyboard.press('Enter')
    await reach(page, page.getByLabel('Wszyscy'))
    await keyboard.press('ArrowDown')
    await reach(page, page.getByLabel('Klienci z punktem odbioru'))
    await keyboard.press('Space')
    await call(page, 'Dodaj miejsce')
    await reach(page, page.getByLabel('Miejscowość'))
    await keyboard.type('Nadrzecze')
    await keyboard.press('Tab')
    await keyboard.type('ul. Lipowa')
    await finish(page)
    await expect(page.getByText('Nadrzecze, ul. Lipowa')).toBeVisible()
  })

  await test.step('planned', async () => {
    await reach(page, page.getByRole('button', { name: 'Opublikuj', exact: true }), 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await finish(page)
    await expect(page.getByText('Zaplanowana', { exact: true })).toBeVisible()
  })

  await test.step('another one, to be published with others', async () => {
    await reach(page, page.locator('.head__back'))
    await keyboard.press('Enter')
    await begin(page, second)
    await reach(page, page.locator('.head__back'))
    await keyboard.press('Enter')
  })

  await test.step('its window is moved in the schedule, and that is taken back', async () => {
    await reach(page, page.getByRole('link', { name: 'Harmonogram', exact: true }))
    await keyboard.press('Enter')
    await call(page, 'Następny miesiąc')
    const bar = page.getByRole('group', { name: 'Oś czasu' }).getByRole('button', { name: title })
    await reach(page, page.locator('[data-bar][tabindex="0"]'))
    await reach(page, bar, 'ArrowDown')
    const before = (await bar.getAttribute('aria-label')) ?? ''
    await keyboard.press('ArrowRight')
    await expect(page.getByText(/termin zmieniony/)).toBeVisible()
    await expect(bar).not.toHaveAttribute('aria-label', before)
    await expect(bar).toBeFocused()
    await keyboard.press('Control+z')
    await expect(bar).toHaveAttribute('aria-label', before)
  })

  await test.step('a set goes out at once', async () => {
    await reach(page, page.getByRole('button', { name: 'Opublikuj razem' }), 'Shift+Tab')
    await keyboard.press('Enter')
    await reach(page, page.getByRole('checkbox', { name: second }))
    await keyboard.press('Space')
    await finish(page)
    await expect(page.getByText('Opublikowano 1 publikację.')).toBeVisible()
  })
})
