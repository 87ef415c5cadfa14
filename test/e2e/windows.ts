import { test as base } from '@playwright/test'

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
