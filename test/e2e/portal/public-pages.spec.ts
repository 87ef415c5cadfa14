import { expect } from '@playwright/test'
import { test } from '../windows.ts'
import { expectAccessibleInEveryLook, openWindow, portalUrl } from './portal.ts'

test('the start page can be read without scripts, in both languages', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320, scripts: false })
  await page.goto(portalUrl('/'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Załatw sprawę bez wizyty w biurze')
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Zaloguj się' })).toBeVisible()
  await expect(page.getByText('Ta strona potrzebuje skryptów')).toHaveCount(0)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(portalUrl('/en/'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settle it without a visit to the office')
})

test('pages with a form say without scripts that they need them', async ({ browser }) => {
  const page = await openWindow(browser, { scripts: false })
  for (const place of ['/logowanie', '/nowe-haslo', '/klient/1/zgloszenia']) {
    await page.goto(portalUrl(place))
    await expect(page.getByText('Ta strona potrzebuje skryptów')).toBeVisible()
  }
  await page.goto(portalUrl('/en/sign-in'))
  await expect(page.getByText('This page needs scripts')).toBeVisible()
})

test('a page that is not there is answered 404, in the language of its address', async ({ browser }) => {
  const page = await openWindow(browser)
  for (const [place, heading] of [
    ['/nie-ma', 'Nie ma takiej strony'],
    ['/en/nothing', 'There is no such page'],
  ] as const) {
    const answer = await page.goto(portalUrl(place))
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expectAccessibleInEveryLook(page, place)
  }
  await page.getByRole('link', { name: 'Start page' }).click()
  await expect(page).toHaveURL(portalUrl('/en/'))
})

test('the head tells search engines of the other language, and of what is private', async ({ request }) => {
  const headOf = async (place: string) =>
    (await (await request.get(portalUrl(place))).text()).split('</head>')[0]
  const signIn = await headOf('/logowanie')
  expect(signIn).toContain(`<link rel="alternate" hreflang="en" href="${portalUrl('/en/sign-in')}">`)
  expect(signIn).toContain(`<link rel="alternate" hreflang="x-default" href="${portalUrl('/logowanie')}">`)
  expect(signIn).not.toContain('noindex')
  for (const place of ['/konto', `/aktywacja/${'x'.repeat(43)}`, '/nie-ma'])
    expect(await headOf(place)).toContain('<meta name="robots" content="noindex">')
})

test('a page comes with its styles, before any script has run', async ({ browser }) => {
  const page = await openWindow(browser, { scripts: false })
  await page.goto(portalUrl('/logowanie'))
  const button = page.getByRole('main').getByRole('button', { name: 'Zaloguj się' })
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await expect(button).toHaveCSS('color', 'rgb(255, 255, 255)')
})

test('the start page is taken over and accessible in every look', async ({ browser }) => {
  const page = await openWindow(browser)
  await page.goto(portalUrl('/en/'))
  await expectAccessibleInEveryLook(page, 'start page in English')
  await page.goto(portalUrl('/'))
  await expectAccessibleInEveryLook(page, 'start page')
  await expect(page).toHaveTitle('Załatw sprawę bez wizyty w biurze · Wodociągi Nadrzecze')
})

test('the menu of a phone opens, closes on Escape, and leads on', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320 })
  await page.goto(portalUrl('/'))
  const menu = page.getByRole('button', { name: 'Menu' })
  await menu.click()
  const link = page.getByRole('navigation').getByRole('link', { name: 'Zaloguj się' })
  await expect(link).toBeVisible()
  await expectAccessibleInEveryLook(page, 'open menu')
  await link.focus()
  await page.keyboard.press('Escape')
  await expect(link).toBeHidden()
  await expect(menu).toBeFocused()
  await menu.click()
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Logowanie' })).toBeVisible()
  await expect(link).toBeHidden()
})

test('going on leads a reader to the heading of the next page, and the keyboard past the header', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  await page.goto(portalUrl('/'))
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Przejdź do treści' })
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page).toHaveURL(portalUrl('/'))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { level: 1, name: 'Logowanie' })
  await expect(heading).toBeFocused()
  await expect(page).toHaveTitle(/^Logowanie · /)
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Zaloguj się' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: /^Załatw/ })).toBeFocused()
})

test('what is typed while the scripts are still on their way stays', async ({ browser }) => {
  const page = await openWindow(browser)
  let letThrough = (): void => undefined
  const gate = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await gate
    await route.continue()
  })
  await page.goto(portalUrl('/logowanie'), { waitUntil: 'commit' })
  await page.getByLabel('Login').pressSequentially('wczesny')
  await page.keyboard.press('Enter')
  letThrough()
  await expect(async () => {
    await page.getByRole('button', { name: 'Pokaż hasło' }).click()
    await expect(page.getByLabel('Hasło')).toHaveAttribute('type', 'text', { timeout: 200 })
  }).toPass()
  await expect(page.getByLabel('Login')).toHaveValue('wczesny')
  await expect(page).toHaveURL(portalUrl('/logowanie'))
})

test('a list is taken over once somebody comes to it, so that its links load nothing anew', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  const stays = () => page.evaluate(() => (window as { stays?: boolean }).stays)
  const first = page.getByRole('main').getByRole('article').first().getByRole('link')
  for (const goOn of [() => first.click(), () => first.press('Enter')]) {
    await page.goto(portalUrl('/'))
    await page.evaluate(() => ((window as { stays?: boolean }).stays = true))
    const title = (await first.textContent()) ?? ''
    await goOn()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
    expect(await stays()).toBe(true)
  }
})

test('what was read is there without a network, and a stranger has no cookie', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(portalUrl('/'))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  expect(await context.cookies()).toEqual([])
  await context.setOffline(true)
  for (const [place, heading] of [
    ['/komunikaty', 'Komunikaty'],
    ['/en/outages', 'Outages'],
    ['/konto', 'Nie ma połączenia z internetem'],
    ['/en/search', 'There is no connection'],
  ] as const) {
    await page.goto(portalUrl(place))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
})
