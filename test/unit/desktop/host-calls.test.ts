import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { apiVersion } from '#desktop/bridge/contract.ts'
import { createHostCalls } from '#desktop/main/host-calls.ts'
import { createSettings } from '#desktop/main/settings.ts'
import { temporaryVault } from './fake-vault.ts'
import { loopbackServer } from './loopback-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

function started() {
  const settings = createSettings(join(temporaryFolder(), 'settings.json'), undefined)
  const vault = temporaryVault()
  const told = {
    notify: vi.fn(),
    showBadge: vi.fn(),
    openInBrowser: vi.fn(() => Promise.resolve()),
    onServerChanged: vi.fn(),
    onPreference: vi.fn(),
  }
  const calls = createHostCalls({ appVersion: '1.2.3', platform: 'win32', settings, vault, fetch, ...told })
  return { calls, settings, vault, told }
}

async function okienkoServer(): Promise<string> {
  const { origin } = await loopbackServer((_request, reply) => {
    reply.end(JSON.stringify({ status: 'ok', apiVersion }))
  })
  return origin
}

describe('the first start', () => {
  it('knows no server and asks for one', async () => {
    expect(await started().calls.getState()).toEqual({
      serverAddress: null,
      appVersion: '1.2.3',
      platform: 'windows',
      vault: 'system',
      account: null,
      hasSession: false,
    })
  })

  it('takes an address only of a server that answers as Okienko', async () => {
    const { calls, settings, told } = started()
    expect(await calls.setServerAddress({ address: 'http://office.example' })).toEqual({
      ok: false,
      refusal: 'address-insecure',
    })
    const { origin: other } = await loopbackServer((_request, reply) => void reply.end('It works!'))
    expect(await calls.setServerAddress({ address: other })).toEqual({ ok: false, refusal: 'server-unknown' })
    expect(settings.serverAddress()).toBeNull()
    expect(told.onServerChanged).not.toHaveBeenCalled()

    const origin = await okienkoServer()
    expect(await calls.setServerAddress({ address: `${origin}/` })).toEqual({
      ok: true,
      serverAddress: origin,
    })
    expect(settings.serverAddress()).toBe(origin)
    expect(told.onServerChanged).toHaveBeenCalledWith(origin)
  })
})

describe('the session on this computer', () => {
  it('says who signed in and whether a token is at hand, never the token', async () => {
    const { calls, settings, vault } = started()
    settings.setServerAddress('https://office.example')
    vault.keep('https://office.example', 'secret-token')
    await calls.signedIn({ login: 'magda', name: 'Magda Zając' })

    const state = await calls.getState()
    expect(state).toMatchObject({ hasSession: true, account: { login: 'magda', name: 'Magda Zając' } })
    expect(JSON.stringify(state)).not.toContain('secret-token')
    await calls.signOut()
    expect(await calls.getState()).toMatchObject({ hasSession: false, account: { login: 'magda' } })
  })

  it('ends when another server is chosen, not when the same one is confirmed', async () => {
    const { calls, vault, told } = started()
    const first = await okienkoServer()
    await calls.setServerAddress({ address: first })
    vault.keep(first, 'secret-token')
    told.onServerChanged.mockClear()

    await calls.setServerAddress({ address: first })
    expect(vault.token(first)).toBe('secret-token')
    expect(told.onServerChanged).not.toHaveBeenCalled()

    await calls.setServerAddress({ address: await okienkoServer() })
    expect(vault.token(first)).toBeNull()
    expect(told.onServerChanged).toHaveBeenCalledOnce()
  })
})

describe('a link to the outside', () => {
  it.each([
    ['https://office.example/en/requests', true],
    ['https://office.example:444/', false],
    ['https://office.example.evil.example/', false],
    ['http://office.example/', false],
    ['https://evil.example/', false],
    ['javascript:alert(1)', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('%s opens: %s', async (url, opens) => {
    const { calls, settings, told } = started()
    settings.setServerAddress('https://office.example')
    expect(await calls.openExternal({ url })).toBe(opens)
    expect(told.openInBrowser).toHaveBeenCalledTimes(opens ? 1 : 0)
  })

  it('opens nothing before a server is set', async () => {
    expect(await started().calls.openExternal({ url: 'https://office.example/' })).toBe(false)
  })
})

describe('preferences, notifications and counts', () => {
  it('are kept or passed on', async () => {
    const { calls, told } = started()
    await calls.setPreference({ key: 'language', value: 'en' })
    expect(await calls.getPreference({ key: 'language' })).toBe('en')
    expect(told.onPreference).toHaveBeenCalledWith('language')
    await calls.notify({ title: 'A', body: 'B', route: '/queue' })
    await calls.setBadge({ unread: 3, overdue: 1 })
    expect(told.notify).toHaveBeenCalledWith({ title: 'A', body: 'B', route: '/queue' })
    expect(told.showBadge).toHaveBeenCalledWith({ unread: 3, overdue: 1 })
  })
})
