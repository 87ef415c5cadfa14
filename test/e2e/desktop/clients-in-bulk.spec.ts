import { expect, type Page } from '@playwright/test'
import { demoLogin, expectAccessibleInEveryLook, portalUrl } from '../portal/portal.ts'
import { openDesk } from '../portal/staff-desk.ts'
import { test } from '../windows.ts'
import { officeUrl, openWindow, signIn } from './office.ts'

const newNumber = () => `H-${Date.now() % 10_000_000}`
const rowsOf = (page: Page) => page.getByRole('grid', { name: 'Klienci' }).locator('[data-row]')
const searchOf = (page: Page) => page.getByRole('searchbox', { name: /^Nazwisko, numer/ })
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function openList(page: Page): Promise<void> {
  await page.goto(officeUrl('#/clients'))
  await expect(rowsOf(page).first()).toBeVisible()
}

async function openRecord(page: Page, clientId: number): Promise<void> {
  await page.goto(officeUrl(`#/clients/${clientId}`))
  await expect(page.getByRole('tab', { name: 'Kontakt' })).toBeVisible()
}

async function doMore(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'Więcej czynności' }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a client is found while one types, with Polish letters or without, and by a former number', async ({
  browser,
}) => {
  const number = newNumber()
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const person = { number, firstName: 'Żaneta', lastName: `Śćwierć-${number}`, phone: '609 555 913' }
  const clientId = await desk.openRecord({ ...person, email: `${number}@zaneta.example` })
  const point = { number: `PP-${number}`, street: 'ul. Źródlana', meterNumber: `W${number}` }
  await desk.addPoint(clientId, point)
  const page = await openWindow(browser)
  await signIn(page, 'caretaker')

  await test.step('the number is corrected; the old one is on old invoices', async () => {
    await openRecord(page, clientId)
    await page.getByRole('button', { name: 'Popraw dane' }).click()
    await dialogOf(page, 'Popraw dane').getByLabel('Numer klienta').fill(`${number}-NOWY`)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(`nr ${number}-NOWY`)).toBeVisible()
  })

  await openList(page)
  const ways = {
    'as it is written': `Żaneta Śćwierć-${number}`,
    'without Polish letters, the other way round': `scwierc-${number} zan`,
    'the number it has': `${number}-NOWY`,
    'the number it had': number,
    'the number of its meter': `w${number}`,
    'the number of a service point': `pp-${number}`,
    'an e-mail': `${number}@zaneta`,
  }
  for (const [way, typed] of Object.entries(ways))
    await test.step(way, async () => {
      await searchOf(page).clear()
      await expect(rowsOf(page).nth(3)).toBeVisible()
      await searchOf(page).pressSequentially(typed)
      await expect(rowsOf(page)).toHaveCount(1)
      await expect(rowsOf(page)).toContainText(`Żaneta Śćwierć-${number}`)
    })
  await expectAccessibleInEveryLook(page, 'a search that found one')

  await test.step('Enter opens the one that was found, without the mouse', async () => {
    await searchOf(page).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(heading(page, `Żaneta Śćwierć-${number}`)).toBeVisible()
  })

  await test.step('what nobody is called says so, and all come back', async () => {
    await openList(page)
    await page.keyboard.press('/')
    await page.keyboard.type('qqzzxx')
    await expect(page.getByText('Nikt nie pasuje do „qqzzxx”.')).toBeVisible()
    await expectAccessibleInEveryLook(page, 'a search that found nobody')
    await page.getByRole('button', { name: 'Pokaż wszystkich' }).click()
    await expect(rowsOf(page).nth(3)).toBeVisible()
  })
})

test('many clients are chosen by keyboard and get another caretaker, their tasks with them', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const number = newNumber()
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  for (const [index, firstName] of ['Adam', 'Beata', 'Celina'].entries()) {
    const person = { number: `${number}-${index}`, firstName, lastName: `Hurtowa-${number}` }
    await desk.fileTask(await desk.openRecord(person), `Sprawa hurtowa ${firstName}`)
  }
  const page = await openWindow(browser)
  await signIn(page, 'manager')
  await openList(page)

  await test.step('searched, selected with Shift and the arrows', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type(`hurtowa-${number}`)
    await expect(rowsOf(page)).toHaveCount(3)
    for (const key of ['ArrowDown', 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown'])
      await page.keyboard.press(key)
    await expect(page.getByRole('status').filter({ hasText: 'Zaznaczono 3 klientów' })).toBeVisible()
    await expectAccessibleInEveryLook(page, 'selected clients')
  })

  const form = dialogOf(page, 'Zmień opiekuna wielu klientów')
  await test.step('the preview tells who changes and which tasks go along', async () => {
    await page.getByRole('button', { name: 'Zmień opiekuna…' }).focus()
    await page.keyboard.press('Enter')
    await form.getByRole('combobox', { name: 'Nowy opiekun' }).fill('wrona')
    await form.getByRole('option', { name: 'Anna Wrona' }).click()
    await expect(form.getByText('3 klientów zmieni opiekuna.')).toBeVisible()
    await expect(form.getByRole('listitem')).toHaveText([
      /Sprawa hurtowa/,
      /Sprawa hurtowa/,
      /Sprawa hurtowa/,
    ])
    await form.getByRole('button', { name: 'Zmień opiekuna 3 klientów' }).click()
    await expect(form.getByLabel('Powód')).toHaveAccessibleDescription(/napisz, dlaczego/)
    await expectAccessibleInEveryLook(page, 'preview of another caretaker')
    await form.getByLabel('Powód').fill('Zmiana rejonów')
  })

  await test.step('it is done step by step, and says how far it is', async () => {
    const held = Promise.withResolvers<undefined>()
    await page.route(/clients\.setCaretakerOfMany/, async (route) => {
      await held.promise
      await route.continue()
    })
    await page.keyboard.press('Enter')
    await expect(form.getByRole('progressbar', { name: 'Zmieniono 0 z 3' })).toBeVisible()
    await expectAccessibleInEveryLook(page, 'progress of a change for many')
    held.resolve(undefined)
    await expect(form.getByText('Opiekuna zmieniło 3 klientów.')).toBeVisible()
    await expect(form.getByText('Przekazane zgłoszenia: 3.')).toBeVisible()
    await expectAccessibleInEveryLook(page, 'a change for many that is done')
    await page.keyboard.press('Escape')
    await expect(rowsOf(page)).toHaveText([/Anna Wrona/, /Anna Wrona/, /Anna Wrona/])
  })

  await test.step('asked once more, nothing would change', async () => {
    await page.getByRole('grid', { name: 'Klienci' }).focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Zmień opiekuna…' }).click()
    await form.getByRole('combobox', { name: 'Nowy opiekun' }).fill('wrona')
    await form.getByRole('option', { name: 'Anna Wrona' }).click()
    await expect(form.getByText(/^Nic się nie zmieni/)).toBeVisible()
    await expect(form.getByRole('button', { name: /^Zmień opiekuna 0/ })).toBeDisabled()
  })
})

test('two records of one client become one, and the old number still leads there', async ({ browser }) => {
  test.setTimeout(120_000)
  const number = newNumber()
  const [kept, gone] = [`${number}-1`, `${number}-2`]
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const person = { firstName: 'Renata', lastName: `Podwójna-${number}`, phone: `55 ${number}` }
  const keptId = await desk.openRecord({ ...person, number: kept, email: 'renata@stary.example' })
  const goneId = await desk.openRecord({ ...person, number: gone, email: 'renata@nowy.example' })
  await desk.fileTask(goneId, `Sprawa podwójna ${number}`)
  await desk.addPoint(goneId, { number: `PP-${gone}`, street: 'ul. Boczna' })
  await desk.openAccount(goneId, { login: `podwojna.${number}`, firstPassword: 'Zimowy-klon-42' })
  const page = await openWindow(browser)
  await signIn(page, 'manager')
  await openRecord(page, keptId)
  await doMore(page, 'Scal z inną kartoteką…')
  const form = dialogOf(page, 'Scal kartoteki')

  await test.step('the other record is proposed, and why', async () => {
    const candidate = form.getByRole('listitem').filter({ hasText: gone })
    await expect(candidate).toContainText('ten sam telefon i nazwisko')
    await expectAccessibleInEveryLook(page, 'candidates for a merge')
    await candidate.getByRole('button', { name: /^Porównaj/ }).click()
  })

  await test.step('the preview shows what differs and what moves', async () => {
    const mail = form.getByRole('group', { name: 'E-mail' })
    await expect(mail.getByRole('radio', { name: /renata@stary\.example/ })).toBeChecked()
    await mail.getByRole('radio', { name: /renata@nowy\.example/ }).check()
    await expect(form.getByRole('listitem')).toHaveText([
      ...['Zgłoszenia: 1', 'Punkty poboru: 1', 'Konta w portalu: 1'],
    ])
    await expect(form.getByText(`Numer ${gone} nadal znajdzie tego klienta.`)).toBeVisible()
    await expectAccessibleInEveryLook(page, 'preview of a merge')
    await form.getByRole('button', { name: 'Scal kartoteki' }).click()
    await expect(page.getByText(`Scalono z kartoteką ${gone}.`)).toBeVisible()
    await expect(page.getByRole('tabpanel')).toContainText('renata@nowy.example')
  })

  await test.step('everything is on the one record', async () => {
    await page.getByRole('tab', { name: 'Punkty poboru' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: `PP-${gone}` })).toBeVisible()
    await page.getByRole('tab', { name: 'Zgłoszenia' }).click()
    await expect(page.getByText(`Sprawa podwójna ${number}`)).toBeVisible()
    await page.getByRole('tab', { name: 'Historia' }).click()
    await expect(page.getByText(`Scalono kartotekę ${gone}`)).toBeVisible()
  })

  await test.step('the old number and the old address still lead to it', async () => {
    await openList(page)
    await searchOf(page).fill(gone)
    await expect(rowsOf(page)).toHaveCount(1)
    await rowsOf(page).dblclick()
    await expect(page).toHaveURL(new RegExp(`#/clients/${keptId}$`))
    await openRecord(page, goneId)
    await expect(page).toHaveURL(new RegExp(`#/clients/${keptId}$`))
    await expect(page.getByText(`nr ${kept}`)).toBeVisible()
  })
})

test('a client belongs to another one, and never to itself', async ({ browser }) => {
  const number = newNumber()
  const desk = await openDesk(portalUrl(), { input: demoLogin('caretaker') })
  const people = { parent: `Centrala-${number}`, child: `Filia-${number}` }
  const parentId = await desk.openRecord({ number: `${number}-C`, firstName: 'Ewa', lastName: people.parent })
  const childId = await desk.openRecord({ number: `${number}-F`, firstName: 'Ewa', lastName: people.child })
  const page = await openWindow(browser)
  await signIn(page, 'caretaker')
  const form = dialogOf(page, 'Należy do')
  const choose = async (name: string) => {
    await doMore(page, 'Ustal, do kogo należy…')
    await form.getByRole('combobox', { name: 'Należy do' }).fill(name)
    await form.getByRole('option', { name: new RegExp(name) }).click()
    await page.keyboard.press('Control+Enter')
  }

  await openRecord(page, childId)
  await choose(people.parent)
  const family = page.locator('section', { has: page.getByRole('heading', { name: 'Powiązani klienci' }) })
  await expect(family).toContainText('Należy do')
  await expectAccessibleInEveryLook(page, 'a client that belongs to another')
  await family.getByRole('link', { name: `Ewa ${people.parent}` }).click()
  await expect(heading(page, `Ewa ${people.parent}`)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`#/clients/${parentId}$`))
  await expect(family).toContainText('Należą do niego')
  await choose(people.child)
  await expect(form.getByText('nie może należeć do siebie ani do kogoś, kto należy')).toBeVisible()
  await expectAccessibleInEveryLook(page, 'a client that would belong to itself')
  await page.keyboard.press('Escape')
  await family.getByRole('link', { name: `Ewa ${people.child}` }).click()
  await doMore(page, 'Ustal, do kogo należy…')
  await expect(form.getByRole('combobox', { name: 'Należy do' })).toHaveValue(`Ewa ${people.parent}`)
  await form.getByRole('combobox', { name: 'Należy do' }).fill('')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  await expect(page.getByText('Powiązani klienci')).toBeHidden()
})
