import { expect } from '@playwright/test'
import { call, press, topDialog, type Screen, type Stage } from './stage.ts'

const at = '#/portal-look'

async function openTab(
  { page, say }: Stage,
  tab: 'identity' | 'start' | 'places' | 'versions',
): Promise<void> {
  await page.getByRole('tab', { name: say(`appearance.tab.${tab}`) }).click()
}

export const screensOfAppearance: readonly Screen[] = [
  {
    name: 'look of the portal with an unreadable colour',
    at,
    async open({ page, say }) {
      await page.getByRole('textbox', { name: say('appearance.brand') }).fill('#ffb000')
      await page.getByRole('radio', { name: say('appearance.device.desktop') }).check()
      await expect(page.getByRole('button', { name: /#9e6b00/ })).toBeVisible()
    },
  },
  {
    name: 'links of the portal with problems',
    at,
    async open(stage) {
      await openTab(stage, 'identity')
      await stage.page
        .getByRole('button', { name: stage.say('appearance.add-link') })
        .first()
        .click()
      await press(stage, 'appearance.save')
      await expect(stage.page.getByText(stage.say('appearance.problem.href'))).toBeVisible()
    },
  },
  {
    name: 'start page of the portal with an opened part',
    at,
    async open(stage) {
      await openTab(stage, 'start')
      await stage.page.getByRole('button', { name: `1. ${stage.say('appearance.block.hero')}` }).click()
    },
  },
  {
    name: 'places of the portal with an element begun',
    at,
    async open(stage) {
      await openTab(stage, 'places')
      await press(stage, 'appearance.add-block')
      await stage.page.getByRole('menuitem', { name: stage.say('appearance.block.link') }).click()
      await press(stage, 'appearance.save')
      await expect(stage.page.getByText(stage.say('appearance.problem.href'))).toBeVisible()
    },
  },
  {
    name: 'publishing the look of the portal later',
    at,
    async open(stage) {
      await stage.page.getByRole('slider').fill('3')
      await call(stage, 'appearance.publish')
      const dialog = topDialog(stage.page)
      await dialog.getByRole('radio', { name: stage.say('appearance.when.later') }).check()
      await dialog.getByRole('button', { name: stage.say('appearance.publish') }).click()
      await expect(dialog.getByText(stage.say('appearance.problem.when'))).toBeVisible()
    },
  },
]
