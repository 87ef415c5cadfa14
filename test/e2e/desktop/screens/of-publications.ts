import { expect } from '@playwright/test'
import { call, press, sendUnfinished, settled, topDialog, type Screen, type Stage } from './stage.ts'

/** Opens the first publication of the list, written and all. */
async function firstPublication({ page }: Stage): Promise<void> {
  await page.locator('.publication-line a').first().click()
  await expect(page.locator('.rich-editor [role=textbox]')).toBeVisible()
}

const overPublication = (open: (stage: Stage) => Promise<void>) => async (stage: Stage) => {
  await firstPublication(stage)
  await open(stage)
}

export const screensOfPublications: readonly Screen[] = [
  { name: 'publications', at: '#/publications' },
  {
    name: 'a new publication that lacks its title',
    at: '#/publications',
    open: async (stage) => {
      await call(stage, 'publication.new')
      await sendUnfinished(stage)
    },
  },
  {
    name: 'what the portal shows',
    at: '#/publications',
    open: async (stage) => {
      await call(stage, 'publication.preview')
      await topDialog(stage.page).locator('button[type=submit]').click()
      await expect(topDialog(stage.page).locator('.preview h3')).toBeVisible()
    },
  },
  {
    name: 'what is published for staff',
    at: '#/for-staff',
    open: async ({ page }) => {
      await page.locator('.for-staff__row').first().click()
      await expect(page.locator('.staff-item__when')).toBeVisible()
    },
  },
  { name: 'the editor of a publication', at: '#/publications', open: firstPublication },
  {
    name: 'a picture of a publication that lacks everything',
    at: '#/publications',
    open: overPublication(async (stage) => {
      await call(stage, 'publication.text.picture')
      await sendUnfinished(stage)
    }),
  },
  {
    name: 'a period that repeats and lacks its last day',
    at: '#/publications',
    open: overPublication(async (stage) => {
      await call(stage, 'publication.windows.change')
      await topDialog(stage.page).locator('.local-time').first().fill('2031-05-20T08:00')
      await topDialog(stage.page).locator('select').selectOption('week')
      await sendUnfinished(stage)
    }),
  },
  {
    name: 'the schedule by kinds, with one publication chosen',
    at: '#/publications/schedule',
    open: async ({ page }) => {
      await page.locator('[data-bar]').first().press('Enter')
      await expect(page.locator('.selected')).toBeVisible()
    },
  },
  {
    name: 'the schedule of a month',
    at: '#/publications/schedule',
    open: (stage) => press(stage, 'schedule.view.month'),
  },
  {
    name: 'who sees a publication',
    at: '#/publications',
    open: overPublication(async (stage) => {
      await stage.page
        .getByRole('button', { name: stage.say('publication.windows.change') })
        .nth(1)
        .click()
      await stage.page.getByLabel(stage.say('publication.audience.chosen')).check()
      await press(stage, 'publication.places.add')
      await settled(stage.page)
    }),
  },
]
