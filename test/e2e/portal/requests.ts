import { expect, type Page } from '@playwright/test'

/** A subject that no other run has used. */
export const newTitle = (begins: string): string => `${begins} ${Date.now() % 10_000_000}`

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('main').getByRole('button', { name }).click()

/** Fills in a new request, all but its files. */
export async function fillIn(page: Page, title: string): Promise<void> {
  await page.getByLabel('Rodzaj sprawy').selectOption({ label: 'Pytanie' })
  await page.getByLabel('Czego dotyczy').fill(title)
  await page.getByLabel('Opis').fill('Opis w kilku słowach.')
}

/** Files a request from the list and answers its id. */
export async function fileRequest(page: Page, title: string): Promise<number> {
  await page.getByRole('link', { name: 'Złóż nowe zgłoszenie' }).click()
  await fillIn(page, title)
  await press(page, 'Wyślij zgłoszenie')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  return Number(page.url().split('/').pop())
}
