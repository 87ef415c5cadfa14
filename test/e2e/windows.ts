import { test as base, type Browser, type Page } from '@playwright/test'
import type { App } from 'vue'

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

/**
 * A window of its own, with a session of its own; an error in the page fails the test. What is opened in it is not
 * touched before its app has taken it over and shows what was asked for, unless the test asks for less than a loaded
 * page: until then a link leads on without what was typed, a button does nothing, and a field may be that of the page
 * before.
 */
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
  if (scripts) waitForTakeover(page)
  return page
}

/** Waits until an app has taken over what was opened and has arrived at its address; a page of no app needs neither. */
export async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const root: (HTMLElement & { __vue_app__?: App }) | null = document.getElementById('app')
    if (root === null) return true
    if (root.__vue_app__ === undefined) return false
    const { currentRoute, options } = root.__vue_app__.config.globalProperties.$router
    const { matched, fullPath } = currentRoute.value
    return matched.length === 0 || fullPath === options.history.location
  })
}

function waitForTakeover(page: Page): void {
  const goto = page.goto.bind(page)
  const reload = page.reload.bind(page)
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    if (options?.waitUntil === undefined) await takenOver(page)
    return response
  }
  page.reload = async (options) => {
    const response = await reload(options)
    await takenOver(page)
    return response
  }
}
