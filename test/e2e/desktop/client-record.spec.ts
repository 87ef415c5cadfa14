import { expect, type Page } from '@playwright/test'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import type { TaskRow } from '#shared/domain/tasks/schema.ts'
import { demoLogin, expectAccessibleInEveryLook, portalUrl } from '../portal/portal.ts'
import { openDesk } from '../portal/staff-desk.ts'
import { test } from '../windows.ts'
import { officeUrl, openWindow, signIn } from './office.ts'

const address = { street: 'ul. Lipowa', building: '7', flat: '2', postalCode: '39-200', city: 'Nadrzecze' }
const newNumber = () => `K-${Date.now() % 10_000_000}`

const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name })
const lineOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click()

async function openRecord(page: Page, clientId: number): Promise<void> {
  await page.goto(officeUrl(`#/clients/${clientId}`))
  await expect(page.getByRole('tab', { name: 'Kontakt' })).toBeVisible()
}

/** Chooses what to do with one line of a list, out of the menu at its end. */
async function choose(page: Page, text: string, action: string): Promise<void> {
  await lineOf(page, text)
    .getByRole('button', { name: /^(Czynności|Zarządzaj)/ })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('every tab keeps in sight what one always needs to know of a client', async ({ browser }) => {
  test.setTimeout(240_000)
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const filter = { view: 'all', state: 'open', overdueOnly: true }
  const { rows } = await desk.read<{ rows: TaskRow[] }>('tasks.list', { filter, limit: 1 })
  const clientId = rows[0]?.clientId ?? 0
  const { openTasks, overdueTasks } = await desk.read<ClientRecord>('clients.get', { clientId })
  expect(overdueTasks).toBeGreaterThan(0)
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  await openRecord(page, clientId)

  await page.getByRole('button', { name: 'Więcej czynności' }).click()
  await page.getByRole('menuitem', { name: /ważną uwagę/ }).click()
  await dialogOf(page, 'Ważna uwaga').getByLabel('Ważna uwaga').fill('Klucz do studzienki u sąsiadów.')
  await expectAccessibleInEveryLook(page, 'alert note')
  await page.keyboard.press('Control+Enter')

  const tabs = {
    Kontakt: 'Jak się skontaktować',
    Konto: 'Konta w portalu',
    'Punkty poboru': 'Gdzie obsługujemy klienta',
    Zgłoszenia: rows[0]?.title ?? '',
    Dokumenty: 'Wyślij dokument',
    Rozliczenia: 'System rozliczeń nie jest jeszcze podłączony.',
    Cechy: 'Cechy klienta',
    Historia: 'Zmiana uwagi alarmowej',
  }
  for (const [tab, says] of Object.entries(tabs))
    await test.step(tab, async () => {
      await openTab(page, tab)
      await expect(page.getByRole('tabpanel')).toContainText(says)
      const head = page.locator('[data-region=head]')
      await expect(head).toContainText(new RegExp(`Otwarte zgłoszenia\\s*${openTasks}`))
      await expect(head).toContainText(new RegExp(`Po terminie\\s*${overdueTasks}`))
      await expect(head).toContainText(/Zaległość\s*niepodłączone/)
      await expect(head).toContainText(/Ostatni odczyt\s*niepodłączone/)
      await expect(head).toContainText('W portalu')
      await expect(page.getByText('Klucz do studzienki u sąsiadów.').first()).toBeVisible()
      await expectAccessibleInEveryLook(page, `client, ${tab}`)
    })
})

test('the caretaker writes down how to reach a client, what was agreed and where they are served', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const number = newNumber()
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const clientId = await desk.openRecord({ number, firstName: 'Halina', lastName: 'Testowa', address })
  const page = await openWindow(browser)
  await signIn(page, 'caretaker')
  await openRecord(page, clientId)

  await test.step('a wrong digit is told by its place, and what it should be', async () => {
    await page.getByRole('button', { name: 'Popraw dane' }).click()
    const form = dialogOf(page, 'Popraw dane')
    await form.getByLabel('NIP').fill('123-456-32-17')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByLabel('NIP')).toBeFocused()
    await expect(form.getByLabel('NIP')).toHaveAccessibleDescription(/10\. powinna być 8, a jest 7/)
    await expect(form.getByLabel('NIP')).toHaveValue('123-456-32-17')
    await expectAccessibleInEveryLook(page, 'refused data of a client')
    await form.getByLabel('NIP').fill('123-456-32-18')
    await page.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
    await expect(page.getByRole('tabpanel')).toContainText('1234563218')
  })

  await test.step('a contact is added, corrected and removed after a question', async () => {
    await page.getByRole('button', { name: 'Dodaj kontakt' }).click()
    const added = dialogOf(page, 'Dodaj kontakt')
    await added.getByLabel('Kto to jest').fill('córka')
    await page.keyboard.press('Control+Enter')
    await expect(added.getByLabel('Imię i nazwisko')).toHaveAccessibleDescription(/Wpisz nazwisko, telefon/)
    await expect(added.getByLabel('Imię i nazwisko')).toBeFocused()
    await expectAccessibleInEveryLook(page, 'contact that leads nowhere')
    await added.getByLabel('Imię i nazwisko').fill('Ola Próbna')
    await added.getByLabel('Telefon').fill('601 555 777')
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, 'Ola Próbna')).toContainText('601 555 777')

    await choose(page, 'Ola Próbna', 'Popraw kontakt')
    const known = dialogOf(page, 'Popraw kontakt')
    await known.getByLabel('E-mail').fill('ola.probna')
    await page.keyboard.press('Control+Enter')
    await expect(known.getByLabel('E-mail')).toHaveAccessibleDescription(/nazwa@domena\.pl/)
    await known.getByLabel('E-mail').fill('ola@probna.example')
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, 'Ola Próbna')).toContainText('ola@probna.example')
    await expectAccessibleInEveryLook(page, 'contacts')

    await choose(page, 'Ola Próbna', 'Usuń kontakt')
    const question = dialogOf(page, 'Usunąć kontakt: Ola Próbna?')
    await expectAccessibleInEveryLook(page, 'question before a contact goes')
    await question.getByRole('button', { name: 'Usuń kontakt' }).click()
    await expect(page.getByText('Nie ma dalszych osób, telefonów ani adresów.')).toBeVisible()
  })

  await test.step('a consent is given and withdrawn, and both stay in its history', async () => {
    const consent = lineOf(page, 'Wiadomości SMS')
    await expect(consent).toContainText('Nie pytano')
    await consent.getByRole('button', { name: /^Zapisz zgodę/ }).click()
    await dialogOf(page, 'Zapisz zgodę').getByLabel('Jak klient się wypowiedział').fill('Telefonicznie')
    await expectAccessibleInEveryLook(page, 'consent')
    await page.keyboard.press('Control+Enter')
    await expect(consent).toContainText('Jest zgoda')
    await consent.getByRole('button', { name: /^Wycofaj zgodę/ }).click()
    await page.keyboard.press('Control+Enter')
    await expect(consent).toContainText('Bez zgody')
    await page.getByRole('button', { name: 'Historia zgód' }).click()
    const entries = dialogOf(page, 'Historia zgód').getByRole('listitem')
    await expect(entries).toHaveText([
      /SMS.*Bez zgody/,
      /SMS.*Jest zgoda.*w biurze, Maria Zając · Telefonicznie/,
    ])
    await expectAccessibleInEveryLook(page, 'history of consents')
    await page.keyboard.press('Escape')
  })

  const point = `PP-${number}`
  await test.step('a service point is added, corrected, ended and served again', async () => {
    await openTab(page, 'Punkty poboru')
    await expect(page.getByText('Nie ma jeszcze żadnego punktu poboru.')).toBeVisible()
    await page.getByRole('button', { name: 'Dodaj punkt' }).click()
    const added = dialogOf(page, 'Dodaj punkt')
    await expect(added.getByLabel('Ulica')).toHaveValue('ul. Lipowa')
    await added.getByLabel('Numer punktu').fill('PP-10023-1')
    await added.getByLabel('Obsługiwany od').fill('2020-01-01')
    await page.keyboard.press('Control+Enter')
    await expect(added.getByLabel('Numer punktu')).toHaveAccessibleDescription(/o tym numerze już istnieje/)
    await expectAccessibleInEveryLook(page, 'point with a number that is taken')
    await added.getByLabel('Numer punktu').fill(point)
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, point)).toContainText('bez wodomierza')

    await choose(page, point, 'Popraw punkt poboru')
    await dialogOf(page, 'Popraw punkt poboru').getByLabel('Numer wodomierza').fill('26-4711')
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, point)).toContainText('wodomierz 26-4711')

    await choose(page, point, 'Zakończ obsługę')
    const end = dialogOf(page, 'Zakończ obsługę').getByLabel('Nieobsługiwany od')
    await end.fill('2019-12-31')
    await page.keyboard.press('Control+Enter')
    await expect(end).toHaveAccessibleDescription(/skończyłaby się, zanim się zacznie/)
    await expectAccessibleInEveryLook(page, 'end of a point before it begins')
    await end.fill('2024-06-01')
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, point)).toContainText('Zakończony 31')
    await expectAccessibleInEveryLook(page, 'ended point')
    await choose(page, point, 'Obsługuj znów')
    await expect(lineOf(page, point)).toContainText('Obsługiwany')
  })

  await test.step('the history shows what was just done, by whom, and what it was before', async () => {
    await openTab(page, 'Historia')
    const said = [
      `Punkt poboru ${point} znów obsługiwany`,
      `Koniec obsługi punktu poboru ${point}`,
      `Zmiana danych punktu poboru ${point}`,
      `Nowy punkt poboru ${point}`,
      'Zgoda wycofana: Wiadomości SMS',
      'Zgoda udzielona: Wiadomości SMS',
      'Kontakt klienta usunięty',
      'Zmiana kontaktu klienta',
      'Nowy kontakt klienta',
      'Zmiana danych klienta',
      'Nowa karta klienta: Halina Testowa',
    ]
    const lines = page.getByRole('tabpanel').getByRole('listitem')
    await expect(lines).toHaveText(said.map((text) => new RegExp(`${text}.*Maria Zając`)))
    const change = lineOf(page, 'Zmiana danych klienta')
    await change.getByText('Szczegóły').click()
    await expect(change.getByRole('definition')).toHaveText(/→ 1234563218/)
    await page.getByRole('checkbox', { name: 'Pokaż też, kto tylko oglądał' }).check()
    await expect(lineOf(page, 'Podgląd karty klienta').first()).toContainText('Maria Zając')
    await expectAccessibleInEveryLook(page, 'history with views')
  })
})

test('an account serves several clients, a delegate comes and goes', async ({ browser }) => {
  test.setTimeout(120_000)
  const number = newNumber()
  const login = `wspolne.${number.toLowerCase()}`
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const otherId = await desk.openRecord({ number: `${number}-A`, firstName: 'Iga', lastName: 'Druga' })
  await desk.openAccount(otherId, { login, firstPassword: 'Zimowy-klon-42' })
  const clientId = await desk.openRecord({ number, firstName: 'Iga', lastName: 'Pierwsza' })
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  await openRecord(page, clientId)
  await openTab(page, 'Konto')
  await expect(page.getByText('Ten klient nie ma jeszcze konta w portalu.')).toBeVisible()

  await test.step('an account that is there already is added', async () => {
    await page.getByRole('button', { name: 'Dodaj istniejące konto' }).click()
    const form = dialogOf(page, 'Dodaj istniejące konto')
    await form.getByLabel('Login konta').fill('nikt.taki')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByLabel('Login konta')).toHaveAccessibleDescription(/Nie ma takiego konta/)
    await expectAccessibleInEveryLook(page, 'account that is not there')
    await form.getByLabel('Login konta').fill(login)
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, login)).toContainText('musi zmienić hasło')
  })

  await test.step('the office lets a delegate in, limited', async () => {
    await page.getByRole('button', { name: 'Daj dostęp pełnomocnikowi' }).click()
    const form = dialogOf(page, 'Daj dostęp pełnomocnikowi')
    await form.getByLabel('Login albo e-mail').fill(`${login}@zarzadca.example`)
    await form.getByLabel('Imię').fill('Zenon')
    await form.getByLabel('Nazwisko').fill('Zarządca')
    await form.getByRole('radio', { name: 'Tylko wybrane' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(form.getByText('Wybierz, co ta osoba może.')).toBeVisible()
    await expectAccessibleInEveryLook(page, 'delegate who may nothing')
    await form.getByRole('checkbox', { name: 'Widzieć dokumenty' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, 'Zenon Zarządca')).toContainText('dokumenty · bez daty końca')
    await expectAccessibleInEveryLook(page, 'accounts of a client')
  })

  await test.step('both end after a question, and the account stays with its other client', async () => {
    await choose(page, 'Zenon Zarządca', 'Odbierz dostęp')
    await page.getByRole('dialog').getByRole('button', { name: 'Odbierz dostęp' }).click()
    await expect(lineOf(page, 'Zenon Zarządca')).toHaveCount(0)
    await choose(page, login, 'Odłącz od klienta')
    await expectAccessibleInEveryLook(page, 'question before an account is taken off')
    await page.getByRole('dialog').getByRole('button', { name: 'Odłącz od klienta' }).click()
    await expect(page.getByText('Ten klient nie ma jeszcze konta w portalu.')).toBeVisible()
    await openRecord(page, otherId)
    await openTab(page, 'Konto')
    await expect(lineOf(page, login)).toBeVisible()
  })
})

test('the office adds fields of its own and fills them in on a record', async ({ browser }) => {
  test.setTimeout(120_000)
  const number = newNumber()
  const [dogs, heating] = [`Liczba psów ${number}`, `Ogrzewanie ${number}`]
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const clientId = await desk.openRecord({ number, firstName: 'Jan', lastName: 'Cechowy' })
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  await page.goto(officeUrl('#/settings'))

  await test.step('a number and a choice are defined in the settings', async () => {
    await page.getByRole('button', { name: 'Dodaj cechę' }).click()
    const form = dialogOf(page, 'Dodaj cechę')
    await form.getByLabel('Nazwa po polsku').fill(dogs)
    await form.getByLabel('Rodzaj').selectOption({ label: 'Liczba' })
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, dogs)).toContainText('Liczba')

    await page.getByRole('button', { name: 'Dodaj cechę' }).click()
    await form.getByLabel('Nazwa po polsku').fill(heating)
    await form.getByLabel('Rodzaj').selectOption({ label: 'Wybór z listy' })
    await form.getByLabel('Możliwości do wyboru').fill('gaz')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByLabel('Możliwości do wyboru')).toHaveAccessibleDescription(/co najmniej dwie/)
    await expectAccessibleInEveryLook(page, 'choice without a choice')
    await form.getByLabel('Możliwości do wyboru').fill('gaz | gas\npompa ciepła | heat pump')
    await page.keyboard.press('Control+Enter')
    await expect(lineOf(page, heating)).toContainText('gaz, pompa ciepła')
    await expectAccessibleInEveryLook(page, 'settings with attributes')
  })

  await test.step('a caretaker is told of a value that does not fit, and it is not lost', async () => {
    await openRecord(page, clientId)
    await openTab(page, 'Cechy')
    await page.getByRole('button', { name: 'Uzupełnij cechy' }).click()
    const form = dialogOf(page, 'Uzupełnij cechy')
    await form.getByLabel(heating).selectOption({ label: 'pompa ciepła' })
    await form.getByLabel(dogs).fill('dwa')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByLabel(dogs)).toHaveAccessibleDescription(/Wpisz liczbę/)
    await expect(form.getByLabel(dogs)).toHaveValue('dwa')
    await expectAccessibleInEveryLook(page, 'attributes with a wrong value')
    await form.getByLabel(dogs).fill('2')
    await page.keyboard.press('Control+Enter')
    await expect(form).toBeHidden()
    await expect(page.getByRole('tabpanel')).toContainText(new RegExp(`${dogs}\\s*2`))
    await expect(page.getByRole('tabpanel')).toContainText(new RegExp(`${heating}\\s*pompa ciepła`))
    await openTab(page, 'Historia')
    await expect(lineOf(page, 'Zmiana cech klienta')).toContainText('Marek Zieliński')
  })

  await test.step('one that is taken out of use stays where it was filled in', async () => {
    await page.goto(officeUrl('#/settings'))
    for (const name of [dogs, heating]) {
      await choose(page, name, 'Wycofaj z użycia')
      await expect(lineOf(page, name)).toContainText('wycofana')
    }
    await openRecord(page, clientId)
    await openTab(page, 'Cechy')
    await expect(page.getByRole('tabpanel')).toContainText(new RegExp(`${dogs} \\(wycofana\\)\\s*2`))
  })
})

test('two who correct the same record at once both learn of it, and one decides', async ({ browser }) => {
  const [slow, quick] = [await openWindow(browser), await openWindow(browser)]
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const clientId = await desk.openRecord({ number: newNumber(), firstName: 'Jan', lastName: 'Sporny' })
  await signIn(slow, 'caretaker')
  await signIn(quick, 'administrator')
  for (const page of [slow, quick]) {
    await openRecord(page, clientId)
    await page.getByRole('button', { name: 'Popraw dane' }).click()
  }
  const form = (page: Page) => dialogOf(page, 'Popraw dane')
  await form(slow).getByLabel('Telefon').fill('601 555 111')
  await form(slow).getByLabel('Miejscowość').fill('Nadrzecze')
  await form(quick).getByLabel('Telefon').fill('601 555 222')
  await form(quick).getByLabel('E-mail').fill('jan@sporny.example')
  await quick.keyboard.press('Control+Enter')
  await expect(form(quick)).toBeHidden()

  await slow.keyboard.press('Control+Enter')
  const told = form(slow).getByRole('alert').filter({ hasText: 'Ktoś zmienił to w międzyczasie' })
  await expect(told).toContainText('Marek Zieliński')
  await expect(told).toContainText(/E-mail: Brak → jan@sporny\.example/)
  await expectAccessibleInEveryLook(slow, 'conflict')
  await told.getByRole('radio', { name: 'Ich: 601 555 222' }).check()
  await expect(form(slow).getByLabel('Telefon')).toHaveValue('601 555 222')
  await slow.keyboard.press('Control+Enter')
  await expect(form(slow)).toBeHidden()
  for (const page of [slow, quick]) {
    await expect(page.getByRole('tabpanel')).toContainText('601 555 222')
    await expect(page.getByRole('tabpanel')).toContainText('jan@sporny.example')
    await expect(page.getByRole('tabpanel')).toContainText('Nadrzecze')
  }
})
