import { expect } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { signIn as signInAtDesk } from './desktop/office.ts'
import { expectAccessibleInEveryLook } from './looks.ts'
import { openWindow, portalUrl } from './portal/portal.ts'
import { test } from './windows.ts'

test('a stranger reports a failure, the office answers, and the answer is read with number and secret', async ({
  browser,
}) => {
  const stranger = await openWindow(browser)
  const office = await openWindow(browser)
  const title = `Woda na chodniku ${Date.now() % 100_000}`
  let opens: string[] = []
  await signInAtDesk(office, 'caretaker')
  await office.getByRole('link', { name: /^Nieprzydzielone/ }).click()
  await expect(office.getByRole('grid', { name: 'Nieprzydzielone' })).toBeVisible()

  await test.step('the stranger comes from the start page and writes', async () => {
    await stranger.goto(portalUrl())
    await stranger.getByRole('main').getByRole('link', { name: 'Zgłoś bez konta' }).click()
    await stranger.getByRole('button', { name: 'Wyślij zgłoszenie' }).click()
    await expectAccessibleInEveryLook(stranger, 'report with nothing typed')
    await stranger.getByLabel('Co się dzieje').fill(title)
    await stranger.getByLabel('Gdzie to jest').fill('ul. Lipowa 4, Nadrzecze')
    await stranger.getByLabel('Szczegóły').fill('Od rana, coraz mocniej.')
    await stranger.getByLabel('Imię i nazwisko').fill('Wincentyna Brzęczyszczykiewicz')
    await stranger.getByRole('button', { name: 'Wyślij zgłoszenie' }).click()
    await expect(stranger.getByRole('heading', { name: 'Zgłoszenie przyjęte' })).toBeFocused()
    opens = await stranger.getByRole('definition').allTextContents()
    expect(opens[1]).toMatch(/^(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}$/)
  })

  await test.step('it arrives in the open queue, and a clerk answers', async () => {
    const row = office.getByRole('row', { name: title })
    await expect(row).toContainText('Wincentyna Brzęczyszczykiewicz', { timeout: 1000 })
    await row.click()
    await expect(office.getByRole('region', { name: 'Zgłasza' })).toContainText('ul. Lipowa 4')
    await office.getByRole('button', { name: /^Odpowiedz/ }).click()
    await office.getByRole('textbox', { name: 'Odpowiedź do klienta' }).fill('Ekipa już jedzie.')
    await office.getByRole('button', { name: 'Wyślij odpowiedź' }).click()
    await expect(office.getByRole('list', { name: 'Przebieg sprawy' })).toContainText('Ekipa już jedzie.')
    await expectAccessibleInEveryLook(office, 'reported task')
  })

  await test.step('the stranger reads it in English and adds something', async () => {
    await expectAccessible(stranger, 'number and secret of a report')
    await stranger.goto(portalUrl('/en/case'))
    await stranger.getByLabel('Number of the case').fill(opens[0] ?? '')
    await stranger.getByLabel('Secret code').fill(opens[1] ?? '')
    await stranger.getByRole('button', { name: 'Show the case' }).click()
    await expect(stranger.getByRole('article').filter({ hasText: 'Ekipa już jedzie.' }).first()).toBeVisible()
    expect(stranger.url()).toBe(portalUrl('/en/case'))
    await stranger.getByLabel('Add something to the case').fill('Thank you.')
    await stranger.getByRole('button', { name: 'Send' }).click()
    await expect(office.getByRole('list', { name: 'Przebieg sprawy' })).toContainText('Thank you.')
    await expectAccessibleInEveryLook(stranger, 'case')
  })

  await test.step('the office says whose it is', async () => {
    await office.getByRole('button', { name: 'Dołącz do klienta' }).click()
    const dialog = office.getByRole('dialog', { name: 'Dołącz do klienta' })
    await expectAccessible(office, 'joining a report to a client')
    await dialog.getByRole('combobox', { name: 'Klient' }).fill('Anna Kowalska')
    await dialog
      .getByRole('option', { name: /Anna Kowalska/ })
      .first()
      .click()
    await dialog.getByRole('button', { name: 'Dołącz' }).click()
    const detail = office.getByRole('region', { name: 'Szczegóły zgłoszenia' })
    await expect(detail.getByRole('link', { name: 'Anna Kowalska' }).first()).toBeVisible()
    await expect(detail.getByRole('button', { name: 'Dołącz do klienta' })).toHaveCount(0)
  })
})
