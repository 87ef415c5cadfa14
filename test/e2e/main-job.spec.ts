import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { demoLogin } from './demo-logins.ts'
import { signIn as signInAtDesk } from './desktop/office.ts'
import { photo } from './files.ts'
import { portalUrl } from './portal/portal.ts'
import { openWindow, test } from './windows.ts'

async function signInToPortal(page: Page): Promise<void> {
  const { login, password } = demoLogin('client')
  await page.goto(portalUrl())
  await page.getByRole('main').getByRole('link', { name: 'Zaloguj się' }).click()
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Hasło').fill(password)
  await expectAccessible(page, 'portal sign-in')
  await page.getByRole('main').getByRole('button', { name: 'Zaloguj się' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pulpit' })).toBeVisible()
  await page.getByRole('link', { name: 'Wszystkie zgłoszenia' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Moje zgłoszenia' })).toBeVisible()
}

test('a client files a request, the caretaker works on it, the client watches, the manager sees, the log knows', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const phone = await openWindow(browser, { width: 320 })
  const office = await openWindow(browser)
  const manager = await openWindow(browser)
  let number = ''
  const title = `Woda cieknie spod licznika ${Date.now() % 100_000}`

  await signInToPortal(phone)
  await expectAccessible(phone, 'my requests')
  await signInAtDesk(office, 'caretaker')
  await expect(office.getByRole('grid', { name: 'Moje zgłoszenia' })).toBeVisible()
  await expectAccessible(office, 'queue')

  await test.step('the client files a request on a phone', async () => {
    await phone.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).first().click()
    await phone.getByLabel('Rodzaj sprawy').selectOption({ label: 'Awaria' })
    await phone.getByLabel('Czego dotyczy').fill(title)
    await phone.getByLabel('Opis').fill('Od rana kapie spod wodomierza w łazience.')
    await phone
      .locator('input[type=file]')
      .setInputFiles({ name: 'licznik.png', mimeType: 'image/png', buffer: photo })
    await expect(phone.getByRole('button', { name: 'Usuń licznik.png' })).toBeVisible()
    await expectAccessible(phone, 'new request')
    await phone.getByRole('button', { name: 'Wyślij zgłoszenie' }).click()
    await expect(phone.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expectAccessible(phone, 'request')
    number = /2\d{3}\/\d{6}/.exec(await phone.getByRole('main').innerText())?.[0] ?? ''
    expect(number).not.toBe('')
  })

  await test.step('it arrives in the caretaker’s open queue by itself', async () => {
    const arrived = Date.now()
    const row = office.getByRole('row', { name: title })
    await expect(row).toBeVisible()
    test
      .info()
      .annotations.push({ type: 'arrived in the queue after', description: `${Date.now() - arrived} ms` })
    await row.click()
    await expect(office.getByRole('heading', { level: 2, name: title })).toBeVisible()
    await expect(office.getByRole('region', { name: 'Szczegóły zgłoszenia' })).toContainText('licznik.png')
  })

  await test.step('the caretaker takes it up and the client sees it move', async () => {
    await office.getByRole('button', { name: 'Zmień stan' }).click()
    await office.getByRole('menuitem', { name: /^(Podejmij|Pracuj dalej)/ }).click()
    await expect(phone.getByText('Pracujemy nad sprawą')).toBeVisible()
  })

  await test.step('a note stays inside, a reply reaches the client', async () => {
    await office.getByRole('button', { name: /^Notatka/ }).click()
    await office.getByRole('textbox', { name: 'Notatka wewnętrzna' }).fill('Sprawdzić, czy plomba jest cała.')
    await office.getByRole('button', { name: 'Zapisz notatkę' }).click()
    await expect(office.getByText('Sprawdzić, czy plomba jest cała.')).toBeVisible()
    await office.getByRole('button', { name: /^Odpowiedz/ }).click()
    await office
      .getByRole('textbox', { name: 'Odpowiedź do klienta' })
      .fill('Monter będzie jutro między 8 a 10.')
    await office.getByRole('button', { name: 'Wyślij odpowiedź' }).click()
    await expect(phone.getByText('Monter będzie jutro między 8 a 10.')).toBeVisible()
    await expect(phone.getByText('Sprawdzić, czy plomba jest cała.')).toHaveCount(0)
    await expectAccessible(office, 'task beside the queue')
  })

  await test.step('the client answers and the caretaker reads it at once', async () => {
    await phone.getByLabel('Dopisz do sprawy').fill('Dziękuję, będę w domu.')
    await phone.getByRole('button', { name: 'Wyślij wiadomość' }).click()
    await expect(office.getByText('Dziękuję, będę w domu.')).toBeVisible()
  })

  await test.step('the manager looks at the board, finds the task and gives it to somebody else', async () => {
    await signInAtDesk(manager, 'manager')
    await manager.getByRole('link', { name: 'Terminy' }).click()
    await expect(manager.getByRole('heading', { level: 1, name: 'Terminy zespołu' })).toBeVisible()
    await expectAccessible(manager, 'board')
    // On a busy Monday a task that is due tomorrow is not among the first of its column.
    await manager.evaluate(
      (hash) => (window.location.hash = hash),
      `#/queue/all?text=${encodeURIComponent(title)}`,
    )
    await manager.getByRole('row', { name: title }).click()
    await expect(manager.getByRole('heading', { level: 2, name: title })).toBeVisible()
    await manager.keyboard.press('a')
    const dialog = manager.getByRole('dialog', { name: 'Przekaż zgłoszenie' })
    await dialog.getByRole('combobox', { name: 'Komu' }).fill('Tomasz')
    await dialog.getByRole('option', { name: /Tomasz Lis/ }).click()
    await dialog.getByRole('textbox', { name: 'Powód' }).fill('Maria ma jutro wolne.')
    await expectAccessible(manager, 'handing over')
    await dialog.getByRole('button', { name: 'Przekaż', exact: true }).click()
    await expect(manager.getByRole('region', { name: 'Szczegóły zgłoszenia' })).toContainText('Tomasz Lis')
    await expect(office.getByRole('region', { name: 'Szczegóły zgłoszenia' })).toContainText('Tomasz Lis')
  })

  await test.step('it is resolved, and the client confirms', async () => {
    await office.getByRole('button', { name: 'Zmień stan' }).click()
    await office.getByRole('menuitem', { name: /^(Oznacz jako rozwiązane|Rozwiąż)/ }).click()
    await phone.getByRole('button', { name: 'Potwierdzam, sprawa załatwiona' }).click()
    await expect(phone.getByText('Zamknięte').first()).toBeVisible()
    await expect(
      office.getByRole('region', { name: 'Szczegóły zgłoszenia' }).getByText('Zamknięte').first(),
    ).toBeVisible()
  })

  await test.step('every step is in the event log', async () => {
    await manager.getByRole('link', { name: 'Dziennik' }).click()
    const log = manager.getByRole('grid', { name: 'Dziennik' })
    const ofTask = log.getByRole('row').filter({ hasText: number })
    const logged = [
      ['Nowe zgłoszenie', 1],
      ['Zmiana stanu zgłoszenia', 3],
      ['Notatka w zgłoszeniu', 1],
      ['Odpowiedź w zgłoszeniu', 2],
      ['Zgłoszenie przekazane', 1],
    ] as const
    for (const [what, times] of logged)
      await expect(ofTask.filter({ hasText: what }), what).toHaveCount(times)
    await expectAccessible(manager, 'event log')
  })

  await test.step('the same screens hold at the other width', async () => {
    await phone.setViewportSize({ width: 1280, height: 800 })
    await expectAccessible(phone, 'request')
    await office.setViewportSize({ width: 320, height: 720 })
    await expectAccessible(office, 'task')
    await manager.setViewportSize({ width: 320, height: 720 })
    await expectAccessible(manager, 'event log')
  })
})
