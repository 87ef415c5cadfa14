import { expect, type Locator, type Page } from '@playwright/test'
import { catalogue as english } from '#shared/messages/catalogues/desktop.en.ts'
import { catalogue as polish } from '#shared/messages/catalogues/desktop.pl.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Params } from '#shared/messages/message.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { officeUrl } from '../office.ts'
import type { ShownOffice } from './shown-office.ts'

/** A text without params. */
type Key = { [K in keyof DesktopTexts]: Params<DesktopTexts[K]> extends [] ? K : never }[keyof DesktopTexts]

/** A window of the staff app with one screen after the other in it, and the words of its language. */
export interface Stage {
  readonly page: Page
  readonly office: ShownOffice
  readonly say: (key: Key) => string
}

/** A screen, or a dialog over it: where it is and what leads to it. */
export interface Screen {
  readonly name: string
  readonly at: string | ((office: ShownOffice) => string)
  readonly open?: (stage: Stage) => Promise<void>
}

const translators = {
  pl: createTranslator<DesktopTexts>(polish, 'pl'),
  en: createTranslator<DesktopTexts>(english, 'en'),
}

export const sayIn =
  (language: Language): Stage['say'] =>
  (key) =>
    translators[language].t(key)

export const topDialog = (page: Page): Locator => page.locator('dialog[open]').last()
export const firstRow = (page: Page): Locator => page.locator('[data-row]').first()

/** Leaves the screen before it with all it left behind, without loading the app anew, and opens `screen`. */
export async function enter(stage: Stage, { at, open }: Screen): Promise<void> {
  const { page, say } = stage
  for (let tries = 0; tries < 3 && (await topDialog(page).count()) > 0; tries += 1)
    await page.keyboard.press('Escape')
  await page.goto(officeUrl('#/nowhere'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('desktop.not-found.title'))
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('okienko.draft.')) localStorage.removeItem(key)
  })
  const route = typeof at === 'string' ? at : at(stage.office)
  if (route !== '#/nowhere') await page.goto(officeUrl(route))
  await page.waitForFunction((hash) => location.hash.startsWith(hash), route)
  await settled(page)
  await open?.(stage)
}

/** Waits until everything that was asked for is there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('.ui-skeleton:visible, [aria-busy=true]:visible')).toHaveCount(0)
}

const asPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The dialog on top, or the page where there is none. */
async function front(page: Page): Promise<Locator> {
  return (await topDialog(page).count()) > 0 ? topDialog(page) : page.locator('body')
}

async function button({ page, say }: Stage, key: Key): Promise<Locator> {
  return (await front(page)).getByRole('button', { name: new RegExp(`^${asPattern(say(key))}`) }).first()
}

/** Presses a button of the dialog on top, or else of the page. */
export async function press(stage: Stage, key: Key): Promise<void> {
  await (await button(stage, key)).click()
}

/** Presses a button that opens a dialog. */
export async function call(stage: Stage, key: Key): Promise<void> {
  const before = await stage.page.locator('dialog[open]').count()
  await press(stage, key)
  await expect(stage.page.locator('dialog[open]')).toHaveCount(before + 1)
  await settled(stage.page)
}

/** Chooses from the menu behind a button. */
export async function choose(stage: Stage, menu: Key, ...items: Key[]): Promise<void> {
  await press(stage, menu)
  const names = items.map((item) => stage.say(item))
  const found = stage.page
    .getByRole('menuitem')
    .filter({ hasText: new RegExp(names.map(asPattern).join('|')) })
  await found.first().click()
  await expect(topDialog(stage.page)).toBeVisible()
  await settled(stage.page)
}

/** Sends the form of the dialog on top, which lacks something: what is missing stands beside the fields. */
export async function sendUnfinished({ page }: Stage): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(topDialog(page).locator('.ui-field__error').first()).toBeVisible()
}

/** Types into a field that finds, and takes the first of what it found. */
export async function find({ page }: Stage, text: string): Promise<void> {
  await topDialog(page).locator('.ui-combobox input').last().fill(text)
  await page.getByRole('listbox').getByRole('option').first().click()
}

/** Presses keys, each as one would on the screen as a whole. */
export const keys =
  (...pressed: string[]) =>
  async ({ page }: Stage): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key)
    await expect(topDialog(page)).toBeVisible()
  }

export async function inGrid({ page }: Stage, ...pressed: string[]): Promise<void> {
  await firstRow(page).waitFor()
  await page.getByRole('grid').focus()
  for (const key of pressed) await page.keyboard.press(key)
}
