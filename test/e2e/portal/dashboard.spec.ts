import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { GroupPortlets, OwnPortlet, PortletGroupRow } from '#shared/domain/portlets/schema.ts'
import type { TaskType } from '#shared/domain/tasks/schema.ts'
import { test } from '../windows.ts'
import { linkInLetterTo } from './letters.ts'
import {
  demoLogin,
  expectAccessibleInEveryLook,
  openWindow,
  portalUrl,
  portlet,
  portletTitles,
  signInToDashboard,
  usualPortlets,
} from './portal.ts'
import { openDesk, type StaffDesk } from './staff-desk.ts'

const own = (given: Partial<OwnPortlet> & Pick<OwnPortlet, 'portlet'>): OwnPortlet => ({
  ...{ isOn: true, position: 0, width: 'half', settings: {} },
  ...given,
})

/** A group of clients that shows what `CLIENTS` does but for what it says itself. */
async function makeGroup(desk: StaffDesk, said: readonly OwnPortlet[]): Promise<number> {
  const groups = await desk.read<PortletGroupRow[]>('portlets.groups', {})
  const parentId = groups.find(({ isBuiltIn }) => isBuiltIn)?.groupId ?? null
  const name = `Zarządcy ${Date.now() % 10_000_000}`
  const facts = {
    kind: 'client',
    name: { pl: name, en: name },
    description: { pl: '', en: '' },
    parentId,
    rank: 50,
  }
  await desk.change('groups.create', { requestKey: randomUUID(), ...facts })
  const made = await desk.read<PortletGroupRow[]>('portlets.groups', {})
  const groupId = made.find((group) => group.name.pl === name)?.groupId ?? 0
  await say(desk, groupId, said)
  return groupId
}

/** Puts other words of a group in the place of what it says of portlets. */
async function say(desk: StaffDesk, groupId: number, said: readonly OwnPortlet[]): Promise<void> {
  const { version } = await desk.read<GroupPortlets>('portlets.ofGroup', { groupId })
  await desk.change('portlets.setGroup', { groupId, version, own: said })
}

/** A client with an account in one group only; answers the address that activates it. */
async function openAccountIn(desk: StaffDesk, groupId: number): Promise<string> {
  const login = `zarzadca${Date.now() % 10_000_000}`
  const { rows } = await desk.read<{ rows: { id: number; name: string }[] }>('clients.list', { limit: 5 })
  await desk.openAccount(rows[2]?.id ?? 0, { login, email: `${login}@example.pl` })
  const found = await desk.read<{ rows: { id: number; version: number }[] }>('accounts.list', {
    kind: 'client',
    text: login,
  })
  const groups = await desk.read<PortletGroupRow[]>('portlets.groups', {})
  const usualId = groups.find(({ isBuiltIn }) => isBuiltIn)?.groupId ?? 0
  const accounts = found.rows.map(({ id, version }) => ({ id, version }))
  await desk.change('accounts.setGroups', { accounts, add: [groupId], remove: [usualId] })
  return linkInLetterTo(`${login}@example.pl`, '/aktywacja/')
}

test('two clients of two groups see two dashboards', async ({ browser }) => {
  test.setTimeout(180_000)
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const groupId = await makeGroup(desk, [
    own({ portlet: 'balance', width: 'full' }),
    own({ portlet: 'add-request', isOn: false }),
    own({ portlet: 'my-data', settings: { title: { pl: 'Nasza firma', en: 'Our company' } } }),
  ])
  const link = await openAccountIn(desk, groupId)

  const anna = await openWindow(browser)
  await signInToDashboard(anna, demoLogin('client'))
  await expect(portlet(anna, 'Mój opiekun')).toContainText('Maria Zając')
  await expect(portletTitles(anna)).toHaveText(usualPortlets)
  await expect(portlet(anna, 'Moje zgłoszenia').getByRole('link').first()).toBeVisible()
  await expectAccessibleInEveryLook(anna, 'dashboard')

  const manager = await openWindow(browser, { width: 320, dark: true })
  await manager.goto(portalUrl(link))
  await manager.getByLabel('Nowe hasło').fill('zielony koń biegnie')
  await manager.getByRole('button', { name: 'Ustaw hasło i zaloguj' }).click()
  await expect(portlet(manager, 'Saldo')).toContainText('gdy biuro podłączy rozliczenia')
  await expect(portletTitles(manager)).toHaveText([
    'Saldo',
    'Nasza firma',
    ...usualPortlets.filter((title) => !['Nowe zgłoszenie', 'Moje dane'].includes(title)),
  ])
  await expectAccessibleInEveryLook(manager, 'dashboard of another group')
  await manager.goto(manager.url().replace('/klient/', '/en/client/'))
  await expect(portlet(manager, 'Our company')).toContainText('Client number')
  await expectAccessibleInEveryLook(manager, 'dashboard in English')
})

test('a dashboard takes two requests, however late the live feed begins', async ({ browser }) => {
  const page = await openWindow(browser)
  const asked: string[] = []
  await signInToDashboard(page, demoLogin('client'))
  await expect(portlet(page, 'Mój opiekun')).toContainText('Maria Zając')
  // The icons of the look are files that the browser keeps.
  page.on('request', (request) =>
    asked.push(/\/api\/portal\/([\w.,]+)(?:\?|$)/.exec(request.url())?.[1] ?? ''),
  )
  for (const delay of [0, 2500]) {
    await page.route('**/api/portal/live.events*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, delay))
      await route.continue()
    })
    asked.length = 0
    const feed = page.waitForResponse(/live\.events/)
    await page.reload()
    await feed
    // Long enough for a second look, were there one.
    await page.waitForTimeout(1000)
    await expect(portlet(page, 'Mój opiekun')).toContainText('Maria Zając')
    // Who looks, what they see, and the stream of changes.
    expect(asked.filter((call) => call !== '').toSorted()).toEqual([
      ...['live.events', 'portlets.dashboard', 'session.current'],
    ])
  }
})

test('what a group does not show is not in the menu, and not there by its address', async ({ browser }) => {
  test.setTimeout(180_000)
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const withoutRequests = (['add-request', 'my-requests'] as const).map((name) =>
    own({ portlet: name, isOn: false }),
  )
  const groupId = await makeGroup(desk, withoutRequests)
  const page = await openWindow(browser)
  await page.goto(portalUrl(await openAccountIn(desk, groupId)))
  await page.getByLabel('Nowe hasło').fill('zielony koń biegnie')
  await page.getByRole('button', { name: 'Ustaw hasło i zaloguj' }).click()
  await expect(portlet(page, 'Mój opiekun')).toBeVisible()
  const menu = page.getByRole('navigation', { name: 'Strony portalu' })
  const entries = () => menu.getByRole('link').allTextContents()
  expect((await entries()).map((text) => text.trim())).toEqual(['Pulpit', 'Dokumenty', 'Moje konto'])
  await expect(portlet(page, 'Mój opiekun').getByRole('link')).toHaveCount(0)
  const dashboard = page.url()
  for (const place of ['/zgloszenia', '/zgloszenia/nowe']) {
    await page.goto(`${dashboard}${place}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Nie ma takiej strony' })).toBeVisible()
  }

  await page.goto(dashboard)
  await expect(portlet(page, 'Mój opiekun')).toBeVisible()
  // Somebody of the office changes the group; the window is open and nothing is loaded anew.
  await page.evaluate(() => ((window as { stays?: boolean }).stays = true))
  await say(desk, groupId, [
    own({ portlet: 'documents', isOn: false }),
    own({ portlet: 'add-document', isOn: false }),
  ])
  await expect(menu.getByRole('link', { name: 'Moje zgłoszenia' })).toBeVisible()
  await expect(menu.getByRole('link', { name: 'Dokumenty' })).toBeHidden()
  await expect(portlet(page, 'Moje zgłoszenia')).toBeVisible()
  await expect(portlet(page, 'Dokumenty')).toBeHidden()
  await menu.getByRole('link', { name: 'Moje zgłoszenia' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Moje zgłoszenia' })).toBeVisible()
  await say(desk, groupId, withoutRequests)
  await expect(page.getByRole('heading', { level: 1, name: 'Nie ma takiej strony' })).toBeVisible()
  expect(await page.evaluate(() => (window as { stays?: boolean }).stays)).toBe(true)
})

test('a form offers only the types of request the office has set', async ({ browser }) => {
  test.setTimeout(180_000)
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const types = await desk.read<TaskType[]>('tasks.types', {})
  const [wanted] = types.filter(({ clientsMayFile }) => clientsMayFile)
  const settings = { taskTypeIds: [wanted?.id ?? 0] }
  const groupId = await makeGroup(desk, [own({ portlet: 'add-request', settings })])
  const page = await openWindow(browser)
  await page.goto(portalUrl(await openAccountIn(desk, groupId)))
  await page.getByLabel('Nowe hasło').fill('zielony koń biegnie')
  await page.getByRole('button', { name: 'Ustaw hasło i zaloguj' }).click()
  await portlet(page, 'Nowe zgłoszenie').getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  const options = page.getByLabel('Rodzaj sprawy').getByRole('option')
  await expect(options).toHaveText([/Wybierz/, wanted?.name.pl ?? ''])
})

test('a dashboard follows what happens, and leads on to it', async ({ browser }) => {
  const page = await openWindow(browser)
  await signInToDashboard(page, demoLogin('client'))
  const requests = portlet(page, 'Moje zgłoszenia')
  await portlet(page, 'Nowe zgłoszenie').getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  const title = `Z pulpitu ${Date.now() % 10_000_000}`
  await page.getByLabel('Rodzaj sprawy').selectOption({ label: 'Pytanie' })
  await page.getByLabel('Czego dotyczy').fill(title)
  await page.getByLabel('Opis').fill('Opis w kilku słowach.')
  await page.getByRole('button', { name: 'Wyślij zgłoszenie' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const taskId = Number(page.url().split('/').pop())

  await page.getByRole('link', { name: 'Pulpit' }).click()
  const row = requests.getByRole('listitem').filter({ hasText: title })
  await expect(row).toContainText('Przyjęte')
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  await desk.move(taskId, 'in-progress')
  await expect(row).toContainText('W toku')
  await row.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('what a client puts aside is away, in every window, until it is taken back', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320 })
  await signInToDashboard(page, demoLogin('client of two flats'))
  await expect(portlet(page, 'Moje dane')).toBeVisible()
  await page.getByText('Co widać na pulpicie').click()
  const box = page.getByRole('checkbox', { name: 'Moje dane' })
  await box.focus()
  await page.keyboard.press('Space')
  await expect(portlet(page, 'Moje dane')).toBeHidden()
  await expect(box).not.toBeChecked()
  await expect(box).toBeFocused()
  await expectAccessibleInEveryLook(page, 'dashboard with a portlet put aside')
  await page.reload()
  await expect(portlet(page, 'Mój opiekun')).toBeVisible()
  await expect(portlet(page, 'Moje dane')).toBeHidden()
  await page.getByText('Co widać na pulpicie').click()
  await page.getByRole('checkbox', { name: 'Moje dane' }).check()
  await expect(portlet(page, 'Moje dane')).toContainText('Numer klienta')
})

test('another client is chosen on the dashboard, and a foreign one is not found', async ({ browser }) => {
  const page = await openWindow(browser)
  await signInToDashboard(page, demoLogin('client of two flats'))
  const choice = page.getByLabel('Klient', { exact: true })
  const other = await choice.locator('option').nth(1).textContent()
  await choice.selectOption({ index: 1 })
  const number = other?.split(' ').pop() ?? '?'
  await expect(portlet(page, 'Moje dane')).toContainText(number)
  await page.goto(portalUrl('/klient/999999'))
  await expect(page.getByRole('heading', { level: 1, name: 'Nie ma takiej strony' })).toBeVisible()
})
