import { expect, type Browser, type Page } from '@playwright/test'
import { officeUrl, openWindow as openOffice, signIn as signInAtOffice } from '../desktop/office.ts'
import { test } from '../windows.ts'
import { linkInLetterTo } from './letters.ts'
import { demoLogin, expectAccessibleInEveryLook, openWindow, portalUrl, signOut } from './portal.ts'
import { openDesk } from './staff-desk.ts'

const newNumber = () => `d-${Date.now() % 10_000_000}`
const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click()
const dashboard = (page: Page) => page.getByRole('heading', { level: 1, name: 'Pulpit' })
const nowhere = (page: Page) => page.getByRole('heading', { level: 1, name: 'Nie ma takiej strony' })
const titles = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 })

/** A window of somebody who came by the letter to their address and chose a password. */
async function enterByLetter(browser: Browser, email: string): Promise<Page> {
  const page = await openWindow(browser)
  await page.goto(portalUrl(await linkInLetterTo(email, '/aktywacja/')))
  await page.getByLabel('Nowe hasło').fill('zielony koń biegnie')
  await submit(page, 'Ustaw hasło i zaloguj')
  await expect(dashboard(page)).toBeVisible()
  return page
}

test('a client lets somebody in for chosen things, and takes it back', async ({ browser }) => {
  test.setTimeout(120_000)
  const number = newNumber()
  const [owner, helper] = [`wlasciciel.${number}@example.pl`, `pomocnik.${number}@example.pl`]
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const clientId = await desk.openRecord({ number, firstName: 'Wanda', lastName: 'Dająca' })
  for (const street of ['ul. Pierwsza', 'ul. Druga'])
    await desk.addPoint(clientId, { number: `PP-${number}-${street}`, street })
  await desk.openAccount(clientId, { login: `wlasciciel.${number}`, email: owner })
  const page = await enterByLetter(browser, owner)

  await test.step('what is missing is told beside its field', async () => {
    await page.getByRole('link', { name: 'Moje konto' }).click()
    await page.getByRole('link', { name: 'Kto ma dostęp' }).click()
    await expect(page.getByText('Nikt poza Tobą i biurem nie ma dostępu.')).toBeVisible()
    await expectAccessibleInEveryLook(page, 'nobody has access')
    await page.getByRole('button', { name: 'Daj komuś dostęp' }).click()
    const form = page.getByRole('dialog', { name: 'Daj komuś dostęp' })
    await form.getByLabel('Adres e-mail').fill('pomocnik')
    await form.getByRole('radio', { name: 'Tylko wybrane', exact: true }).check()
    await form.getByRole('radio', { name: 'Tylko wybranych' }).check()
    await form.getByRole('button', { name: 'Daj dostęp' }).click()
    await expect(form.getByLabel('Adres e-mail')).toBeFocused()
    await expect(form.getByLabel('Adres e-mail')).toHaveAccessibleDescription(/ola@example\.pl/)
    await expect(form.getByText('Wybierz, co ta osoba może.')).toBeVisible()
    await expect(form.getByText('Wybierz co najmniej jedno miejsce.')).toBeVisible()
    await expectAccessibleInEveryLook(page, 'access with nothing chosen')

    await form.getByLabel('Adres e-mail').fill(helper)
    await form.getByLabel('Imię').fill('Ola')
    await form.getByLabel('Nazwisko').fill('Pomocna')
    await form.getByRole('checkbox', { name: 'Składać zgłoszenia' }).check()
    await form.getByRole('checkbox', { name: 'Widzieć opiekuna' }).check()
    await form.getByRole('checkbox', { name: 'ul. Pierwsza' }).check()
    await form.getByLabel('Ostatni dzień dostępu').fill('2020-01-31')
    await form.getByRole('button', { name: 'Daj dostęp' }).click()
    await expect(form.getByLabel('Ostatni dzień dostępu')).toHaveAccessibleDescription(/już minął/)
    await expectAccessibleInEveryLook(page, 'access that has ended before it begins')
    await form.getByLabel('Ostatni dzień dostępu').fill('2031-12-31')
    await form.getByRole('button', { name: 'Daj dostęp' }).click()
    await expect(form).toBeHidden()
  })

  const line = page.getByRole('listitem').filter({ hasText: 'Ola Pomocna' })
  await test.step('it says in one line what for, where and until when', async () => {
    await expect(line).toContainText(
      /składanie zgłoszeń, kontakt z opiekunem · 1 miejsce · do 31 gru.* 2031 włącznie/,
    )
    await expectAccessibleInEveryLook(page, 'somebody has access')
  })

  const other = await enterByLetter(browser, helper)
  await test.step('the other one sees that, and nothing else', async () => {
    await expect(titles(other)).toHaveText(['Nowe zgłoszenie', 'Mój opiekun'])
    await expectAccessibleInEveryLook(other, 'dashboard of a delegate')
    for (const place of ['dokumenty', 'dokumenty/nowy', 'dostep']) {
      await other.goto(portalUrl(`/klient/${clientId}/${place}`))
      await expect(nowhere(other)).toBeVisible()
    }
  })

  await test.step('changed, it is more at once', async () => {
    await other.goto(portalUrl(`/klient/${clientId}`))
    await line.getByRole('button', { name: /^Zmień dostęp/ }).click()
    const form = page.getByRole('dialog', { name: 'Zmień dostęp: Ola Pomocna' })
    await form.getByRole('checkbox', { name: 'Widzieć dane klienta' }).check()
    await expectAccessibleInEveryLook(page, 'change of an access')
    await form.getByRole('button', { name: 'Zapisz' }).click()
    await expect(line).toContainText('dane klienta')
    await other.reload()
    await expect(titles(other)).toHaveText(['Nowe zgłoszenie', 'Mój opiekun', 'Moje dane'])
  })

  await test.step('taken back, it is gone with the next request', async () => {
    await line.getByRole('button', { name: /^Odbierz dostęp/ }).click()
    const question = page.getByRole('dialog', { name: 'Odebrać dostęp? (Ola Pomocna)' })
    await expectAccessibleInEveryLook(page, 'question before an access is taken back')
    await question.getByRole('button', { name: 'Odbierz dostęp' }).click()
    await expect(page.getByText('Nikt poza Tobą i biurem nie ma dostępu.')).toBeVisible()
    await other.goto(portalUrl(`/klient/${clientId}`))
    await expect(nowhere(other)).toBeVisible()
    await expectAccessibleInEveryLook(other, 'delegate without access')
  })
})

/** Tries to make an account with a number and a code; everything else of the form is in order. */
async function activate(page: Page, clientNumber: string, code: string): Promise<void> {
  await page.getByLabel('Numer klienta').fill(clientNumber)
  await page.getByLabel('Kod aktywacyjny').fill(code)
  await submit(page, 'Załóż konto i zaloguj się')
}

async function fillInPerson(page: Page, login: string): Promise<void> {
  await page.getByLabel('Imię').fill('Zygmunt')
  await page.getByLabel('Nazwisko').fill('Samodzielny')
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Hasło').fill('zielony koń biegnie')
}

async function openActivation(page: Page): Promise<void> {
  await page.goto(portalUrl('/logowanie'))
  await page.getByRole('link', { name: 'Załóż konto z kodem z faktury' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Załóż konto' })).toBeVisible()
}

test('a client makes an account with the number and the code on an invoice', async ({ browser }) => {
  test.setTimeout(120_000)
  const number = newNumber()
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const clientId = await desk.openRecord({ number, firstName: 'Zygmunt', lastName: 'Samodzielny' })
  const [office, page] = [await openOffice(browser), await openWindow(browser)]
  await signInAtOffice(office, 'administrator')

  await test.step('the office decides which proofs count', async () => {
    await office.goto(officeUrl('#/settings'))
    const code = office.getByRole('checkbox', { name: 'Numer klienta i kod aktywacyjny z faktury' })
    await expect(office.getByRole('checkbox', { name: /kwota ostatniej faktury/ })).toBeDisabled()
    await code.uncheck()
    await expect(office.getByText('Zapisano.')).toBeVisible()
    await openActivation(page)
    await expect(page.getByText(/^Biuro nie przyjmuje teraz samodzielnych aktywacji/)).toBeVisible()
    await expectAccessibleInEveryLook(page, 'no activation by oneself')
    await code.check()
    await openActivation(page)
    await expect(page.getByLabel('Numer klienta')).toBeVisible()
  })

  const code = await test.step('the caretaker prints a code, shown once', async () => {
    await office.goto(officeUrl(`#/clients/${clientId}/accounts`))
    await office.getByRole('button', { name: 'Kod aktywacyjny' }).click()
    await expectAccessibleInEveryLook(office, 'before an activation code')
    await office.getByRole('button', { name: 'Utwórz kod' }).click()
    const made = office.getByRole('dialog', { name: 'Kod aktywacyjny' })
    await expect(made).toContainText('Kod widać tylko teraz.')
    await expectAccessibleInEveryLook(office, 'activation code')
    return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await made.textContent()) ?? '')?.[0] ?? ''
  })

  await test.step('what is missing is told, and a wrong code tells nothing of the number', async () => {
    await submit(page, 'Załóż konto i zaloguj się')
    await expect(page.getByLabel('Numer klienta')).toBeFocused()
    await expect(page.getByLabel('Kod aktywacyjny')).toHaveAccessibleDescription(/Podaj cały kod/)
    await expectAccessibleInEveryLook(page, 'activation with nothing typed')
    await fillInPerson(page, `Samodzielny.${number}`)
    const wrong = 'ABCD-EFGH-JKLM'
    await page.getByLabel('Adres e-mail').fill('zygmunt@poczta.x')
    await activate(page, number, wrong)
    await expect(page.getByLabel('Adres e-mail')).toHaveAccessibleDescription(/nazwa@domena\.pl/)
    await expectAccessibleInEveryLook(page, 'activation with what only the server sees')
    await page.getByLabel('Adres e-mail').fill('')
    const told = page.getByRole('main').getByRole('alert')
    const sentences: (string | null)[] = []
    for (const asked of [number, `${number}-NIEMA`]) {
      const answer = page.waitForResponse(/activation\.start/)
      await activate(page, asked, wrong)
      await answer
      await expect(told).toContainText('Numer klienta i dowód nie pasują do siebie')
      sentences.push(await told.textContent())
    }
    expect(sentences[0]).toBe(sentences[1])
    await expect(page.getByLabel('Hasło')).toHaveValue('zielony koń biegnie')
    await expectAccessibleInEveryLook(page, 'refused activation')
  })

  await test.step('the right one opens the portal, however it was typed, and only once', async () => {
    await activate(page, number, code.toLowerCase().replaceAll('-', ' '))
    await expect(dashboard(page)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Moje dane' })).toContainText(number)
    await signOut(page)
    await expect(page).toHaveURL(portalUrl('/'))
    await openActivation(page)
    await fillInPerson(page, `drugi.${number}`)
    await activate(page, number, code)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('nie pasują do siebie')
    await office.keyboard.press('Escape')
    await expect(office.getByRole('listitem').filter({ hasText: `samodzielny.${number}` })).toBeVisible()
  })
})

test('whoever goes on guessing a code has to wait, and is told how long', async ({ browser }) => {
  const number = newNumber()
  const page = await openWindow(browser, { width: 320 })
  await openActivation(page)
  await fillInPerson(page, `zgadujacy.${number}`)
  const told = page.getByRole('main').getByRole('alert')
  // The waits double; before long the next try comes too soon.
  for (let attempt = 0; attempt < 8 && !(await told.getByText('trzeba odczekać').isVisible()); attempt += 1) {
    const answer = page.waitForResponse(/activation\.start/)
    await activate(page, number, `ABCD-EFGH-JKL${attempt + 2}`)
    await answer
    await expect(told).toContainText(/nie pasują do siebie|trzeba odczekać/)
  }
  await expect(told).toContainText(/Po kilku nieudanych próbach trzeba odczekać: jeszcze \d+ s\./)
  await expectAccessibleInEveryLook(page, 'a wait between activations')
})
