import { expect, test, type Page } from '@playwright/test'
import { catalogue as englishZone } from '#shared/messages/catalogues/portal-zone.en.ts'
import { catalogue as polishZone } from '#shared/messages/catalogues/portal-zone.pl.ts'
import { consents as englishConsents } from '#shared/messages/en/consents.ts'
import { consents as polishConsents } from '#shared/messages/pl/consents.ts'
import { expectAccessibleInEveryLook } from '../looks.ts'
import { demoLogin, openWindow, portalUrl, signInToDashboard } from './portal.ts'

const zones = {
  pl: { ...polishZone.texts, ...polishConsents },
  en: { ...englishZone.texts, ...englishConsents },
}

interface Stage {
  readonly page: Page
  readonly texts: (typeof zones)['pl' | 'en']
}

/** A page, or a dialog over it, at its Polish and its English address. */
interface Screen {
  readonly name: string
  readonly pl: string
  readonly en: string
  readonly open?: (stage: Stage) => Promise<void>
}

const inMain = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name })
const dialog = (page: Page) => page.locator('dialog[open]')
const sendUnfinished = (name: 'portal.new-document.send' | 'portal.new-request.send' | 'portal.self.send') =>
  async function send({ page, texts }: Stage): Promise<void> {
    await inMain(page, texts[name]).click()
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible()
  }

/** Gives somebody access whose name is long. */
async function invite({ page, texts }: Stage): Promise<void> {
  await inMain(page, texts['portal.access.invite']).click()
  const email = `pelnomocniczka.${Date.now() % 10_000_000}@przykladowa-poczta.example`
  await dialog(page).getByLabel(texts['portal.access.email']).fill(email)
  await dialog(page).getByLabel(texts['portal.access.first-name']).fill('Wincentyna')
  await dialog(page).getByLabel(texts['portal.access.last-name']).fill('Brzęczyszczykiewicz-Wróblewska')
  await dialog(page).getByRole('button', { name: texts['access.grant'] }).click()
  await expect(page.locator('.access-line').filter({ hasText: email })).toBeVisible()
}

const open: readonly Screen[] = [
  { name: 'start page', pl: '/', en: '/en/' },
  { name: 'sign-in', pl: '/logowanie', en: '/en/sign-in' },
  { name: 'self-activation', pl: '/zaloz-konto', en: '/en/make-account' },
  {
    name: 'self-activation with nothing typed',
    pl: '/zaloz-konto',
    en: '/en/make-account',
    open: sendUnfinished('portal.self.send'),
  },
  { name: 'forgotten password', pl: '/nowe-haslo', en: '/en/reset' },
  { name: 'an end to letters', pl: '/wypisz/nieznany', en: '/en/unsubscribe/unknown' },
  { name: 'no such page', pl: '/nie-ma', en: '/en/nothing' },
  { name: 'news', pl: '/aktualnosci', en: '/en/news' },
  {
    name: 'notice of a failure',
    pl: '/komunikaty/awaria-wodociagu-na-ul-lipowej',
    en: '/en/notices/awaria-wodociagu-na-ul-lipowej',
  },
  { name: 'outages of a street', pl: '/awarie?street=ul.+Lipowa', en: '/en/outages?street=ul.+Lipowa' },
  { name: 'document templates', pl: '/wzory', en: '/en/forms' },
  { name: 'page with a table', pl: '/strona/ceny-wody-i-sciekow', en: '/en/page/ceny-wody-i-sciekow' },
  { name: 'what was found', pl: '/szukaj?q=woda', en: '/en/search?q=water' },
  { name: 'nothing found', pl: '/szukaj?q=zzz', en: '/en/search?q=zzz' },
]

const ofAClient: readonly Screen[] = [
  { name: 'dashboard', pl: '', en: '' },
  {
    name: 'choice of portlets',
    pl: '',
    en: '',
    open: ({ page, texts }) => page.getByText(texts['portal.dashboard.arrange']).click(),
  },
  { name: 'requests', pl: '/zgloszenia', en: '/requests' },
  {
    name: 'request',
    pl: '/zgloszenia',
    en: '/requests',
    async open({ page, texts }) {
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
      await expect(page.getByRole('heading', { name: texts['portal.request.progress'] })).toBeVisible()
    },
  },
  {
    name: 'new request with nothing said',
    pl: '/zgloszenia/nowe',
    en: '/requests/new',
    open: sendUnfinished('portal.new-request.send'),
  },
  { name: 'documents', pl: '/dokumenty', en: '/documents' },
  { name: 'documents sent', pl: '/dokumenty?from=me', en: '/documents?from=me' },
  { name: 'new document', pl: '/dokumenty/nowy', en: '/documents/new' },
  {
    name: 'new document with nothing said',
    pl: '/dokumenty/nowy',
    en: '/documents/new',
    open: sendUnfinished('portal.new-document.send'),
  },
  {
    name: 'access to give, with nothing said',
    pl: '/dostep',
    en: '/access',
    async open({ page, texts }) {
      await inMain(page, texts['portal.access.invite']).click()
      for (const some of await dialog(page).getByRole('radio', { name: texts['access.what.some'] }).all())
        await some.check()
      await dialog(page).getByRole('button', { name: texts['access.grant'] }).click()
      await expect(dialog(page).locator('[aria-invalid=true]').first()).toBeVisible()
    },
  },
  { name: 'who has access', pl: '/dostep', en: '/access', open: invite },
  {
    name: 'access to change',
    pl: '/dostep',
    en: '/access',
    open: ({ page, texts }) => inMain(page, texts['access.change']).first().click(),
  },
  {
    name: 'access to end',
    pl: '/dostep',
    en: '/access',
    open: ({ page, texts }) => inMain(page, texts['access.revoke']).first().click(),
  },
]

const account: Screen = {
  name: 'account with the history of consents',
  pl: '/konto',
  en: '/en/account',
  open: ({ page, texts }) => page.getByText(texts['consent.history']).first().click(),
}

/** What the office told the person of, and one of it. */
const notifications: readonly Screen[] = [
  { name: 'notifications', pl: '/powiadomienia', en: '/en/notifications' },
  {
    name: 'what a notification leads to',
    pl: '/powiadomienia',
    en: '/en/notifications',
    async open({ page }) {
      await page.locator('.told-line a').first().click()
      await expect(page.locator('.publication__head')).toBeVisible()
    },
  },
]

async function look(page: Page, language: 'pl' | 'en', screen: Screen): Promise<void> {
  await test.step(screen.name, async () => {
    const settled = async (): Promise<void> => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.ui-skeleton:visible, [aria-busy=true]:visible')).toHaveCount(0)
    }
    await page.goto(portalUrl(screen[language]))
    await settled()
    await screen.open?.({ page, texts: zones[language] })
    await expectAccessibleInEveryLook(page, screen.name, settled)
  })
}

for (const language of ['pl', 'en'] as const) {
  test(`every page and dialog is accessible in ${language}, narrow and wide, light and dark`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const page = await openWindow(browser, { calm: true })
    for (const screen of open) await look(page, language, screen)
    await signInToDashboard(page, demoLogin('client'))
    const root = new URL(page.url()).pathname
    const home = language === 'pl' ? root : root.replace('/klient/', '/en/client/')
    for (const screen of ofAClient)
      await look(page, language, { ...screen, [language]: home + screen[language] })
    for (const screen of [account, ...notifications]) await look(page, language, screen)
    await page.context().close()
  })
}
