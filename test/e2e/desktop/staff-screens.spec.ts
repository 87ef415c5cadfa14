import { expect, test } from '@playwright/test'
import { expectAccessibleInEveryLook } from '../looks.ts'
import { officeUrl, openWindow, signIn } from './office.ts'
import { screensOfAccounts } from './screens/of-accounts.ts'
import { screensOfAppearance } from './screens/of-appearance.ts'
import { screensOfClients } from './screens/of-clients.ts'
import { screensOfGroups } from './screens/of-groups.ts'
import { screensOfPublications } from './screens/of-publications.ts'
import { screensOfTheShell } from './screens/of-the-shell.ts'
import { showOffice, type ShownOffice } from './screens/shown-office.ts'
import { enter, sayIn, settled } from './screens/stage.ts'

let office: ShownOffice

test.beforeAll(async () => {
  office = await showOffice()
})

test.afterAll(() => office.setLanguage('pl'))

for (const [area, screens] of Object.entries({
  'the shell': screensOfTheShell,
  clients: screensOfClients,
  accounts: screensOfAccounts,
  groups: screensOfGroups,
  'the look of the portal': screensOfAppearance,
  publications: screensOfPublications,
})) {
  for (const language of ['pl', 'en'] as const) {
    test(`every screen and dialog of ${area} is accessible in ${language}, narrow and wide, light and dark`, async ({
      browser,
    }) => {
      test.setTimeout(300_000)
      await office.setLanguage(language)
      const page = await openWindow(browser, { calm: true })
      await signIn(page, 'administrator')
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const stage = { page, office, say: sayIn(language) }
      for (const screen of screens) {
        await test.step(screen.name, async () => {
          await enter(stage, screen)
          await expectAccessibleInEveryLook(page, screen.name, () => settled(page))
        })
      }
      await page.context().close()
    })
  }
}

test('the window to sign in is accessible in both languages', async ({ browser }) => {
  const page = await openWindow(browser, { calm: true })
  await page.goto(officeUrl())
  await expect(page.getByLabel('Hasło')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'sign-in')
  await page.getByRole('button', { name: 'EN' }).click()
  await expect(page.getByLabel('Password')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'sign-in')
})

test('a screen one has no right to says so and who can give it', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, 'caretaker')
  await expect(page.getByRole('link', { name: 'Dziennik' })).toHaveCount(0)
  await page.goto(officeUrl('#/events'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie masz dostępu do tego ekranu')
  await expect(page.getByText('Uprawnienie do niego może nadać administrator.')).toBeVisible()
})
