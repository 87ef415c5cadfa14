import { expect } from '@playwright/test'
import {
  call,
  firstRow,
  keys,
  press,
  sendUnfinished,
  settled,
  topDialog,
  type Screen,
  type Stage,
} from './stage.ts'

const groupOf = ({ groupId }: Stage['office']): string => `#/team/groups/${groupId}`
const portletsOf = ({ groupId }: Stage['office']): string => `#/portlets/${groupId}`

const ofGroups: readonly Screen[] = [
  { name: 'groups', at: '#/team/groups', open: ({ page }) => firstRow(page).waitFor() },
  { name: 'new group with nothing said', at: '#/team/groups', open: keys('n', 'Control+Enter') },
  { name: 'a group', at: groupOf },
  {
    name: 'a changed group',
    at: groupOf,
    async open({ page }) {
      await page.getByRole('combobox').last().selectOption({ index: 1 })
      await page.locator('[data-region=save]').waitFor()
    },
  },
  {
    name: 'differences of a group',
    at: ({ clerksGroupId }) => `#/team/groups/${clerksGroupId}?tab=difference`,
    open: ({ page }) => page.getByRole('table').waitFor(),
  },
  { name: 'data of a group', at: groupOf, open: (stage) => call(stage, 'group.edit') },
  {
    name: 'removing a group with others below it',
    at: groupOf,
    open: async (stage) => (await call(stage, 'group.remove.action'), await sendUnfinished(stage)),
  },
]

async function widen({ page }: Stage): Promise<void> {
  await page.locator('[data-portlet=documents] [data-part=width]').selectOption('third')
}

async function openTab({ page, say }: Stage, tab: 'differences' | 'preview'): Promise<void> {
  await page.getByRole('tab', { name: say(`portlet-editor.tab.${tab}`) }).click()
  await settled(page)
}

const ofPortlets: readonly Screen[] = [
  { name: 'portlets', at: portletsOf },
  { name: 'portlets with a change', at: portletsOf, open: widen },
  {
    name: 'settings of a portlet with a problem',
    at: portletsOf,
    async open(stage) {
      await stage.page.locator('[data-portlet=documents] [data-part=settings]').click()
      await topDialog(stage.page).getByRole('textbox').first().fill('Dokumenty wspólnoty')
      await sendUnfinished(stage)
    },
  },
  {
    name: 'differences of portlets',
    at: portletsOf,
    async open(stage) {
      await openTab(stage, 'differences')
      await stage.page.getByRole('checkbox').check()
      await expect(stage.page.getByRole('table')).toBeVisible()
    },
  },
  {
    name: 'preview of portlets',
    at: portletsOf,
    async open(stage) {
      await openTab(stage, 'preview')
      await press(stage, 'portlet-editor.preview.show')
      await expect(
        stage.page.getByRole('region', { name: stage.say('portlet-editor.preview.region') }),
      ).toBeVisible()
    },
  },
  {
    name: 'preview without a client',
    at: portletsOf,
    async open(stage) {
      await openTab(stage, 'preview')
      await stage.page.getByRole('radio', { name: stage.say('portlet-editor.preview.as-client') }).check()
      const show = stage.say('portlet-editor.preview.show')
      await stage.page.getByRole('button', { name: show, exact: true }).click()
      await expect(stage.page.getByText(stage.say('portlet-editor.preview.choose-client'))).toBeVisible()
    },
  },
  {
    name: 'conflict of portlets',
    at: portletsOf,
    async open(stage) {
      await widen(stage)
      await stage.office.changePortlets()
      await call(stage, 'portlet-editor.save')
    },
  },
]

const pdf = (name: string) => ({
  ...{ name, mimeType: 'application/pdf' },
  buffer: Buffer.from(`%PDF-1.4\n%${name}\n%%EOF\n`),
})

const ofSendings: readonly Screen[] = [
  { name: 'documents sent to many', at: '#/documents' },
  {
    name: 'a document to a group, with nothing said',
    at: '#/documents',
    open: async (stage) => (await call(stage, 'desktop.sendings.to-group'), await sendUnfinished(stage)),
  },
  {
    name: 'documents by a list, with nothing said',
    at: '#/documents',
    open: async (stage) => (await call(stage, 'desktop.sendings.by-list'), await sendUnfinished(stage)),
  },
  {
    name: 'problems of a list',
    at: '#/documents',
    async open(stage) {
      await call(stage, 'desktop.sendings.by-list')
      const dialog = topDialog(stage.page)
      await dialog.getByRole('combobox').first().selectOption({ index: 1 })
      await dialog.getByRole('textbox').first().fill('Faktura za listopad')
      const list = 'Numer klienta;Plik\r\n10023;fv-1.pdf\r\nNIEMA;fv-1.pdf\r\n10108;inny.pdf\r\n'
      const buffer = Buffer.from(list)
      await dialog
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer })
      await dialog
        .locator('input[type=file]')
        .last()
        .setInputFiles([pdf('fv-1.pdf'), pdf('fv-2.pdf')])
      await expect(dialog.getByRole('button', { name: 'fv-2.pdf' })).toBeVisible()
      await press(stage, 'desktop.sendings.check')
      await expect(dialog.getByRole('table').first()).toBeVisible()
    },
  },
]

export const screensOfGroups: readonly Screen[] = [...ofGroups, ...ofPortlets, ...ofSendings]
