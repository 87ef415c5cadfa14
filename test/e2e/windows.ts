import { test as base, type Browser, type Page } from '@playwright/test'

/** Closes the windows of a test with it: one that is left open goes on following the office beside later tests. */
export const test = base.extend<{ closeWindows: undefined }>({
  closeWindows: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})

/** How a window looks at the apps; a calm one has no motion. */
export interface Look {
  readonly width?: number
  readonly dark?: boolean
  readonly calm?: boolean
  readonly scripts?: boolean
}

/** A window of its own, with a session of its own; an error in the page fails the test. */
export async function openWindow(browser: Browser, look: Look = {}): Promise<Page> {
  const { width = 1280, dark = false, calm = false, scripts = true } = look
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 720 : 800 },
    colorScheme: dark ? 'dark' : 'light',
    ...(calm ? { reducedMotion: 'reduce' as const } : {}),
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    javaScriptEnabled: scripts,
    // What a worker asks for cannot be held up or taken away; the test of the worker makes its own window.
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}
