import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const chromium =
  process.env['CHROMIUM_PATH'] ??
  ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
    .map((name) => `/usr/bin/${name}`)
    .find((file) => existsSync(file))

/** How every screen looks runs beside what happens in them, with the longest story, so that both end together. */
const besides = ['**/*-screens.spec.ts', '**/client-to-portlets.spec.ts']

/** End to end: portal and staff app in a real Chromium, on one demo office with a real database. */
export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  workers: 1,
  projects: [
    { name: 'behaviour', testIgnore: besides, outputDir: '../../test-results/behaviour' },
    { name: 'looks', testMatch: besides, outputDir: '../../test-results/looks' },
  ],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    // What failed is run again with `--trace on`: recording every step of all tests would take a fifth of their time.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
        '--force-color-profile=srgb',
        '--font-render-hinting=none',
      ],
    },
  },
})
