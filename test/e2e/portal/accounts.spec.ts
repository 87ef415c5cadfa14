import { expect, type Page } from '@playwright/test'
import { takenOver, test } from '../windows.ts'
import { linkInLetterTo } from './letters.ts'
import { demoLogin, expectAccessibleInEveryLook, openWindow, portalUrl, signIn, signOut } from './portal.ts'
import { openDesk } from './staff-desk.ts'

const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click()
const dashboard = (page: Page) => page.getByRole('heading', { level: 1, name: 'Pulpit' })

/** Somebody new: a login that no other run has used. */
const newLogin = (begins: string) => `${begins}${Date.now() % 10_000_000}`

/** The client of the demo office's first login, for whom more accounts may be opened. */
async function clientIdOf(page: Page): Promise<number> {
  await signIn(page, demoLogin('client'))
  return Number(/\/klient\/(\d+)\//.exec(page.url())?.[1])
}

test('a wrong password is refused without telling whether the login exists', async ({ browser }) => {
  const page = await openWindow(browser)
  await page.goto(portalUrl('/logowanie'))
  await submit(page, 'Zaloguj się')
  await expect(page.getByLabel('Login')).toBeFocused()
  await expect(page.getByLabel('Login')).toHaveAccessibleDescription('Wpisz login.')
  await expectAccessibleInEveryLook(page, 'sign-in with nothing typed')
  await page.getByLabel('Login').fill(newLogin('nikt'))
  await page.getByLabel('Hasło').fill('cokolwiek')
  await submit(page, 'Zaloguj się')
  await expect(page.getByRole('alert')).toHaveText(/Login lub hasło się nie zgadza/)
  await expect(page.getByLabel('Hasło')).toHaveValue('cokolwiek')
  await expectAccessibleInEveryLook(page, 'refused sign-in')
})

test('signing in leads on to where one wanted, also in the other language, and out again', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  await page.goto(portalUrl('/konto'))
  await expect(page).toHaveURL(portalUrl('/logowanie?next=/konto'))
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL('**/en/**')
  await takenOver(page)
  await page.getByLabel('Login').fill(demoLogin('client').login)
  await page.getByLabel('Password').fill(demoLogin('client').password)
  await submit(page, 'Sign in')
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible()
  await expect(page).toHaveURL(portalUrl('/en/account'))
  await expectAccessibleInEveryLook(page, 'account in English')
  await page.goto(portalUrl('/en/sign-in'))
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  await signOut(page, 'Sign out')
  await expect(page).toHaveURL(portalUrl('/en/'))
  await page.goto(portalUrl('/en/account'))
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a new account is activated by the link of its letter, once', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320 })
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const login = newLogin('nowy')
  await desk.openAccount(await clientIdOf(page), { login, email: `${login}@example.pl` })
  await page.getByRole('button', { name: 'Menu' }).click()
  await signOut(page)
  await expect(page).toHaveURL(portalUrl('/'))

  const link = await linkInLetterTo(`${login}@example.pl`, '/aktywacja/')
  await page.goto(portalUrl(link))
  await expect(page.getByText('Dzień dobry, Grzegorz.')).toBeVisible()
  await expect(page.getByLabel('Login')).toHaveValue(login)
  await expectAccessibleInEveryLook(page, 'activation')
  await page.getByLabel('Nowe hasło').fill('haslo12345')
  await submit(page, 'Ustaw hasło i zaloguj')
  await expect(page.getByLabel('Nowe hasło')).toHaveAccessibleDescription(/To hasło łatwo odgadnąć/)
  await page.getByLabel('Nowe hasło').fill('zielony koń biegnie')
  await submit(page, 'Ustaw hasło i zaloguj')
  await expect(dashboard(page)).toBeVisible()

  await page.goto(portalUrl(link))
  await expect(page.getByRole('alert')).toContainText('Ten link wygasł albo został już użyty.')
  await expectAccessibleInEveryLook(page, 'used link')
})

test('a forgotten password is replaced by the link of a letter', async ({ browser }) => {
  const page = await openWindow(browser)
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const login = newLogin('zapominalski')
  await desk.openAccount(await clientIdOf(page), { login, email: `${login}@example.pl` })
  await signOut(page)
  const activation = await linkInLetterTo(`${login}@example.pl`, '/aktywacja/')
  await page.goto(portalUrl(activation))
  await page.getByLabel('Nowe hasło').fill('pierwsze dobre hasło')
  await submit(page, 'Ustaw hasło i zaloguj')
  await expect(dashboard(page)).toBeVisible()
  await signOut(page)

  await page.goto(portalUrl('/logowanie'))
  await page.getByLabel('Login').fill(login)
  await page.getByRole('link', { name: 'Nie pamiętam hasła' }).click()
  await expect(page.getByLabel('Login')).toHaveValue(login)
  await submit(page, 'Wyślij link')
  await expect(page.getByText('Sprawdź pocztę')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'link on its way')
  await page.goto(portalUrl(await linkInLetterTo(`${login}@example.pl`, '/nowe-haslo/')))
  await page.getByLabel('Nowe hasło').fill('drugie dobre hasło')
  await submit(page, 'Ustaw hasło i zaloguj')
  await expect(dashboard(page)).toBeVisible()
})

test('a first password given at the desk is changed before anything else', async ({ browser }) => {
  const page = await openWindow(browser)
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const clientId = await clientIdOf(page)
  await signOut(page)
  const login = newLogin('pierwszy')
  await desk.openAccount(clientId, { login, firstPassword: 'Zimowy-klon-42' })
  await page.goto(portalUrl(`/klient/${clientId}/zgloszenia/nowe`))
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Hasło').fill('Zimowy-klon-42')
  await submit(page, 'Zaloguj się')
  await expect(page.getByText('To Twoje pierwsze hasło')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'first password')
  await page.getByLabel('Obecne hasło').fill('nie to')
  await page.getByLabel('Nowe hasło').fill('moje własne hasło')
  await submit(page, 'Zmień hasło')
  await expect(page.getByLabel('Obecne hasło')).toHaveAccessibleDescription(/Obecne hasło się nie zgadza/)
  await page.getByLabel('Obecne hasło').fill('Zimowy-klon-42')
  await submit(page, 'Zmień hasło')
  await expect(page.getByRole('heading', { level: 1, name: 'Nowe zgłoszenie' })).toBeVisible()
})
