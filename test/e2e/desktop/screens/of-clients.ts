import { expect } from '@playwright/test'
import {
  call,
  choose,
  find,
  firstRow,
  inGrid,
  keys,
  sendUnfinished,
  settled,
  topDialog,
  type Screen,
  type Stage,
} from './stage.ts'

const pdf = { name: 'faktura.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
const tab =
  (name = '') =>
  ({ clientId }: Stage['office']): string =>
    `#/clients/${clientId}${name}`

const recordOf: readonly Screen[] = [
  { name: 'client', at: tab() },
  { name: 'service points', at: tab('/points') },
  { name: 'tasks of a client', at: tab('/tasks'), open: ({ page }) => firstRow(page).waitFor() },
  { name: 'documents of a client', at: tab('/documents') },
  { name: 'settlement', at: tab('/settlement') },
  { name: 'attributes', at: tab('/attributes') },
  { name: 'history', at: tab('/history') },
  { name: 'accounts of a client', at: tab('/accounts') },
]

const ofTheHead: readonly Screen[] = [
  {
    name: 'data of a client',
    at: tab(),
    open: (stage) => choose(stage, 'desktop.client.more', 'desktop.client.edit'),
  },
  {
    name: 'alert note',
    at: tab(),
    open: (stage) =>
      choose(stage, 'desktop.client.more', 'desktop.client.edit-alert', 'desktop.client.add-alert'),
  },
  {
    name: 'caretaker',
    at: tab(),
    open: (stage) => choose(stage, 'desktop.client.more', 'desktop.client.set-caretaker'),
  },
  {
    name: 'parent, with what was found',
    at: tab(),
    async open(stage) {
      await choose(stage, 'desktop.client.more', 'clients-bulk.family.menu')
      await topDialog(stage.page).locator('.ui-combobox input').fill('nowak')
      await expect(stage.page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    },
  },
  {
    name: 'merge',
    at: tab(),
    open: (stage) => choose(stage, 'desktop.client.more', 'clients-bulk.merge.menu'),
  },
  {
    name: 'two records side by side',
    at: tab(),
    async open(stage) {
      await choose(stage, 'desktop.client.more', 'clients-bulk.merge.menu')
      await find(stage, 'nowak')
      await expect(topDialog(stage.page).getByRole('radio').first()).toBeVisible()
    },
  },
]

const ofTheTabs: readonly Screen[] = [
  {
    name: 'new contact with nothing in it',
    at: tab(),
    open: async (stage) => (await call(stage, 'contact.add'), await sendUnfinished(stage)),
  },
  { name: 'contact', at: tab(), open: (stage) => choose(stage, 'contact.manage', 'contact.edit') },
  {
    name: 'removing a contact',
    at: tab(),
    open: (stage) => choose(stage, 'contact.manage', 'contact.remove'),
  },
  {
    name: 'consent',
    at: tab(),
    async open(stage) {
      const decide = new RegExp(`${stage.say('consent.give')}|${stage.say('consent.withdraw')}`)
      await stage.page.getByRole('button', { name: decide }).first().click()
      await expect(topDialog(stage.page)).toBeVisible()
    },
  },
  { name: 'history of consents', at: tab(), open: (stage) => call(stage, 'consent.history') },
  {
    name: 'new service point with nothing in it',
    at: tab('/points'),
    open: async (stage) => (await call(stage, 'point.add'), await sendUnfinished(stage)),
  },
  {
    name: 'service point',
    at: tab('/points'),
    open: (stage) => choose(stage, 'point.manage', 'point.edit'),
  },
  {
    name: 'end of a service point',
    at: tab('/points'),
    open: (stage) => choose(stage, 'point.manage', 'point.end'),
  },
  { name: 'values of attributes', at: tab('/attributes'), open: (stage) => call(stage, 'attribute.edit') },
  {
    name: 'a document to send, with nothing said',
    at: tab('/documents'),
    async open(stage) {
      await call(stage, 'desktop.documents.send')
      await topDialog(stage.page).locator('input[type=file]').setInputFiles(pdf)
      await expect(topDialog(stage.page).getByRole('button', { name: 'faktura.pdf' })).toBeVisible()
      await sendUnfinished(stage)
    },
  },
  {
    name: 'taking a document back',
    at: tab('/documents'),
    open: async (stage) => (await call(stage, 'desktop.documents.withdraw'), await sendUnfinished(stage)),
  },
]

const ofTheList: readonly Screen[] = [
  { name: 'clients', at: '#/clients', open: ({ page }) => firstRow(page).waitFor() },
  { name: 'no such client', at: '#/clients?search=zzzzzz' },
  {
    name: 'possible duplicates',
    at: '#/clients/duplicates',
    open: ({ page }) => page.locator('[data-group]').first().waitFor(),
  },
  { name: 'new client', at: '#/clients', open: keys('n', 'Control+Enter') },
  {
    name: 'selected clients',
    at: '#/clients',
    open: (stage) => inGrid(stage, 'x', 'ArrowDown', 'x'),
  },
  {
    name: 'caretaker of many',
    at: '#/clients',
    async open(stage) {
      await inGrid(stage, 'x', 'ArrowDown', 'x', 'ArrowDown', 'x')
      await call(stage, 'clients-bulk.change-caretaker')
      await find(stage, 'wrona')
      await settled(stage.page)
    },
  },
]

export const screensOfClients: readonly Screen[] = [...ofTheList, ...recordOf, ...ofTheHead, ...ofTheTabs]
