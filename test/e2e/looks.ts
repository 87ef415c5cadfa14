import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'

/** Both languages together show a screen in all four looks: wide and narrow, each light and dark. */
const looks = {
  pl: [
    [320, 'dark'],
    [1280, 'light'],
  ],
  en: [
    [320, 'light'],
    [1280, 'dark'],
  ],
} as const

/**
 * Fails where a screen, as it stands, breaks WCAG or asks to be scrolled sideways, in the two looks of its language.
 * `ready` waits for what a change of width brings anew.
 */
export async function expectAccessibleInEveryLook(
  page: Page,
  where: string,
  ready?: () => Promise<void>,
): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 }
  const language = (await page.locator('html').getAttribute('lang')) === 'en' ? 'en' : 'pl'
  for (const [width, colorScheme] of looks[language]) {
    await page.setViewportSize({ width, height: width < 500 ? 720 : 800 })
    await page.emulateMedia({ colorScheme })
    await ready?.()
    await expectAccessible(page, `${where}, ${colorScheme}, ${language}`)
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(sideways, `${where} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(before)
}
