import { expect, test, type Page } from '@playwright/test'
import { demoLogin } from '../demo-logins.ts'
import { openDesktopShell, type DesktopShell } from './desktop-shell.ts'

const officeUrl = process.env['OKIENKO_URL'] ?? ''
const caretaker = demoLogin('caretaker')

/** Errors of the page, with what it tried against the content policy; a reply that was refused is none. */
function troubleOf(page: Page): string[] {
  const trouble: string[] = []
  page.on('console', (message) => {
    const isError = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
    if (isError || message.text().includes('Content Security Policy')) trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(String(error)))
  return trouble
}

let shell: DesktopShell

test.beforeEach(async ({ context }) => {
  shell = await openDesktopShell()
  await shell.attach(context)
})

test.afterEach(() => shell.close())

async function connectAndSignIn(page: Page): Promise<void> {
  await page.goto(shell.url)
  await page.getByLabel('Adres serwera').fill(officeUrl)
  await page.getByRole('button', { name: 'Połącz' }).click()
  await page.getByLabel('Login').fill(caretaker.login)
  await page.getByLabel('Hasło').fill(caretaker.password)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible()
}

test('the first start asks for the server and takes only an Okienko that answers', async ({ page }) => {
  await page.goto(shell.url)
  const address = page.getByLabel('Adres serwera')
  const connect = page.getByRole('button', { name: 'Połącz' })

  await address.fill('http://office.example')
  await connect.click()
  await expect(page.getByText('Połączenie z innym komputerem musi być szyfrowane.')).toBeVisible()
  await expect(address).toHaveValue('http://office.example')

  await address.fill(shell.url)
  await connect.click()
  await expect(page.getByText('Pod tym adresem nie ma serwera Okienka.')).toBeVisible()

  await address.fill(officeUrl)
  await connect.click()
  await expect(page.getByLabel('Hasło')).toBeVisible()
})

test('the token stays in the main process, through a reload and a restart', async ({ page }) => {
  const replies: string[] = []
  page.on('response', (reply) => void replies.push(JSON.stringify(reply.headers())))
  await connectAndSignIn(page)

  const token = shell.vault().token(officeUrl) ?? ''
  expect(token.length).toBeGreaterThan(30)
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie)
  expect(kept + (await page.content()) + replies.join()).not.toContain(token)

  shell.restart()
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await expect(page.getByLabel('Hasło')).toBeHidden()
})

test('every screen works under the content policy of the desktop', async ({ page }) => {
  const trouble = troubleOf(page)
  await connectAndSignIn(page)
  for (const place of ['queue/all', 'clients', 'board', 'events', 'notifications', 'settings']) {
    await page.evaluate((to) => (location.hash = `#/${to}`), place)
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(trouble).toEqual([])
})
