import axe, { type RunOptions } from 'axe-core'
import { expect, type Frame, type Page } from '@playwright/test'

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}

/**
 * Fails with the rule and the places where a screen, as it stands, breaks WCAG 2.2 A or AA. Of a screen behind an open
 * dialog nothing can be reached, so that only the dialog is looked at.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await Promise.all(page.frames().map(bringAxe))
  const isCalm = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)
  // A colour half-way through a fade, or of what is about to be replaced, is nobody's choice.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const looked = (await page.locator('dialog[open]').count()) > 0 ? page.locator('dialog[open]') : page
  await expect(looked.locator('[aria-busy="true"]:visible'), `${where} comes to rest`).toHaveCount(0)
  const told = await page.evaluate(async (run) => {
    const { violations } = await axe.run(
      document.querySelector('dialog[open]') ? 'dialog[open]' : document,
      run,
    )
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n    ${nodes.map(({ target }) => target.join(' ')).join('\n    ')}`,
    )
  }, options)
  if (!isCalm) await page.emulateMedia({ reducedMotion: null })
  expect(told, `${where} at ${page.viewportSize()?.width} px`).toEqual([])
}

/** Loads axe into a document once: reading it anew for every look would take longer than looking. */
async function bringAxe(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in window)) return
  await frame.evaluate(axe.source)
}
