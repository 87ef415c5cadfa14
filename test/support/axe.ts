import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Fails with the rule and the places where a screen, as it stands, breaks WCAG 2.2 A or AA. Of a screen behind an open
 * dialog nothing can be reached, so that only the dialog is looked at.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // A colour half-way through a fade is nobody's choice.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
  // The other mode opens a page of its own for each answer; it is for frames of other origins, and there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations'],
  })
  if ((await page.locator('dialog[open]').count()) > 0) axe.include('dialog[open]')
  const { violations } = await axe.analyze()
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n    ${nodes.map(({ target }) => target.join(' ')).join('\n    ')}`,
  )
  expect(told, `${where} at ${page.viewportSize()?.width} px`).toEqual([])
}
