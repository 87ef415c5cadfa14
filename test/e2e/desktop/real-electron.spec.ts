import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { apiVersion, callNames, type Bridge } from '#desktop/bridge/contract.ts'

const project = resolve(import.meta.dirname, '../../..')
const binary = installedElectron()

test.skip(
  binary === null,
  'Electron binary is not installed: run `npx install-electron`, or name one in ELECTRON_EXEC_PATH.',
)

test('desktop app starts in real Electron', async () => {
  const office = await tinyOffice()
  const dataFolder = mkdtempSync(join(tmpdir(), 'okienko-electron-'))
  const app = await start(dataFolder)
  try {
    const page = await app.firstWindow()
    await expect(page).toHaveURL(/^app:\/\/okienko\//)
    await windowIsClosedToTheOutside(app, page)
    await bridgeIsTheContract(page)
    await connectTo(page, office.origin)
    await tokenStaysInMain(page, office)
    await bodiesAndFeedsPass(page, office)
  } finally {
    await app.close()
    office.server.closeAllConnections()
    office.server.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
})

function installedElectron(): string | null {
  const named = process.env['ELECTRON_EXEC_PATH']
  if (named) return named
  const folder = join(project, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const installed = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : null
  return installed !== null && existsSync(installed) ? installed : null
}

function start(dataFolder: string): Promise<ElectronApplication> {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  return _electron.launch({
    executablePath: binary ?? '',
    args: [
      project,
      `--user-data-dir=${dataFolder}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(hasDisplay ? [] : ['--ozone-platform=headless']),
    ],
    env: { ...(process.env as Record<string, string>), XDG_CONFIG_HOME: dataFolder, APPDATA: dataFolder },
  })
}

interface TinyOffice {
  origin: string
  server: Server
  /** `POST /path authorization bytes` of every request to the staff API. */
  seen: string[]
  openFeeds: () => number
}

/** As much of a server as the shell of the app needs to show what it does with requests. */
async function tinyOffice(): Promise<TinyOffice> {
  const seen: string[] = []
  let feeds = 0
  const server = createServer((request, reply) => {
    if (request.url === '/health') return reply.end(JSON.stringify({ status: 'ok', apiVersion }))
    if (request.url === '/api/staff/feed') {
      feeds += 1
      reply.on('close', () => (feeds -= 1))
      reply.writeHead(200, { 'content-type': 'text/event-stream' })
      return reply.write('data: first\n\n')
    }
    let bytes = 0
    request.on('data', (chunk: Buffer) => (bytes += chunk.length))
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'} ${bytes}`)
      if (request.url === '/api/staff/session.signIn') reply.setHeader('x-okienko-token', 'secret-token')
      reply.setHeader('content-type', 'application/json').end('{"result":{"data":null}}')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, server, seen, openFeeds: () => feeds }
}

async function windowIsClosedToTheOutside(app: ElectronApplication, page: Page): Promise<void> {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [contents] = BrowserWindow.getAllWindows().map((window) => window.webContents)
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")

  const opened = await page.evaluate(() => {
    const popup = window.open('https://example.org/')
    location.href = 'https://example.org/'
    return popup
  })
  expect(opened).toBeNull()
  await expect(page).toHaveURL(/^app:\/\/okienko\//)
  expect(app.windows()).toHaveLength(1)
  const permission = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      () => 'refused',
    ),
  )
  expect(permission).toBe('refused')
}

async function bridgeIsTheContract(page: Page): Promise<void> {
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { okienko: object }).okienko).sort(),
    ofNode: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }))
  expect(seen).toEqual({ bridge: [...callNames, 'on'].sort(), ofNode: [] })
}

async function connectTo(page: Page, address: string): Promise<void> {
  const refused = await page.evaluate(() =>
    (window as unknown as { okienko: Bridge }).okienko.setServerAddress({ address: 'http://office.example' }),
  )
  expect(refused).toEqual({ ok: false, refusal: 'address-insecure' })

  // The page loads anew once the server has changed, so what it was asked in between may get no answer.
  await page.evaluate((given) => {
    document.body.dataset['isOld'] = 'yes'
    void (window as unknown as { okienko: Bridge }).okienko.setServerAddress({ address: given })
  }, address)
  const stateOfNewPage = () =>
    page
      .evaluate(async () => {
        const { serverAddress } = await (window as unknown as { okienko: Bridge }).okienko.getState()
        return document.body.dataset['isOld'] ? null : serverAddress
      })
      .catch(() => null)
  await expect.poll(stateOfNewPage).toBe(address)
}

async function tokenStaysInMain(page: Page, office: TinyOffice): Promise<void> {
  const headers = await page.evaluate(async () => {
    const reply = await fetch('/api/staff/session.signIn', { method: 'POST', body: '{}' })
    await fetch('/api/staff/after')
    return [...reply.headers.keys()]
  })
  expect(headers).not.toContain('x-okienko-token')
  expect(office.seen).toContain('GET /api/staff/after Bearer secret-token 0')
  const state = await page.evaluate(() => (window as unknown as { okienko: Bridge }).okienko.getState())
  expect(state).toMatchObject({ serverAddress: office.origin, hasSession: true })
  expect(JSON.stringify(state)).not.toContain('secret-token')
}

async function bodiesAndFeedsPass(page: Page, office: TinyOffice): Promise<void> {
  const size = 3 * 1024 * 1024
  await page.evaluate(
    (length) =>
      fetch('/api/staff/files', { method: 'POST', body: new File([new Uint8Array(length)], 'a.bin') }),
    size,
  )
  expect(office.seen).toContain(`POST /api/staff/files Bearer secret-token ${size}`)

  const first = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const feed = new EventSource('/api/staff/feed')
        feed.onmessage = (event) => {
          feed.close()
          resolve(String(event.data))
        }
      }),
  )
  expect(first).toBe('first')
  await expect.poll(office.openFeeds).toBe(0)
}
