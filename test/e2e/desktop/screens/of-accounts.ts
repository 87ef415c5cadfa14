import { expect } from '@playwright/test'
import {
  call,
  choose,
  firstRow,
  inGrid,
  press,
  sendUnfinished,
  settled,
  topDialog,
  type Screen,
  type Stage,
} from './stage.ts'

const people = '#/team/people'
const accountsOf = ({ clientId }: Stage['office']): string => `#/clients/${clientId}/accounts`

async function openAccount(stage: Stage, ...way: string[]): Promise<void> {
  await inGrid(stage, ...way, 'Enter')
  await topDialog(stage.page).getByRole('definition').first().waitFor()
}

/** The list holds only two accounts, of which one can be enabled, and both are selected. */
async function selectTwo(stage: Stage): Promise<void> {
  const { page, office, say } = stage
  await page.getByRole('searchbox', { name: say('people.search') }).fill(await office.makeTwoAccounts())
  await expect(page.locator('[data-row]')).toHaveCount(2)
  await inGrid(stage, 'x', 'ArrowDown', 'x')
}

async function giveFirstPassword(stage: Stage): Promise<void> {
  const { page, office, say } = stage
  await page.getByRole('searchbox', { name: say('people.search') }).fill(await office.makeTwoAccounts())
  await expect(page.locator('[data-row]')).toHaveCount(2)
  await openAccount(stage, 'ArrowDown')
  await choose(stage, 'people.more', 'desktop.access.first-password')
}

async function checkFile(stage: Stage): Promise<void> {
  await call(stage, 'people.import')
  const lines = [
    'Login;Imię;Nazwisko;E-mail;Grupy',
    'jan.lis.z.pliku;Jan;Lis;jan@testowa.example;CLERKS',
    'zly login;Jan;Lis;jan.testowa.example;NIEMA',
    'marek.zielinski;Marek;Zieliński;marek@testowa.example;CLERKS',
  ]
  const buffer = Buffer.from(lines.join('\r\n'))
  const file = { name: 'konta-do-zalozenia.csv', mimeType: 'text/csv', buffer }
  await topDialog(stage.page).locator('input[type=file]').setInputFiles(file)
  await press(stage, 'people.import.check')
  await expect(topDialog(stage.page).getByRole('table')).toBeVisible()
}

const ofThePanel: readonly Screen[] = [
  { name: 'accounts', at: people, open: ({ page }) => firstRow(page).waitFor() },
  {
    name: 'accounts that match nothing',
    at: people,
    open: async ({ page, say }) => {
      await page.getByRole('searchbox', { name: say('people.search') }).fill('zzzzzz')
      await expect(page.getByText(say('people.no-match'))).toBeVisible()
    },
  },
  {
    name: 'accounts not used since a day',
    at: `${people}?kind=client`,
    open: async ({ page, say }) => {
      await page.getByLabel(say('people.filter.last')).selectOption('before')
      await expect(page.getByLabel(say('people.filter.day'))).toBeVisible()
    },
  },
  { name: 'selected accounts', at: people, open: selectTwo },
  {
    name: 'groups of two accounts',
    at: people,
    open: async (stage) => (await selectTwo(stage), await call(stage, 'people.groups')),
  },
  {
    name: 'result of a change',
    at: people,
    async open(stage) {
      await selectTwo(stage)
      await press(stage, 'people.more')
      await stage.page.getByRole('menuitem', { name: stage.say('people.enable') }).click()
      await expect(topDialog(stage.page)).toContainText(stage.say('people.result'))
    },
  },
  { name: 'one account', at: people, open: (stage) => openAccount(stage) },
  {
    name: 'groups of one account',
    at: people,
    open: async (stage) => (await openAccount(stage), await call(stage, 'people.groups')),
  },
  {
    name: 'data of an account',
    at: people,
    open: async (stage) => (await openAccount(stage), await call(stage, 'people.edit')),
  },
  { name: 'first password from the panel', at: people, open: giveFirstPassword },
  {
    name: 'first password to pass on',
    at: people,
    async open(stage) {
      await giveFirstPassword(stage)
      await press(stage, 'desktop.access.first-password-action')
      await expect(topDialog(stage.page)).toContainText(stage.say('desktop.accounts.passed-on'))
    },
  },
  {
    name: 'new member of staff with nothing said',
    at: people,
    async open(stage) {
      await call(stage, 'people.new')
      const way = stage.say('desktop.accounts.way.password')
      await topDialog(stage.page).getByRole('radio', { name: way }).check()
      await sendUnfinished(stage)
    },
  },
  { name: 'accounts from a file', at: people, open: (stage) => call(stage, 'people.import') },
  { name: 'problems of a file', at: people, open: checkFile },
]

const ofOneClient: readonly Screen[] = [
  {
    name: 'new account of a client',
    at: accountsOf,
    async open(stage) {
      await call(stage, 'desktop.accounts.new')
      await topDialog(stage.page).getByLabel(stage.say('account.login')).fill('')
      const way = stage.say('desktop.accounts.way.password')
      await topDialog(stage.page).getByRole('radio', { name: way }).check()
      await sendUnfinished(stage)
    },
  },
  {
    name: 'an account that is there already',
    at: accountsOf,
    open: async (stage) => (await call(stage, 'desktop.access.add'), await sendUnfinished(stage)),
  },
  {
    name: 'new delegate with nothing said',
    at: accountsOf,
    async open(stage) {
      await call(stage, 'desktop.access.delegate-new')
      for (const some of await topDialog(stage.page).getByRole('radio').all())
        if ((await some.getAttribute('value')) === 'some') await some.check()
      await sendUnfinished(stage)
    },
  },
  {
    name: 'access of a delegate',
    at: accountsOf,
    async open(stage) {
      await stage.page.getByRole('button', { name: 'Wincentyna' }).first().click()
      await stage.page.getByRole('menuitem', { name: stage.say('access.change') }).click()
      await settled(stage.page)
    },
  },
  {
    name: 'ending access',
    at: accountsOf,
    async open(stage) {
      await stage.page.getByRole('button', { name: 'Wincentyna' }).first().click()
      await stage.page.getByRole('menuitem', { name: stage.say('access.revoke') }).click()
      await expect(topDialog(stage.page)).toBeVisible()
    },
  },
  {
    name: 'activation code',
    at: accountsOf,
    async open(stage) {
      await call(stage, 'desktop.activation.code')
      await press(stage, 'desktop.activation.make')
      await expect(topDialog(stage.page)).toContainText(stage.say('desktop.activation.code-until'))
    },
  },
]

export const screensOfAccounts: readonly Screen[] = [...ofThePanel, ...ofOneClient]
