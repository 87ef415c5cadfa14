import { expect, type Page } from '@playwright/test'
import {
  detailOf,
  officeUrl,
  once,
  openWindow as openDesk,
  signIn as signInAtDesk,
} from './desktop/office.ts'
import { pdf } from './files.ts'
import { expectAccessibleInEveryLook } from './looks.ts'
import {
  openWindow as openPortal,
  portalUrl,
  portlet,
  portletTitles,
  usualPortlets,
} from './portal/portal.ts'
import { test } from './windows.ts'

const run = Date.now() % 1_000_000
const irena = { name: 'Irena Wójcik', number: `I-${run}`, login: `irena.wojcik.${run}` }
const estate = { name: once('Wspólnota Lipowa'), number: `W-${run}`, login: `lipowa.${run}` }
const group = once('Zarządcy osiedli')
const firstPassword = 'Zimowy-klon-42'
const ownPassword = 'zielony koń biegnie'

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

const seen = new Set<string>()

/** Looks at a screen the first time it is passed. */
async function look(page: Page, where: string): Promise<void> {
  if (seen.has(where)) return
  seen.add(where)
  await expectAccessibleInEveryLook(page, where)
}

/** Opens the form of a new client and fills in what both kinds have. */
async function beginClient(desk: Page, number: string) {
  await desk.getByRole('navigation').getByRole('link', { name: 'Klienci' }).click()
  await desk.getByRole('button', { name: 'Nowy klient' }).click()
  const form = desk.getByRole('dialog', { name: 'Nowy klient' })
  await form.getByLabel('Numer klienta').fill(number)
  return form
}

async function findClient(desk: Page, { name, number }: { name: string; number: string }): Promise<void> {
  await desk.getByRole('navigation').getByRole('link', { name: 'Klienci' }).click()
  await desk.getByRole('searchbox', { name: 'Nazwisko, numer' }).fill(number)
  const found = desk.getByRole('row', { name: number }).getByRole('link', { name })
  await expect(found).toBeVisible()
  await look(desk, 'clients')
  await found.click()
  await expect(heading(desk, name)).toBeVisible()
}

/** In the Account tab of the record that is open: login, first password, first and last name. */
async function giveAccount(desk: Page, login: string, person: { first: string; last: string }) {
  await tab(desk, 'Konto').click()
  await desk.getByRole('button', { name: 'Załóż konto' }).click()
  const form = desk.getByRole('dialog', { name: 'Załóż konto' })
  await form.getByLabel('Imię').fill(person.first)
  await form.getByLabel('Nazwisko').fill(person.last)
  await form.getByLabel('Login').fill(login)
  await form.getByRole('textbox', { name: 'Pierwsze hasło' }).fill(firstPassword)
  await look(desk, 'new account')
  await desk.keyboard.press('Control+Enter')
  await expect(form.getByText(firstPassword)).toBeVisible()
  await look(desk, 'first password to pass on')
  await form.getByRole('button', { name: 'Przekazane' }).click()
  await expect(desk.getByText('musi zmienić hasło')).toBeVisible()
}

/** The first sign-in in the portal: nothing is to be seen before the password is one's own. */
async function enterPortal(portal: Page, login: string): Promise<void> {
  await portal.goto(portalUrl('/logowanie'))
  await look(portal, 'sign-in')
  await portal.getByLabel('Login').fill(login)
  await portal.getByLabel('Hasło').fill(firstPassword)
  await portal.getByRole('main').getByRole('button', { name: 'Zaloguj się' }).click()
  await expect(portal.getByText('To Twoje pierwsze hasło')).toBeVisible()
  await portal.getByLabel('Obecne hasło').fill(firstPassword)
  await portal.getByLabel('Nowe hasło').fill(ownPassword)
  await look(portal, 'first password')
  await portal.getByRole('button', { name: 'Zmień hasło' }).click()
  await expect(heading(portal, 'Pulpit')).toBeVisible()
}

/** Finds an account of a client in the panel of all accounts, by its type and its group. */
async function findAccount(desk: Page, login: string) {
  await desk.getByRole('link', { name: 'Zespół' }).click()
  await desk.getByLabel('Rodzaj konta').selectOption({ label: 'Konta klientów' })
  await desk.getByLabel('Grupa', { exact: true }).selectOption({ label: 'Klienci' })
  await desk.getByRole('searchbox', { name: 'Szukaj po nazwisku' }).fill(login)
  const rows = desk.getByRole('grid', { name: 'Konta' }).locator('[data-row]')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(login)
  return rows
}

/** Opens one's own queue, narrowed to one type of task. */
async function watchQueue(desk: Page, type: string): Promise<void> {
  await desk.goto(officeUrl('#/queue/mine'))
  await desk.getByRole('button', { name: 'Rodzaj' }).click()
  await desk.getByRole('menuitemcheckbox', { name: type }).click()
  await expect(desk.getByRole('button', { name: type })).toBeVisible()
  await look(desk, 'queue')
}

test('a client gets a caretaker, an account and a dashboard, and what they send reaches the caretaker', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const administrator = await openDesk(browser, { calm: true })
  const caretaker = await openDesk(browser, { calm: true })
  const colleague = await openDesk(browser, { calm: true })
  const client = await openPortal(browser, { calm: true })
  const neighbour = await openPortal(browser, { calm: true })
  await signInAtDesk(administrator, 'administrator')
  await signInAtDesk(caretaker, 'caretaker')
  await signInAtDesk(colleague, 'another caretaker')

  await test.step('a client record is made, and its caretaker set in the Contact tab', async () => {
    const form = await beginClient(administrator, irena.number)
    await form.getByLabel('Imię').fill('Irena')
    await form.getByLabel('Nazwisko').fill('Wójcik')
    await look(administrator, 'new client')
    await administrator.keyboard.press('Control+Enter')
    await expect(heading(administrator, irena.name)).toBeVisible()
    await findClient(caretaker, irena)
    await findClient(colleague, irena)
    await expect(tab(caretaker, 'Kontakt')).toBeVisible()
    await expect(tab(caretaker, 'Konto')).toHaveCount(0)

    await look(administrator, 'the Contact tab')
    const contact = administrator.getByRole('tabpanel', { name: 'Kontakt' })
    await contact.getByRole('button', { name: 'Zmień opiekuna' }).click()
    const dialog = administrator.getByRole('dialog', { name: 'Zmień opiekuna' })
    await dialog.getByRole('combobox', { name: 'Opiekun' }).fill('zajac')
    await dialog.getByRole('option', { name: 'Maria Zając' }).click()
    await look(administrator, 'choosing a caretaker')
    await administrator.keyboard.press('Control+Enter')
    await expect(contact).toContainText('Maria Zając')
  })

  await test.step('the Account tab is seen by that caretaker and by no colleague', async () => {
    await expect(tab(caretaker, 'Konto')).toBeVisible()
    await expect(tab(administrator, 'Konto')).toBeVisible()
    await expect(colleague.getByText('opiekun: Maria Zając')).toBeVisible()
    await expect(tab(colleague, 'Konto')).toHaveCount(0)
    await look(colleague, 'a record without the Account tab')
    await tab(caretaker, 'Konto').click()
    await expect(caretaker.getByText('Ten klient nie ma jeszcze konta w portalu.')).toBeVisible()
    await look(caretaker, 'the Account tab')
    await colleague.goto(caretaker.url())
    await expect(tab(colleague, 'Kontakt')).toHaveAttribute('aria-selected', 'true')
    await expect(colleague.getByText('Konta w portalu')).toHaveCount(0)
  })

  await test.step('the caretaker makes the account, and the first sign-in asks for a password of one’s own', async () => {
    await giveAccount(caretaker, irena.login, { first: 'Irena', last: 'Wójcik' })
    await look(caretaker, 'an account')
    await enterPortal(client, irena.login)
    await expect(portlet(client, 'Mój opiekun')).toContainText('Maria Zając')
    await expect(portletTitles(client)).toHaveText(usualPortlets)
  })

  await test.step('the account is found in the employees panel by type, in the group of clients', async () => {
    const row = await findAccount(administrator, irena.login)
    await expect(row).toContainText(`Klient: ${irena.name}`)
    await expect(row).toContainText('Klienci')
    await look(administrator, 'accounts of clients')
    await administrator.getByLabel('Rodzaj konta').selectOption({ label: 'Konta pracowników' })
    await expect(administrator.getByText('Żadne konto nie pasuje do filtrów.')).toBeVisible()
  })

  await test.step('a second group of clients is made', async () => {
    await administrator.getByRole('link', { name: 'Grupy' }).click()
    await expect(administrator.getByRole('grid', { name: 'Grupy' })).toBeVisible()
    await administrator.keyboard.press('n')
    const form = administrator.getByRole('dialog', { name: 'Nowa grupa' })
    await form.getByLabel('Nazwa po polsku').fill(group)
    await form.getByLabel('Nazwa po angielsku').fill(`${group} (en)`)
    await form.getByLabel('Dziedziczy po').selectOption({ label: 'Klienci' })
    await look(administrator, 'a new group of clients')
    await administrator.keyboard.press('Control+Enter')
    await expect(heading(administrator, group)).toBeVisible()
    await look(administrator, 'a group of clients')
  })

  await test.step('it is given other portlets by keyboard: which, in what order, how wide, set how', async () => {
    await administrator.getByRole('link', { name: 'Portlety tej grupy' }).press('Enter')
    await administrator.getByLabel('Czy pokazywać: Nowe zgłoszenie').press('End')
    await administrator.getByLabel('Czy pokazywać: Saldo').press('ArrowDown')
    const grip = administrator.getByRole('button', { name: 'Przesuń: Moje dane' })
    await grip.press('Alt+ArrowUp')
    await grip.press('Alt+ArrowUp')
    await administrator.getByLabel('Szerokość: Moje dane').press('End')
    await administrator.getByRole('button', { name: 'Ustawienia: Dokumenty' }).press('Enter')
    const form = administrator.getByRole('dialog', { name: 'Ustawienia portletu „Dokumenty”' })
    await form.getByLabel('Własny tytuł po polsku').fill('Pisma wspólnoty')
    await form.getByLabel('Własny tytuł po angielsku').fill('Letters of the estate')
    await look(administrator, 'settings of a portlet')
    await administrator.keyboard.press('Control+Enter')
    await expect(form).toHaveCount(0)
    await look(administrator, 'portlets of a group')
    await administrator.keyboard.press('Control+Enter')
    await expect(administrator.getByText(`Zapisano portlety grupy „${group}”.`)).toBeVisible()
  })

  await test.step('another client gets a record, a caretaker and an account, which moves to that group', async () => {
    const form = await beginClient(caretaker, estate.number)
    await form.getByRole('radio', { name: 'Firma' }).check()
    await form.getByLabel('Nazwa firmy').fill(estate.name)
    await form.getByRole('combobox', { name: 'Opiekun' }).fill('zajac')
    await form.getByRole('option', { name: 'Maria Zając' }).click()
    await caretaker.keyboard.press('Control+Enter')
    await expect(heading(caretaker, estate.name)).toBeVisible()
    await giveAccount(caretaker, estate.login, { first: 'Adam', last: 'Wróbel' })

    await findAccount(administrator, estate.login)
    await administrator.getByRole('grid', { name: 'Konta' }).press('x')
    await administrator.keyboard.press('a')
    const groups = administrator.getByRole('dialog', { name: 'Grupy: Adam Wróbel' })
    await groups.getByLabel('Klienci', { exact: true }).uncheck()
    await groups.getByLabel(group).check()
    await look(administrator, 'groups of an account')
    await administrator.keyboard.press('Control+Enter')
    await expect(groups).toHaveCount(0)
    await administrator.getByLabel('Grupa', { exact: true }).selectOption({ label: group })
    await expect(administrator.getByRole('row', { name: estate.login })).toContainText(group)
  })

  await test.step('the two clients see two dashboards', async () => {
    await enterPortal(neighbour, estate.login)
    await expect(portletTitles(neighbour)).toHaveText([
      ...['Wyślij dokument', 'Moje zgłoszenia', 'Moje dane', 'Pisma wspólnoty', 'Mój opiekun', 'Saldo'],
    ])
    await expect(portlet(neighbour, 'Moje dane')).toContainText(estate.number)
    await look(neighbour, 'a dashboard of the second group')
    await client.reload()
    await expect(portletTitles(client)).toHaveText(usualPortlets)
    await expect(portlet(client, 'Moje dane')).toContainText(irena.number)
    await look(client, 'a dashboard of the first group')
  })

  await test.step('a document that a client adds becomes a task of the caretaker', async () => {
    await watchQueue(caretaker, 'Dokument od klienta')
    await portlet(client, 'Wyślij dokument').getByRole('link').click()
    await client.getByLabel('Rodzaj dokumentu').selectOption({ label: 'Pełnomocnictwo' })
    await client.locator('input[type=file]').setInputFiles(pdf('pełnomocnictwo.pdf'))
    await client.getByLabel('Uwagi').fill('Dla siostry, do odbioru pism.')
    await expect(client.getByRole('button', { name: 'Usuń pełnomocnictwo.pdf' })).toBeVisible()
    await look(client, 'a document being added')
    await client.getByRole('main').getByRole('button', { name: 'Wyślij dokument' }).click()
    await expect(client.getByText('Dokument dotarł do biura.')).toBeVisible()
    await look(client, 'documents of a client')

    await caretaker.getByRole('row', { name: irena.name }).click()
    await expect(detailOf(caretaker)).toContainText('Dla siostry, do odbioru pism.')
    await expect(detailOf(caretaker).getByRole('link', { name: /pełnomocnictwo\.pdf/ })).toBeVisible()
    await look(caretaker, 'a document as a task')
  })

  await test.step('a document from the desk is new to the client until they open it, and the desk sees when', async () => {
    await client.getByRole('navigation').getByRole('link', { name: 'Pulpit' }).click()
    await findClient(caretaker, irena)
    await tab(caretaker, 'Dokumenty').click()
    await caretaker.getByRole('button', { name: 'Wyślij dokument' }).click()
    const dialog = caretaker.getByRole('dialog', { name: 'Wyślij dokument' })
    await dialog.getByLabel('Rodzaj dokumentu').selectOption({ label: 'Potwierdzenie' })
    await dialog.getByLabel('Tytuł dla klienta').fill('Potwierdzenie pełnomocnictwa')
    await dialog.locator('input[type=file]').setInputFiles(pdf('potwierdzenie.pdf'))
    await expect(dialog.getByRole('button', { name: 'Usuń potwierdzenie.pdf' })).toBeVisible()
    await look(caretaker, 'a document being sent')
    await caretaker.keyboard.press('Control+Enter')
    const sent = caretaker.getByRole('listitem').filter({ hasText: 'Potwierdzenie pełnomocnictwa' })
    await expect(sent).toContainText('Nieotwarty przez klienta')

    const arrived = client.getByRole('listitem').filter({ hasText: 'Potwierdzenie pełnomocnictwa' })
    await expect(arrived).toContainText('Nowy')
    await arrived.getByRole('link').click()
    await expect(heading(client, 'Dokumenty')).toBeVisible()
    await expect(arrived).toContainText('Nowy')
    const download = client.waitForEvent('download')
    await arrived.getByRole('link', { name: /potwierdzenie\.pdf/ }).click()
    await download
    await expect(arrived).toContainText('Otwarty')
    await expect(sent).toContainText(/Otwarty .*Irena Wójcik/)
    await look(caretaker, 'documents in a record')
  })

  await test.step('a request for a visit at an hour is seen, answered and followed to its end', async () => {
    const title = once('Plomba na wodomierzu')
    await watchQueue(caretaker, 'Wizyta serwisowa')
    await client.getByRole('navigation').getByRole('link', { name: 'Pulpit' }).click()
    await portlet(client, 'Nowe zgłoszenie').getByRole('link').click()
    await client.getByLabel('Rodzaj sprawy').selectOption({ label: 'Wizyta serwisowa' })
    await client.getByLabel('Czego dotyczy').fill(title)
    await client.getByLabel('Opis').fill('Proszę o założenie plomby.')
    await client.getByLabel('Dogodny dzień').fill('2031-06-20')
    await client.getByLabel('Godzina').fill('10:30')
    await look(client, 'a request for a visit')
    await client.getByRole('button', { name: 'Wyślij zgłoszenie' }).click()
    await expect(heading(client, title)).toBeVisible()
    const ofClient = client.url()

    await caretaker.getByRole('row', { name: title }).click()
    await expect(detailOf(caretaker)).toContainText('20 cze 2031, 10:30')
    await caretaker.getByRole('button', { name: 'Zmień stan' }).click()
    await caretaker.getByRole('menuitem', { name: 'Pracuj dalej' }).click()
    await expect(client.getByText('Pracujemy nad sprawą')).toBeVisible()
    await caretaker.getByRole('button', { name: /^Odpowiedz/ }).click()
    await caretaker.getByRole('textbox', { name: 'Odpowiedź do klienta' }).fill('Monter będzie o 10:30.')
    await caretaker.getByRole('button', { name: 'Wyślij odpowiedź' }).click()
    await expect(client.getByText('Monter będzie o 10:30.')).toBeVisible()
    await look(client, 'a request being worked on')
    await look(caretaker, 'an answered task')

    await client.getByRole('navigation').getByRole('link', { name: 'Pulpit' }).click()
    await expect(
      portlet(client, 'Moje zgłoszenia').getByRole('listitem').filter({ hasText: title }),
    ).toContainText('W toku')
    await client.getByRole('link', { name: title }).click()
    await caretaker.getByRole('button', { name: 'Zmień stan' }).click()
    await caretaker.getByRole('menuitem', { name: 'Rozwiąż' }).click()
    await client.getByRole('button', { name: 'Potwierdzam, sprawa załatwiona' }).click()
    await expect(client.getByText('Potwierdzone jako załatwione')).toBeVisible()
    await expect(detailOf(caretaker).getByText('Zamknięte').first()).toBeVisible()
    await neighbour.goto(ofClient)
    await expect(heading(neighbour, 'Nie ma takiej strony')).toBeVisible()
  })
})
