import { expect, test, type Page } from '@playwright/test'
import type { TaskDetail } from '#shared/domain/tasks/schema.ts'
import { demoLogin, expectAccessibleInEveryLook, openWindow, portalUrl, signIn } from './portal.ts'
import { openDesk } from './staff-desk.ts'

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const newTitle = (begins: string) => `${begins} ${Date.now() % 10_000_000}`
const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })
const send = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).click()

async function fillIn(page: Page, title: string): Promise<void> {
  await page.getByLabel('Rodzaj sprawy').selectOption({ label: 'Pytanie' })
  await page.getByLabel('Czego dotyczy').fill(title)
  await page.getByLabel('Opis').fill('Opis w kilku słowach.')
}

/** Files a request and answers its id. */
async function file(page: Page, title: string): Promise<number> {
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  await fillIn(page, title)
  await send(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return Number(page.url().split('/').pop())
}

test('a request is filed on a phone, with files, and what is wrong is said beside each', async ({
  browser,
}) => {
  const page = await openWindow(browser, { width: 320 })
  await signIn(page, demoLogin('client'))
  await expectAccessibleInEveryLook(page, 'my requests')
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  await send(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { name: 'Popraw 3 pola, żeby wysłać formularz' })).toBeFocused()
  await expectAccessibleInEveryLook(page, 'new request with problems')
  await page.getByRole('link', { name: 'Opisz sprawę w kilku słowach.' }).click()
  await expect(page.getByLabel('Opis')).toBeFocused()

  const title = newTitle('Zdjęcia licznika')
  await fillIn(page, title)
  await expect(page.getByLabel('Rodzaj sprawy')).toHaveAccessibleDescription(/odpowiadamy w ciągu \d+ dni/)
  await page.locator('input[type=file]').setInputFiles([
    { name: 'licznik.png', mimeType: 'image/png', buffer: photo },
    { name: 'za-duzy.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(26 * 1024 * 1024) },
    { name: 'pusty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'program.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0000\u0003') },
    { name: 'umowa.pdf', mimeType: 'application/pdf', buffer: photo },
    { name: 'notatka.txt', mimeType: 'text/plain', buffer: Buffer.from('Stan: 951 m³') },
  ])
  const line = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await expect(line('za-duzy.pdf')).toContainText('Plik ma 26 MB, a może mieć najwyżej 25 MB.')
  await expect(line('pusty.txt')).toContainText('Plik jest pusty.')
  await expect(line('program.exe')).toContainText('Takich plików nie przyjmujemy.')
  await expect(line('umowa.pdf')).toContainText('Zawartość pliku nie zgadza się z jego nazwą.')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'licznik.png', mimeType: 'image/png', buffer: photo })
  await expect(page.getByText('Ten plik jest już na liście.')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'new request with files')

  await send(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
  await expect(page).toHaveTitle(`${title} · Wodociągi Nadrzecze`)
  await expect(page.getByText(/^Zgłoszenie \d{4}\/\d{6} przyjęte/).first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Co się dzieje' }).getByRole('listitem')).toHaveText([
    /^zrobione: Przyjęte/,
    /^teraz: Czeka na (opiekuna|przydzielenie) teraz$/,
    /^przed nami: Odpowiedź dla Ciebie najpóźniej \d+ \p{L}+/u,
  ])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^licznik\.png/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('licznik.png')
  await expect(page.getByRole('link', { name: /^notatka\.txt/ })).toBeVisible()
  await expectAccessibleInEveryLook(page, 'request that was just filed')
})

test('what is typed survives a reload and a change of the client, files and all', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, demoLogin('client of two flats'))
  await expectAccessibleInEveryLook(page, 'requests of one of two clients')
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  const title = newTitle('Szkic')
  await fillIn(page, title)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'szkic.png', mimeType: 'image/png', buffer: photo })
  await expect(page.getByText('Poczekaj, aż pliki się wyślą.')).toHaveCount(0)
  await page.reload()
  await expect(page.getByText(/^Przywrócono wersję roboczą z/)).toBeVisible()
  await expect(page.getByLabel('Czego dotyczy')).toHaveValue(title)
  await expect(page.getByRole('button', { name: 'Usuń szkic.png' })).toBeVisible()
  await expectAccessibleInEveryLook(page, 'restored draft')

  const client = page.getByLabel('Klient')
  const other = await client.locator('option:not(:checked)').first().getAttribute('value')
  await client.selectOption({ index: 1 })
  await expect(page).toHaveURL(portalUrl(`/klient/${other}/zgloszenia/nowe`))
  await expect(page.getByLabel('Czego dotyczy')).toHaveValue(title)
  await send(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/klient/${other}/zgloszenia/\\d+$`))
  await page.goto(portalUrl(`/klient/${other}/zgloszenia/nowe`))
  await expect(page.getByLabel('Czego dotyczy')).toHaveValue('')
})

test('a client watches a request move, answers and confirms, without loading anything anew', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  await signIn(page, demoLogin('client'))
  const list = await page.context().newPage()
  await list.goto(page.url())
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const title = newTitle('Na żywo')
  const taskId = await file(page, title)
  const row = list.getByRole('listitem').filter({ hasText: title })
  await expect(row).toContainText('Przyjęte')

  await desk.move(taskId, 'in-progress')
  await expect(page.getByText('Pracujemy nad sprawą')).toBeVisible()
  await expect(page.getByRole('status').getByText('Nowy stan zgłoszenia: W toku.')).toBeVisible()
  await expect(row).toContainText('W toku')

  const { version } = await desk.read<TaskDetail>('tasks.get', { taskId })
  await desk.change('tasks.setDue', { taskId, version, dueOn: '2031-06-20', reason: 'Części w drodze' })
  await expect(page.locator('time[datetime="2031-06-20"]')).toHaveText('piątek, 20 czerwca 2031')

  await desk.reply(taskId, 'Proszę o numer licznika.')
  await desk.move(taskId, 'waiting')
  await expect(message(page, 'Proszę o numer licznika.')).toContainText('Maria Zając')
  await expect(row).toContainText('Czeka na Ciebie')
  await expectAccessibleInEveryLook(page, 'request that waits for its client')
  await page.getByRole('button', { name: 'Odpowiedz', exact: true }).click()
  await expect(page.getByLabel('Dopisz do sprawy')).toBeFocused()
  await page.keyboard.type('Numer WM-182137.')
  await send(page, 'Wyślij wiadomość')
  await expect(message(page, 'Numer WM-182137.')).toBeVisible()
  await expect(page.getByLabel('Dopisz do sprawy')).toHaveValue('')
  await expect(page.getByText('Pracujemy nad sprawą')).toBeVisible()

  await desk.move(taskId, 'resolved')
  await expect(row).toHaveCount(0)
  await expectAccessibleInEveryLook(page, 'resolved request')
  await send(page, 'Potwierdzam, sprawa załatwiona')
  await expect(page.getByText('Potwierdzone jako załatwione')).toBeVisible()
  await expect(page.getByLabel('Dopisz do sprawy')).toHaveCount(0)
  await expectAccessibleInEveryLook(page, 'closed request')
  await list.getByRole('radio', { name: 'Zakończone' }).check()
  await expect(row).toContainText('Zamknięte')
  await expectAccessibleInEveryLook(list, 'ended requests')
})

test('words typed while the office ends a request are not lost', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, demoLogin('client'))
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const taskId = await file(page, newTitle('Odrzucone'))
  await page.getByLabel('Dopisz do sprawy').fill('Jeszcze jedno słowo')
  await desk.move(taskId, 'rejected', 'To nie nasza sieć.')
  await expect(page.getByLabel('Niewysłana wiadomość')).toHaveValue('Jeszcze jedno słowo')
  await expect(message(page, 'To nie nasza sieć.')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'rejected request with unsent words')
  await page.getByRole('button', { name: 'Odrzuć wersję roboczą' }).click()
  await expect(page.getByLabel('Niewysłana wiadomość')).toHaveCount(0)
})

test('a request is withdrawn after a question, which can be answered with no', async ({ browser }) => {
  const page = await openWindow(browser, { width: 320 })
  await signIn(page, demoLogin('client'))
  await file(page, newTitle('Wycofane'))
  await send(page, 'Wycofaj zgłoszenie')
  const question = page.getByRole('dialog', { name: 'Wycofać to zgłoszenie?' })
  await expectAccessibleInEveryLook(page, 'question before withdrawing')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await send(page, 'Wycofaj zgłoszenie')
  await question.getByRole('button', { name: 'Wycofaj zgłoszenie' }).click()
  await expect(page.getByRole('list', { name: 'Co się dzieje' }).getByRole('listitem').last()).toHaveText(
    /^zrobione: Wycofane/,
  )
})

test('a request of somebody else is nowhere', async ({ browser }) => {
  const page = await openWindow(browser)
  await signIn(page, demoLogin('client'))
  const own = page.url()
  await page.goto(portalUrl('/klient/999999/zgloszenia'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nie ma takiej strony')
  await page.goto(`${own}/99999999`)
  await expect(page.getByRole('alert')).toContainText('Nie ma takiego zgłoszenia.')
  await expectAccessibleInEveryLook(page, 'request that is not there')
})
