import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { officeUrl, openWindow, signIn } from './office.ts'

interface Screen {
  readonly name: string
  readonly route: string
  readonly then?: (page: Page) => Promise<void>
}

const firstRow = (page: Page) => page.locator('[data-row]').first()
const press = (...keys: string[]) =>
  async function pressAll(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const key of keys) await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
  }

async function chooseAccounts(page: Page): Promise<void> {
  await firstRow(page).waitFor()
  await page.getByRole('grid').focus()
  for (const key of ['x', 'ArrowDown', 'x', 'a']) await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
}

async function openAccount(page: Page): Promise<void> {
  await firstRow(page).waitFor()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('definition').first().waitFor()
}

async function openGroup(page: Page): Promise<void> {
  await firstRow(page).waitFor()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('tabpanel').waitFor()
}

async function changeGroup(page: Page): Promise<void> {
  await openGroup(page)
  await page.getByRole('combobox').last().selectOption({ index: 1 })
  await page.locator('[data-region=save]').waitFor()
}

async function compareGroup(page: Page): Promise<void> {
  await openGroup(page)
  await page.keyboard.press('c')
  await page.getByRole('table').waitFor()
}

const screens: readonly Screen[] = [
  { name: 'queue', route: '#/queue/all', then: (page) => firstRow(page).waitFor() },
  {
    name: 'task',
    route: '#/queue/all',
    async then(page) {
      await firstRow(page).click()
      await page.locator('.task-head__about').waitFor()
    },
  },
  {
    name: 'reply',
    route: '#/queue/all',
    async then(page) {
      await firstRow(page).click()
      await page.locator('.task-head__about').waitFor()
      await page.keyboard.press('r')
      await page.keyboard.press('Control+Enter')
    },
  },
  { name: 'no match', route: '#/queue/all?text=zzzzzz' },
  { name: 'clients', route: '#/clients', then: (page) => firstRow(page).waitFor() },
  { name: 'new client', route: '#/clients', then: press('n', 'Control+Enter') },
  { name: 'client', route: '#/clients/1', then: (page) => page.getByRole('tab').first().waitFor() },
  { name: 'tasks of a client', route: '#/clients/1/tasks', then: (page) => page.getByRole('grid').waitFor() },
  { name: 'accounts of a client', route: '#/clients/1/accounts' },
  { name: 'board', route: '#/board', then: (page) => page.getByRole('table').waitFor() },
  { name: 'event log', route: '#/events', then: (page) => firstRow(page).click() },
  {
    name: 'portlets',
    route: '#/portlets',
    then: (page) => page.getByRole('heading', { level: 3 }).first().waitFor(),
  },
  { name: 'accounts', route: '#/team/people', then: (page) => firstRow(page).waitFor() },
  { name: 'groups of two accounts', route: '#/team/people?kind=client', then: chooseAccounts },
  { name: 'new account of staff', route: '#/team/people', then: press('n', 'Control+Enter') },
  { name: 'one account', route: '#/team/people', then: openAccount },
  { name: 'groups', route: '#/team/groups', then: (page) => firstRow(page).waitFor() },
  { name: 'new group', route: '#/team/groups', then: press('n', 'Control+Enter') },
  { name: 'a group', route: '#/team/groups', then: changeGroup },
  { name: 'differences of a group', route: '#/team/groups', then: compareGroup },
  { name: 'notifications', route: '#/notifications' },
  { name: 'settings', route: '#/settings' },
  { name: 'new task', route: '#/settings', then: press('n', 'Control+Enter') },
  { name: 'palette', route: '#/settings', then: press('Control+k') },
  { name: 'shortcuts', route: '#/settings', then: press('?') },
  { name: 'no such screen', route: '#/nowhere' },
  {
    name: 'possible duplicates',
    route: '#/clients/duplicates',
    then: (page) => page.locator('[data-group]').first().waitFor(),
  },
]

for (const look of [
  { width: 1280, dark: false, language: 'Polski' },
  { width: 1280, dark: true, language: 'English' },
  { width: 320, dark: false, language: 'English' },
  { width: 320, dark: true, language: 'Polski' },
]) {
  const { width, dark, language } = look
  test(`every screen is accessible at ${width} px, ${dark ? 'dark' : 'light'}, ${language}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const page = await openWindow(browser, look)
    await page.goto(officeUrl())
    await expect(page.getByLabel('Hasło')).toBeVisible()
    await expectAccessible(page, 'sign-in')
    await signIn(page, 'administrator')
    await page.goto(officeUrl('#/settings'))
    await page.getByRole('radio', { name: language }).check()
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'Polski' ? 'pl' : 'en')
    for (const { name, route, then } of screens) {
      await test.step(name, async () => {
        await page.goto('about:blank')
        await page.goto(officeUrl(route))
        await then?.(page)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectAccessible(page, name)
        const isSideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
        expect(isSideways, `${name} scrolls sideways`).toBe(false)
      })
    }
    await page.goto(officeUrl('#/settings'))
    await page.getByRole('radio', { name: 'Polski' }).check()
    await page.context().close()
  })
}

test('a screen one has no right to says so and who can give it', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, 'caretaker')
  await expect(page.getByRole('link', { name: 'Dziennik' })).toHaveCount(0)
  await page.goto(officeUrl('#/events'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie masz dostępu do tego ekranu')
  await expect(page.getByText('Uprawnienie do niego może nadać administrator.')).toBeVisible()
})
