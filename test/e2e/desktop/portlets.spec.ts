import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '#test/support/axe.ts'
import { newRequestKey } from '#shared/ui/composables/request-key.ts'
import { test } from '../windows.ts'
import { officeUrl, once, openWindow, signIn } from './office.ts'

interface Group {
  readonly groupId: number
  readonly isBuiltIn: boolean
}

/** What a procedure answers to the window's person. */
async function ask<Answer>(page: Page, procedure: string, input?: object): Promise<Answer> {
  const url = officeUrl(`../api/staff/${procedure}`)
  const answer =
    input === undefined
      ? await page.request.get(url)
      : await page.request.post(url, { data: input, headers: { origin: new URL(url).origin } })
  expect(answer.ok(), `${procedure}: ${await answer.text()}`).toBe(true)
  return ((await answer.json()) as { result: { data: Answer } }).result.data
}

/** A group below CLIENTS that says nothing itself; answers its id. */
async function newGroup(page: Page, name: string): Promise<number> {
  const parent = (await ask<Group[]>(page, 'portlets.groups')).find(({ isBuiltIn }) => isBuiltIn)
  const group = await ask<{ id: number }>(page, 'groups.create', {
    requestKey: newRequestKey(),
    kind: 'client',
    name: { pl: name, en: name },
    description: { pl: '', en: '' },
    parentId: parent?.groupId,
    rank: 110,
  })
  return group.id
}

async function openEditor(page: Page, groupId: number): Promise<void> {
  await page.goto(officeUrl(`#/portlets/${groupId}`))
  await expect(page.getByRole('heading', { name: 'Na pulpicie' })).toBeVisible()
}

const shown = (page: Page) => page.getByRole('list').filter({ has: page.locator('[data-part=grip]') })
const titles = (page: Page) => shown(page).getByRole('heading')
const fromParent = [
  'Nowe zgłoszenie',
  'Wyślij dokument',
  'Moje zgłoszenia',
  'Dokumenty',
  'Mój opiekun',
  'Moje dane',
]

test('portlets of a group are switched, ordered by keyboard, taken back, saved and looked at', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  const name = once('Zarządcy nieruchomości')
  const groupId = await newGroup(page, name)
  await page.getByRole('link', { name: 'Portlety' }).click()
  await page.getByLabel('Grupa klientów').selectOption({ label: `${name} (0 kont)` })
  await expect(page).toHaveURL(new RegExp(`#/portlets/${groupId}$`))
  await expect(page.getByText('Czego grupa nie ustawi sama, to bierze z grupy „Klienci”.')).toBeVisible()
  await expect(titles(page)).toHaveText(fromParent)

  await test.step('a portlet is switched off for the group, and the focus stays with it', async () => {
    const choice = page.getByLabel('Czy pokazywać: Dokumenty')
    await choice.focus()
    await choice.selectOption({ label: 'Wyłączony' })
    await expect(titles(page)).toHaveText(fromParent.filter((title) => title !== 'Dokumenty'))
    await expect(choice).toBeFocused()
  })

  await test.step('another is moved with Alt and an arrow, and all the way back and forth', async () => {
    await page.getByRole('button', { name: 'Przesuń: Moje zgłoszenia' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    const moved = ['Moje zgłoszenia', 'Nowe zgłoszenie', 'Wyślij dokument', 'Mój opiekun', 'Moje dane']
    await expect(titles(page)).toHaveText(moved)
    await expect(page.getByRole('button', { name: 'Przesuń: Moje zgłoszenia' })).toBeFocused()
    await page.keyboard.press('Control+z')
    await expect(titles(page).first()).toHaveText('Nowe zgłoszenie')
    await page.keyboard.press('Control+Shift+z')
    await expect(titles(page)).toHaveText(moved)
  })

  await test.step('a third is dragged onto the place of another', async () => {
    const line = (portlet: string) => page.locator(`[data-portlet="${portlet}"]`)
    await line('my-data').dragTo(line('add-request'))
    await expect(titles(page)).toHaveText([
      ...['Moje zgłoszenia', 'Moje dane', 'Nowe zgłoszenie', 'Wyślij dokument', 'Mój opiekun'],
    ])
    await page.getByRole('button', { name: 'Cofnij', exact: true }).click()
    await expect(titles(page).last()).toHaveText('Moje dane')
  })

  await test.step('a title in one language only is told beside the field', async () => {
    await page.getByRole('button', { name: 'Ustawienia: Moje zgłoszenia' }).click()
    const form = page.getByRole('dialog', { name: 'Ustawienia portletu „Moje zgłoszenia”' })
    await form.getByLabel('Własny tytuł po polsku').fill('Sprawy budynku')
    await page.keyboard.press('Control+Enter')
    await expect(form.getByLabel('Własny tytuł po angielsku')).toBeFocused()
    await expectAccessible(page, 'settings of a portlet with a problem')
    await form.getByLabel('Własny tytuł po angielsku').fill('Matters of the building')
    await form.getByLabel('Ile pozycji pokazać').fill('3')
    await page.keyboard.press('Control+Enter')
    await expect(titles(page).first()).toHaveText('Sprawy budynku')
  })

  await test.step('what differs from the parent is told, and the layout is saved', async () => {
    await page.getByRole('tab', { name: 'Różnice' }).click()
    await expect(page.getByLabel('Porównaj z grupą').locator('option:checked')).toHaveText(
      'Klienci (nadrzędna)',
    )
    const table = page.getByRole('table', { name: 'Różnice między grupami' })
    await expect(table.getByRole('rowheader')).toHaveText(['Moje zgłoszenia', 'Dokumenty'])
    await expectAccessible(page, 'differences')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/^Zapisano portlety grupy/)).toBeVisible()
    await page.reload()
    await expect(titles(page).first()).toHaveText('Sprawy budynku')
  })

  await test.step('the preview shows it as a client of the group sees it, and nothing in it leads on', async () => {
    await page.getByRole('tab', { name: 'Podgląd' }).click()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    const preview = page.getByRole('region', { name: 'Podgląd pulpitu' })
    await expect(preview.getByRole('heading', { name: 'Sprawy budynku' })).toBeVisible()
    await expect(preview.getByRole('heading', { name: 'Dokumenty' })).toHaveCount(0)
    await expect(preview.getByRole('link')).toHaveCount(0)
    await expectAccessible(page, 'preview of a group')
  })

  await test.step('a chosen client is shown with what stands in it, and a client has to be chosen', async () => {
    await page.getByRole('radio', { name: 'Wybrany klient' }).check()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    const client = page.getByRole('combobox', { name: 'Klient', exact: true })
    await expect(client).toBeFocused()
    await client.fill('anna kowalska')
    await page
      .getByRole('option', { name: /Anna Kowalska/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    const preview = page.getByRole('region', { name: 'Podgląd pulpitu' })
    await expect(preview.getByRole('heading', { name: /^Pulpit: Anna Kowalska/ })).toBeVisible()
    await expect(preview).toContainText('Grupy konta: Klienci')
    await expectAccessible(page, 'preview of a client')
  })

  await test.step('what is not saved yet can be looked at, and is not saved by that', async () => {
    await page.getByRole('tab', { name: 'Układ' }).click()
    await page.getByLabel('Czy pokazywać: Moje dane').selectOption({ label: 'Wyłączony' })
    await page.getByRole('tab', { name: 'Podgląd' }).click()
    const preview = page.getByRole('region', { name: 'Podgląd pulpitu' })
    const draft = page.getByRole('checkbox', { name: 'Z niezapisanymi zmianami' })
    await expect(draft).toBeChecked()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    await expect(preview).toContainText('Tak będzie po zapisaniu układu')
    await expect(preview.getByRole('heading', { name: 'Moje dane' })).toHaveCount(0)
    await expectAccessible(page, 'preview of a draft')
    await draft.uncheck()
    await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
    await expect(preview.getByRole('heading', { name: 'Moje dane' })).toBeVisible()
    await expect(preview).not.toContainText('Tak będzie po zapisaniu układu')
  })
})

test('a portlet without its permission says so, and the preview says why it is not seen', async ({
  browser,
}) => {
  const page = await openWindow(browser, { width: 320 })
  await signIn(page, 'administrator')
  const groupId = await newGroup(page, once('Najemcy'))
  const { version } = await ask<{ version: number }>(page, `groups.get?input={"groupId":${groupId}}`)
  await ask(page, 'groups.setGrants', {
    groupId,
    version,
    grants: [{ permission: 'own-document.read', isGranted: false }],
  })
  await openEditor(page, groupId)
  const line = page.locator('[data-portlet=documents]')
  await expect(line).toContainText('Grupa nie ma uprawnienia „Odbieranie dokumentów”')
  await expect(line.getByRole('option', { name: 'Włączony', exact: true })).toBeDisabled()
  await expectAccessible(page, 'portlet without its permission')
  await page.getByRole('tab', { name: 'Podgląd' }).click()
  await page.getByRole('button', { name: 'Pokaż', exact: true }).click()
  const preview = page.getByRole('region', { name: 'Podgląd pulpitu' })
  await expect(preview).toContainText('Dokumenty: brak uprawnienia „Odbieranie dokumentów”')
  await expectAccessible(page, 'preview with a portlet held back')
})

test('two people who change the same group both keep their changes', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await openWindow(browser)
  await signIn(page, 'administrator')
  const groupId = await newGroup(page, once('Wspólnoty'))
  await openEditor(page, groupId)
  const other = await openWindow(browser)
  await signIn(other, 'manager')
  await openEditor(other, groupId)

  await other.getByLabel('Szerokość: Dokumenty').selectOption({ label: 'Cała' })
  await other.getByLabel('Czy pokazywać: Mój opiekun').selectOption({ label: 'Wyłączony' })
  await other.getByRole('button', { name: /^Zapisz układ/ }).click()
  await expect(other.getByText(/^Zapisano portlety grupy/)).toBeVisible()

  await page.getByLabel('Szerokość: Dokumenty').selectOption({ label: 'Jedna trzecia' })
  await page.getByRole('button', { name: 'Wyżej: Moje dane' }).click()
  await page.getByRole('button', { name: /^Zapisz układ/ }).click()
  const conflict = page.getByRole('dialog', { name: 'Ktoś zmienił to w międzyczasie' })
  await expect(conflict).toContainText('Ewa Kaczmarek')
  await expect(conflict.getByRole('radio', { name: 'Ich: Cała' })).not.toBeChecked()
  await expectAccessible(page, 'conflict of portlets')
  await page.keyboard.press('Control+Enter')
  await expect(conflict).toHaveCount(0)
  await expect(page.getByText(/^Zapisano portlety grupy/)).toBeVisible()

  await other.reload()
  await expect(titles(other)).toHaveText([
    ...['Nowe zgłoszenie', 'Wyślij dokument', 'Moje zgłoszenia', 'Dokumenty', 'Moje dane'],
  ])
  await expect(other.getByLabel('Szerokość: Dokumenty')).toHaveValue('third')
})
