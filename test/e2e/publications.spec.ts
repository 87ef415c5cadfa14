import { expect, type Page } from '@playwright/test'
import { officeUrl, once, signIn } from './desktop/office.ts'
import { openWindow, test } from './windows.ts'

const bodyOf = (page: Page) => page.getByRole('textbox', { name: 'Treść po polsku' })

/** `YYYY-MM-DDTHH:MM` on the clocks of the office, so many days from now. */
function officeTime(days: number): string {
  const at = new Date(Date.now() + days * 24 * 60 * 60_000)
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
