import { expect, type Page } from '@playwright/test'
import type { TaskDetail } from '#shared/domain/tasks/schema.ts'
import { test } from '../windows.ts'
import { demoLogin, expectAccessibleInEveryLook, openWindow, portalUrl, signIn } from './portal.ts'
import { fileRequest, newTitle, press } from './requests.ts'
import { openDesk } from './staff-desk.ts'

const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

test('a client watches a request move, answers and confirms, without loading anything anew', async ({
  browser,
}) => {
  const page = await openWindow(browser)
  await signIn(page, demoLogin('client'))
  const list = await page.context().newPage()
  await list.goto(page.url())
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const title = newTitle('Na żywo')
  const taskId = await fileRequest(page, title)
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
  await press(page, 'Wyślij wiadomość')
  await expect(message(page, 'Numer WM-182137.')).toBeVisible()
  await expect(page.getByLabel('Dopisz do sprawy')).toHaveValue('')
  await expect(page.getByText('Pracujemy nad sprawą')).toBeVisible()

  await desk.move(taskId, 'resolved')
  await expect(row).toHaveCount(0)
  await expectAccessibleInEveryLook(page, 'resolved request')
  await press(page, 'Potwierdzam, sprawa załatwiona')
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
  const taskId = await fileRequest(page, newTitle('Odrzucone'))
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
  await fileRequest(page, newTitle('Wycofane'))
  await press(page, 'Wycofaj zgłoszenie')
  const question = page.getByRole('dialog', { name: 'Wycofać to zgłoszenie?' })
  await expectAccessibleInEveryLook(page, 'question before withdrawing')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await press(page, 'Wycofaj zgłoszenie')
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
