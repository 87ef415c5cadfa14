// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { callNames, calls, type Bridge } from '#desktop/bridge/contract.ts'
import { createBrowserHost } from '#desktop/renderer/app/browser-host.ts'
import { chooseHost } from '#desktop/renderer/app/host.ts'

vi.stubEnv('VITE_APP_VERSION', '1.2.3')

beforeEach(() => {
  localStorage.clear()
  document.title = 'Okienko'
  vi.unstubAllGlobals()
})

describe('the host of the window', () => {
  it('is the desktop’s bridge where there is one', async () => {
    const getState = vi.fn(() => Promise.resolve('from the desktop'))
    const host = chooseHost({ okienko: { getState } as unknown as Bridge } as Window)
    expect(host.isDesktop).toBe(true)
    expect(await host.getState()).toBe('from the desktop')
  })

  it('is the browser otherwise, with every call of the contract', () => {
    const host = chooseHost(window)
    expect(host.isDesktop).toBe(false)
    for (const name of callNames) expect(host[name]).toBeTypeOf('function')
  })
})

describe('the browser stand-in', () => {
  it('has the page’s own origin as its server and a cookie as its vault', async () => {
    const host = createBrowserHost(window)
    const state = await host.getState()
    expect(calls.getState.output.safeParse(state).success).toBe(true)
    expect(state).toMatchObject({
      serverAddress: location.origin,
      platform: 'browser',
      vault: 'cookie',
      hasSession: null,
    })
    expect(await host.setServerAddress({ address: 'https://office.example' })).toEqual({
      ok: false,
      refusal: 'address-fixed',
    })
  })

  it('remembers who signed in for the next time', async () => {
    const account = { login: 'magda', name: 'Magda Zając' }
    await createBrowserHost(window).signedIn(account)
    await createBrowserHost(window).signOut()
    expect((await createBrowserHost(window).getState()).account).toEqual(account)
    localStorage.setItem('okienko.account', '{damaged')
    expect((await createBrowserHost(window).getState()).account).toBeNull()
  })

  it('keeps preferences beside the page', async () => {
    const host = createBrowserHost(window)
    await host.setPreference({ key: 'density', value: 'cozy' })
    expect(await createBrowserHost(window).getPreference({ key: 'density' })).toBe('cozy')
    await host.setPreference({ key: 'density', value: null })
    expect(await host.getPreference({ key: 'density' })).toBeNull()
  })

  it('shows the unread count in the tab’s title, whatever title a page sets', async () => {
    const host = createBrowserHost(window)
    await host.setBadge({ unread: 3, overdue: 1 })
    expect(document.title).toBe('(3) Okienko')
    document.title = 'Kolejka – Okienko'
    await vi.waitFor(() => expect(document.title).toBe('(3) Kolejka – Okienko'))
    await host.setBadge({ unread: 250, overdue: 0 })
    expect(document.title).toBe('(99+) Kolejka – Okienko')
    await host.setBadge({ unread: 0, overdue: 0 })
    expect(document.title).toBe('Kolejka – Okienko')
  })

  it('shows a notification once the person allowed it, and answers its click', async () => {
    const shown: { title: string; onclick?: () => void; close: () => void }[] = []
    const requestPermission = vi.fn(() => Promise.resolve('granted'))
    class BrowserNotification {
      static permission = 'default'
      static requestPermission = requestPermission
      onclick?: () => void
      close = vi.fn()
      readonly title: string
      constructor(title: string) {
        this.title = title
        shown.push(this)
      }
    }
    vi.stubGlobal('Notification', BrowserNotification)
    const host = createBrowserHost(window)
    const clicked = vi.fn()
    const off = host.on('notification-clicked', clicked)

    const notified = host.notify({ title: 'Nowe zgłoszenie', body: '', route: '/tasks/1' })
    expect(requestPermission).not.toHaveBeenCalled()
    window.dispatchEvent(new Event('pointerup'))
    await notified
    expect(requestPermission).toHaveBeenCalledOnce()
    shown[0]?.onclick?.()
    expect(clicked.mock.calls).toEqual([[{ route: '/tasks/1' }]])
    off()
    shown[0]?.onclick?.()
    expect(clicked).toHaveBeenCalledOnce()

    BrowserNotification.permission = 'denied'
    await host.notify({ title: 'A', body: '', route: '/queue' })
    expect(shown).toHaveLength(1)
  })

  it('tells when the connection goes and comes', () => {
    const host = createBrowserHost(window)
    const states: string[] = []
    host.on('connection', ({ state }) => states.push(state))
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    expect(states).toEqual(['offline', 'online'])
  })

  it('opens links of its own server only', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    const host = createBrowserHost(window)
    expect(await host.openExternal({ url: `${location.origin}/en/` })).toBe(true)
    expect(await host.openExternal({ url: 'https://evil.example/' })).toBe(false)
    expect(open).toHaveBeenCalledOnce()
  })
})
