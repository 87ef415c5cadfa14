import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callChannel, type CallName } from '#desktop/bridge/contract.ts'
import { fakeElectron, type FakeWindow } from './fake-electron.ts'
import { loopbackServer } from './loopback-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Electron = ReturnType<typeof fakeElectron>

let electron: Electron

// Electron sets it in its own processes only.
Object.assign(process, { resourcesPath: '/opt/okienko/resources' })

/** A computer on which the app has not been started yet, or is started again with what it kept. */
function freshComputer(userData: string): void {
  vi.resetModules()
  electron = fakeElectron()
  electron.app.userData = userData
  vi.doMock('electron', () => electron)
}

beforeEach(() => {
  freshComputer(temporaryFolder())
})

afterEach(() => {
  vi.unstubAllEnvs()
})

async function start(): Promise<FakeWindow> {
  await import('#desktop/main/index.ts')
  return vi.waitFor(() => electron.BrowserWindow.all.at(-1) ?? expect.fail('no window'))
}

function call(name: CallName, input?: unknown): Promise<unknown> {
  const { mainFrame } = electron.BrowserWindow.all.at(-1)?.webContents ?? expect.fail('no window')
  const [, handler] =
    electron.ipcMain.handle.mock.calls.find(([channel]) => channel === callChannel(name)) ?? []
  return (handler as (event: unknown, input: unknown) => Promise<unknown>)(
    { senderFrame: mainFrame, sender: { mainFrame } },
    input,
  )
}

const eventsOf = (window: FakeWindow): unknown[] => window.webContents.send.mock.calls

/** The item of the menu as it stands now. */
function menuItem(label: string): { click: () => void; enabled?: boolean } {
  const menus = electron.Menu.setApplicationMenu.mock.lastCall?.[0] as { submenu: { label?: string }[] }[]
  const item = menus.flatMap((menu) => menu.submenu).find((entry) => entry.label === label)
  return (item ?? expect.fail(`no ${label} in the menu`)) as { click: () => void }
}

describe('the app', () => {
  it('sets its guards before anything can be loaded', async () => {
    const starting = import('#desktop/main/index.ts')
    await starting
    expect(electron.app.enableSandbox).toHaveBeenCalledOnce()
    expect(electron.protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0]).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ])
    expect(electron.app.listenerCount('web-contents-created')).toBe(1)
    await vi.waitFor(() => expect(electron.BrowserWindow.all).toHaveLength(1))
    const { defaultSession } = electron.session
    expect(defaultSession.setPermissionRequestHandler).toHaveBeenCalledOnce()
    expect(defaultSession.setPermissionCheckHandler).toHaveBeenCalledOnce()
    expect(defaultSession.listenerCount('will-download')).toBe(1)
  })

  it('runs once: a second start quits and brings the first one’s window forward', async () => {
    electron.app.requestSingleInstanceLock.mockReturnValue(false)
    await import('#desktop/main/index.ts')
    expect(electron.app.quit).toHaveBeenCalledOnce()
    expect(electron.app.whenReady).not.toHaveBeenCalled()
  })

  it('brings its window forward when it is started again, or opens one where none is left', async () => {
    const window = await start()
    electron.app.emit('second-instance')
    expect(window.focus).toHaveBeenCalledOnce()

    window.emit('closed')
    electron.app.emit('activate')
    expect(electron.BrowserWindow.all).toHaveLength(2)
  })

  it('serves its pages and forwards their API calls to the chosen server', async () => {
    const seen: string[] = []
    const { origin } = await loopbackServer((request, reply) => {
      seen.push(`${request.url} ${String(request.headers['x-okienko-client'])}`)
      reply.end(JSON.stringify({ status: 'ok', apiVersion: 1 }))
    })
    const window = await start()
    const [scheme, handler] = electron.protocol.handle.mock.calls[0] as [
      string,
      (request: Request) => Promise<Response>,
    ]
    expect(scheme).toBe('app')
    expect((await handler(new Request('app://okienko/api/staff/a'))).type).toBe('error')

    expect(await call('setServerAddress', { address: origin })).toEqual({ ok: true, serverAddress: origin })
    expect(eventsOf(window)).toContainEqual(['okienko:event:server-changed', { serverAddress: origin }])
    expect(await (await handler(new Request('app://okienko/api/staff/a'))).json()).toHaveProperty(
      'apiVersion',
    )
    expect(seen).toEqual(['/health desktop/1.2.3', '/api/staff/a desktop/1.2.3'])
    expect(electron.net.fetch.mock.calls[0]?.[1]).toMatchObject({ bypassCustomProtocolHandlers: true })

    menuItem('Otwórz portal klienta w przeglądarce').click()
    expect(electron.shell.openExternal).toHaveBeenCalledWith(origin)
  })

  it('goes to a place chosen in the menu or in a notification, window first', async () => {
    const window = await start()
    menuItem('Kolejka').click()
    expect(eventsOf(window)).toContainEqual(['okienko:event:navigate', { route: '/queue' }])

    await call('notify', { title: 'Nowe zgłoszenie', body: '2026/000123', route: '/tasks/123' })
    window.focus.mockClear()
    electron.Notification.all.at(-1)?.emit('click')
    expect(window.focus).toHaveBeenCalledOnce()
    expect(eventsOf(window)).toContainEqual(['okienko:event:notification-clicked', { route: '/tasks/123' }])
  })

  it('speaks the language and wears the theme chosen in the app, at once and after a restart', async () => {
    await start()
    await call('setPreference', { key: 'language', value: 'en' })
    await call('setPreference', { key: 'theme', value: 'dark' })
    expect(menuItem('Queue')).toBeDefined()
    expect(electron.nativeTheme.themeSource).toBe('dark')

    freshComputer(electron.app.userData)
    await start()
    expect(menuItem('Queue')).toBeDefined()
    expect(electron.nativeTheme.themeSource).toBe('dark')
  })

  it('says when a download broke off', async () => {
    await start()
    const once = vi.fn((_event: string, done: (event: unknown, state: string) => void) =>
      done({}, 'interrupted'),
    )
    electron.session.defaultSession.emit(
      'will-download',
      { preventDefault: vi.fn() },
      {
        getURL: () => 'app://okienko/api/staff/files/7',
        getFilename: () => 'umowa.pdf',
        setSaveDialogOptions: vi.fn(),
        once,
      },
    )
    expect(electron.dialog.showMessageBox).toHaveBeenCalledWith({
      type: 'error',
      message: expect.stringContaining('umowa.pdf') as string,
    })
  })

  it('takes a development server’s pages only where it was not packaged', async () => {
    const { origin } = await loopbackServer(
      (_request, reply) => void reply.end('from the development server'),
    )
    vi.stubEnv('ELECTRON_RENDERER_URL', origin)
    const page = async (): Promise<string> => {
      const [, handler] = electron.protocol.handle.mock.lastCall as [
        string,
        (request: Request) => Promise<Response>,
      ]
      return (await handler(new Request('app://okienko/assets/x.js'))).text()
    }
    await start()
    expect(await page()).toBe('')

    freshComputer(electron.app.userData)
    electron.app.isPackaged = false
    await start()
    expect(await page()).toBe('from the development server')
  })

  it('keeps its data apart when it runs from its sources, unless told where', async () => {
    const { userData } = electron.app
    await start()
    expect(electron.app.setPath).not.toHaveBeenCalled()

    freshComputer(userData)
    electron.app.isPackaged = false
    await start()
    expect(electron.app.setPath).toHaveBeenCalledWith('userData', `${userData}-local`)

    freshComputer(userData)
    electron.app.isPackaged = false
    electron.app.commandLine.hasSwitch.mockReturnValue(true)
    await start()
    expect(electron.app.setPath).not.toHaveBeenCalled()
  })

  it('opens the office it is given for this run', async () => {
    vi.stubEnv('OKIENKO_SERVER', 'http://127.0.0.1:3180')
    await start()
    expect(await call('getState')).toMatchObject({ serverAddress: 'http://127.0.0.1:3180' })
  })

  it('says why it could not start, and ends', async () => {
    electron.protocol.handle.mockImplementation(() => {
      throw new Error('app:// is taken')
    })
    await import('#desktop/main/index.ts')
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledWith(1))
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toContain('app:// is taken')
  })

  it('ends with its last window', async () => {
    await start()
    electron.app.emit('window-all-closed')
    expect(electron.app.quit).toHaveBeenCalledTimes(process.platform === 'darwin' ? 0 : 1)
  })
})
