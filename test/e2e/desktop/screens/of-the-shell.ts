import { expect } from '@playwright/test'
import { call, choose, firstRow, keys, press, sendUnfinished, type Screen, type Stage } from './stage.ts'

async function openTask({ page }: Stage): Promise<void> {
  await firstRow(page).click()
  await page.locator('.task-head__about').waitFor()
}

/** Tasks, the event log, notifications, settings, and what lies over any screen. */
export const screensOfTheShell: readonly Screen[] = [
  { name: 'queue', at: '#/queue/all', open: ({ page }) => firstRow(page).waitFor() },
  { name: 'task', at: '#/queue/all', open: openTask },
  {
    name: 'reply',
    at: '#/queue/all',
    async open(stage) {
      await openTask(stage)
      await stage.page.keyboard.press('r')
      await stage.page.keyboard.press('Control+Enter')
    },
  },
  { name: 'no match', at: '#/queue/all?text=zzzzzz' },
  { name: 'board', at: '#/board', open: ({ page }) => page.getByRole('table').waitFor() },
  { name: 'event log', at: '#/events', open: ({ page }) => firstRow(page).click() },
  { name: 'notifications', at: '#/notifications' },
  { name: 'settings', at: '#/settings' },
  {
    name: 'a new attribute without a name',
    at: '#/settings',
    async open(stage) {
      await call(stage, 'attribute.define')
      const kind = stage.page.getByLabel(stage.say('attribute.field.kind'))
      await kind.selectOption({ label: stage.say('attribute.kind.choice') })
      await sendUnfinished(stage)
    },
  },
  {
    name: 'an attribute to change',
    at: '#/settings',
    open: (stage) => choose(stage, 'attribute.manage', 'attribute.redefine'),
  },
  {
    name: 'a new kind of document with nothing said',
    at: '#/settings',
    open: async (stage) => (await call(stage, 'document-kind.define'), await sendUnfinished(stage)),
  },
  {
    name: 'a menu',
    at: '#/settings',
    async open(stage) {
      await press(stage, 'attribute.manage')
      await expect(stage.page.getByRole('menu')).toBeVisible()
    },
  },
  { name: 'codes for all', at: '#/settings', open: (stage) => call(stage, 'desktop.activation.many') },
  {
    name: 'own password',
    at: '#/settings',
    open: (stage) => call(stage, 'desktop.settings.change-password'),
  },
  {
    name: 'signing out everywhere',
    at: '#/settings',
    open: (stage) => call(stage, 'desktop.settings.end-all'),
  },
  { name: 'new task', at: '#/settings', open: keys('n', 'Control+Enter') },
  { name: 'palette', at: '#/settings', open: keys('Control+k') },
  { name: 'shortcuts', at: '#/settings', open: keys('?') },
  { name: 'no such screen', at: '#/nowhere' },
]
