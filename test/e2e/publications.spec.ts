import { randomUUID } from 'node:crypto'
import { expect, type Browser, type Page } from '@playwright/test'
import type { Me } from '#shared/domain/accounts/schema.ts'
import type { GroupPortlets, OwnPortlet, PortletGroupRow } from '#shared/domain/portlets/schema.ts'
import type { Publication } from '#shared/domain/publications/schema.ts'
import { startDaysLater } from '#test/support/office-process.ts'
import { demoLogin, type Role } from './demo-logins.ts'
import { officeUrl, once, signIn } from './desktop/office.ts'
import { portalUrl, portlet } from './portal/portal.ts'
import { openDesk } from './portal/staff-desk.ts'
import { openWindow, test } from './windows.ts'

const bodyOf = (page: Page) => page.getByRole('textbox', { name: 'Treść po polsku' })

const day = 24 * 60 * 60_000

/** `YYYY-MM-DDTHH:MM` on the clocks of the office, so many days from now. */
function officeTime(days: number): string {
  const at = new Date(Date.now() + days * day)
  return at.toLocaleString('sv-SE', { timeZone: 'Europe/Warsaw' }).slice(0, 16).replace(' ', 'T')
}

interface Client {
  readonly number: string
  readonly name: string
}
const ofLipowa: Client = { number: '10023', name: 'Anna Kowalska' }
const ofMostowa: Client = { number: '10108', name: 'Jan Nowak' }

async function preview(page: Page, days: number, client: Client | null): Promise<string> {
  await page.getByRole('button', { name: 'Podgląd portalu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Data i godzina').fill(officeTime(days))
  if (client !== null) {
    await dialog.getByLabel('Oczami klienta').fill(client.number)
    await page.getByRole('option', { name: client.name }).first().click()
  }
  await dialog.getByRole('button', { name: 'Pokaż', exact: true }).click()
  const shown = dialog.locator('.preview')
  await expect(shown.getByRole('heading')).toContainText(client?.name ?? 'osoba bez konta')
  const words = await shown.innerText()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return words
}

/** A notice of works for everyone, on show from half a day to two days from now; answers its address. */
async function announceToAll(title: string): Promise<string> {
  const desk = await openDesk(portalUrl(), { input: demoLogin('editor') })
  const given = { requestKey: randomUUID(), kind: 'notice', pageRole: null, title }
  const made = await desk.change<Publication>('publications.create', given)
  const change = (procedure: string, input: object) =>
    desk.change<Publication>(`publications.${procedure}`, { publicationId: made.id, ...input })
  const worksFrom = new Date(Date.now() + 1.5 * day).toISOString()
  const content = { ...made.open?.content, outage: 'planned', worksFrom }
  await change('saveDraft', { seen: made.open?.version, content })
  const plans = [{ first: { from: officeTime(0.5), until: officeTime(2) }, recurrence: null }]
  const { open } = await change('setWindows', { version: made.version, plans })
  await change('publish', { version: open?.version, effectiveFrom: null })
  return `/komunikaty/${made.slug}`
}

/** Has every client's dashboard show the notices that are for them; answers how to put it back. */
async function showNoticesOnDashboards(): Promise<() => Promise<void>> {
  const desk = await openDesk(portalUrl(), { input: demoLogin('administrator') })
  const groups = await desk.read<PortletGroupRow[]>('portlets.groups', {})
  const groupId = groups.find(({ isBuiltIn }) => isBuiltIn)?.groupId ?? 0
  const before = await desk.read<GroupPortlets>('portlets.ofGroup', { groupId })
  const own = before.portlets.filter(({ isOwn }) => isOwn)
  const set = async (said: readonly OwnPortlet[]) => {
    const { version } = await desk.read<GroupPortlets>('portlets.ofGroup', { groupId })
    await desk.change('portlets.setGroup', { groupId, version, own: said })
  }
  const notices = { portlet: 'notices', isOn: true, position: 0, width: 'half', settings: {} } as const
  await set([...own.filter(({ portlet }) => portlet !== 'notices'), notices])
  return () => set(own)
}

/** The notices on the dashboard that a client finds at one of the office's servers. */
async function noticesOf(browser: Browser, url: string, role: Role): Promise<string> {
  const page = await openWindow(browser)
  const { origin } = new URL(url)
  const signedIn = await page.request.post(`${origin}/api/portal/session.signIn`, {
    headers: { origin },
    data: demoLogin(role),
  })
  const { result } = (await signedIn.json()) as { result: { data: { value: Me } } }
  await page.goto(`${origin}/klient/${result.data.value.clients[0]?.id}`)
  await expect(portlet(page, 'Komunikaty').locator('summary, p').first()).toBeVisible()
  return portlet(page, 'Komunikaty').innerText()
}

async function wordsOn(page: Page, { href }: URL): Promise<string> {
  await page.goto(href)
  return page.getByRole('main').innerText()
}

const htmlOf = async (page: Page, { href }: URL) => (await page.request.get(href)).text()

test('an editor writes a notice for one street, plans it, and sees who will read it tomorrow', async ({
  browser,
}) => {
  const title = once('Przerwa w dostawie wody')
  const page = await openWindow(browser)
  await signIn(page, 'editor')
  await page.goto(officeUrl('#/publications'))
  await page.getByRole('button', { name: 'Nowa publikacja' }).click()
  await page.getByLabel('Tytuł po polsku').fill(title)
  await page.getByRole('button', { name: 'Zacznij pisać' }).click()

  // Typed, and copied from a letter in Word.
  await bodyOf(page).click()
  await page.keyboard.type('Jutro od 8:00 nie będzie wody.')
  await page.keyboard.press('Enter')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<p class=MsoNormal><b>Uwaga<o:p></o:p></b></p><script>alert(1)</script>
       <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>zakręć kurki</p>`,
    )
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(bodyOf(page).getByRole('listitem')).toHaveText('zakręć kurki')
  await expect(page.getByText('Zapisano', { exact: true })).toBeVisible()
  await page.reload()
  await expect(bodyOf(page)).toContainText('Jutro od 8:00 nie będzie wody.')
  await expect(bodyOf(page).locator('strong')).toHaveText('Uwaga')

  // From tomorrow, for two days, for those who live there.
  const change = page.getByRole('button', { name: 'Zmień' })
  await change.first().click()
  await page.getByLabel('Widoczna od').fill(officeTime(0.5))
  await page.getByLabel('Widoczna do').fill(officeTime(0.2))
  await page.getByRole('button', { name: 'Zapisz' }).click()
  await expect(page.getByText('Najbliższe możliwe:')).toBeVisible()
  await page.getByLabel('Widoczna do').fill(officeTime(2))
  await page.getByRole('button', { name: 'Zapisz' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await change.nth(1).click()
  await page.getByLabel('Wybrani odbiorcy').check()
  await page.getByLabel('Klienci z punktem odbioru').check()
  await page.getByRole('button', { name: 'Dodaj miejsce' }).click()
  await page.getByLabel('Miejscowość').fill('Nadrzecze')
  await page.getByLabel('Ulica').fill('ul. Lipowa')
  await page.getByRole('button', { name: 'Zapisz' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.getByRole('button', { name: 'Opublikuj' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Opublikuj' }).click()
  await expect(page.getByText('Zaplanowana', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Publikacje' }).first().click()
  expect(await preview(page, 1, ofLipowa)).toContain(title)
  expect(await preview(page, 1, ofMostowa)).not.toContain(title)
  expect(await preview(page, 1, null)).not.toContain(title)
  expect(await preview(page, 0, ofLipowa)).not.toContain(title)
  expect(await preview(page, 3, ofLipowa)).not.toContain(title)

  // And so it comes: two more servers on the same database, whose clocks are ahead, beside the one of today.
  const ofAll = once('Płukanie sieci')
  const address = await announceToAll(ofAll)
  const data = {
    databaseUrl: process.env['OKIENKO_DATABASE'] ?? '',
    filesDir: process.env['OKIENKO_FILES'] ?? '',
  }
  const putBack = await showNoticesOnDashboards()
  const [then, after] = await Promise.all([startDaysLater(1, data), startDaysLater(3, data)])
  const reader = await openWindow(browser)
  for (const [url, isOnShow] of [
    [portalUrl(), false],
    [then.url, true],
    [after.url, false],
  ] as const) {
    const shown = (words: string, isShown: boolean) =>
      isShown ? expect.stringContaining(words) : expect.not.stringContaining(words)
    const [ofStreet, ofAnother, ...pages] = await Promise.all([
      noticesOf(browser, url, 'client'),
      noticesOf(browser, url, 'client of two flats'),
      wordsOn(reader, new URL('/awarie', url)),
      ...['/komunikaty', '/'].map((place) => htmlOf(reader, new URL(place, url))),
    ])
    expect(ofStreet).toEqual(shown(title, isOnShow))
    for (const words of [ofStreet, ofAnother, ...pages]) expect(words).toEqual(shown(ofAll, isOnShow))
    for (const words of [ofAnother, ...pages]) expect(words).not.toContain(title)
  }
  const statuses = [portalUrl(), then.url, after.url].map(async (url) =>
    (await reader.request.get(new URL(address, url).href)).status(),
  )
  // What has ended stays to be read in the archive.
  expect(await Promise.all(statuses)).toEqual([404, 200, 200])
  await Promise.all([putBack(), then.stop(), after.stop()])
})

test('two editors at once: both see each other, and neither loses a word', async ({ browser }) => {
  const first = await openWindow(browser)
  const second = await openWindow(browser)
  await signIn(first, 'editor')
  await signIn(second, 'administrator')
  await first.goto(officeUrl('#/publications'))
  await first.getByRole('button', { name: 'Nowa publikacja' }).click()
  await first.getByLabel('Tytuł po polsku').fill(once('Praca we dwoje'))
  await first.getByRole('button', { name: 'Zacznij pisać' }).click()
  await expect(bodyOf(first)).toBeVisible()
  await second.goto(first.url())
  await expect(second.getByText(/Pracuje nad tym też: Joanna/)).toBeVisible()

  // What one saves the other has at once; where both change the same, a person decides.
  await first.getByLabel('Zapowiedź').fill('Moja zapowiedź')
  await expect(first.getByText('Zapisano', { exact: true })).toBeVisible()
  await expect(second.getByLabel('Zapowiedź')).toHaveValue('Moja zapowiedź')
  // The first one's words travel slowly, so that the second one's are there before them.
  await first.route('**/publications.saveDraft*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await route.continue()
  })
  await second.getByLabel('Zapowiedź').fill('Zapowiedź drugiej osoby')
  await first.getByLabel('Zapowiedź').fill('Zapowiedź pierwszej osoby')
  await expect(first.getByText(/zapisuje tu inne zmiany/)).toBeVisible()
  await expect(first.getByLabel('Zapowiedź')).toHaveValue('Zapowiedź pierwszej osoby')
  await first.getByText('Druga wersja').click()
  await expect(first.getByText('Zapowiedź drugiej osoby')).toBeVisible()
  await first.getByRole('button', { name: 'Zostaw moją' }).click()
  await expect(first.getByText('Zapisano', { exact: true })).toBeVisible()
  await second.reload()
  await expect(second.getByLabel('Zapowiedź')).toHaveValue('Zapowiedź pierwszej osoby')
})
