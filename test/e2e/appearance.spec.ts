import { expect, type Page } from '@playwright/test'
import { officeUrl, openWindow as openDesk, signIn as signInAtDesk } from './desktop/office.ts'
import { openWindow, portalUrl } from './portal/portal.ts'
import { test } from './windows.ts'

async function publish(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Opublikuj' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Opublikuj' }).click()
  await expect(dialog).toBeHidden()
}

async function restore(desk: Page, version: number): Promise<void> {
  await desk.getByRole('tab', { name: 'Wersje' }).click()
  const line = desk.getByRole('listitem').filter({ hasText: `Wersja ${version}` })
  await line.getByRole('button', { name: 'Przywróć' }).first().click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Przywróć' }).click()
  await expect(desk.getByText(`Przywrócona z wersji ${version}.`)).toBeVisible()
}

/** The colour of what strangers are to press first. */
async function colourAt(portal: Page): Promise<string> {
  await portal.goto(portalUrl('/'))
  const first = portal.getByRole('main').getByRole('link', { name: 'Zaloguj się' })
  return first.evaluate((element) => getComputedStyle(element).backgroundColor)
}

test('an editor gives the portal another colour and name, and takes both back in one click', async ({
  browser,
}) => {
  const desk = await openDesk(browser)
  const portal = await openWindow(browser)
  const delivered = await colourAt(portal)
  await signInAtDesk(desk, 'editor')
  await desk.goto(officeUrl('#/portal-look'))
  const brand = desk.getByRole('textbox', { name: 'Kolor główny' })
  const before = await brand.inputValue()

  await test.step('a colour that nobody could read is refused, with the nearest that can be read', async () => {
    await brand.fill('#ffb000')
    await expect(desk.getByText(/Biały napis byłby nieczytelny: kontrast 1,\d+ do 1/)).toBeVisible()
    await desk.getByRole('button', { name: 'Opublikuj' }).click()
    await expect(desk.getByText('Jedno pole wymaga poprawy.')).toBeVisible()
    await desk.getByRole('button', { name: 'Weź najbliższy: #9e6b00' }).click()
    await expect(brand).toHaveValue('#9e6b00')
  })

  await test.step('what is published is on show at once', async () => {
    await desk.getByRole('tab', { name: 'Logo i odnośniki' }).click()
    await desk
      .getByLabel(/^Nazwa portalu/)
      .first()
      .fill('Woda w Nadrzeczu')
    await publish(desk)
    await expect.poll(() => colourAt(portal)).toBe('rgb(158, 107, 0)')
    await expect(portal.getByRole('banner')).toContainText('Woda w Nadrzeczu')
    await expect(portal).toHaveTitle(/Woda w Nadrzeczu$/)
  })

  await test.step('an earlier look comes back in one click', async () => {
    await desk
      .getByLabel(/^Nazwa portalu/)
      .first()
      .fill('')
    await desk.getByRole('tab', { name: 'Kolor i czcionka' }).click()
    await brand.fill(before)
    await publish(desk)
    await expect.poll(() => colourAt(portal)).toBe(delivered)
    await restore(desk, 1)
    await expect.poll(() => colourAt(portal)).toBe('rgb(158, 107, 0)')
    await restore(desk, 2)
    await expect.poll(() => colourAt(portal)).toBe(delivered)
    await expect(portal.getByRole('banner')).not.toContainText('Woda w Nadrzeczu')
  })
})
