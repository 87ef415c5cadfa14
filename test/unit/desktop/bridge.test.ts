import { describe, expect, it, vi, type Mock } from 'vitest'
import {
  callChannel,
  callNames,
  eventChannel,
  eventNames,
  type BridgeCalls,
} from '#desktop/bridge/contract.ts'
import { answerCalls, sendEvent } from '#desktop/main/bridge-handlers.ts'

interface Exposed {
  names: string[]
  api: Record<string, (...args: unknown[]) => unknown>
  invoke: Mock<() => Promise<string>>
  on: Mock
  off: Mock
}

const exposed = vi.hoisted((): Exposed => ({
  names: [],
  api: {},
  invoke: vi.fn(() => Promise.resolve('answer')),
  on: vi.fn(),
  off: vi.fn(),
}))

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld(name: string, api: Exposed['api']) {
      exposed.names.push(name)
      exposed.api = api
    },
  },
  ipcRenderer: { invoke: exposed.invoke, on: exposed.on, off: exposed.off },
}))

describe('preload', async () => {
  await import('#desktop/preload/index.ts')

  it('exposes the calls of the contract and `on`, nothing more', () => {
    expect(exposed.names).toEqual(['okienko'])
    expect(Object.keys(exposed.api).sort()).toEqual([...callNames, 'on'].sort())
  })

  it('passes a call on its own channel with one argument', async () => {
    expect(await exposed.api['setBadge']?.({ unread: 1, overdue: 0 }, 'ignored')).toBe('answer')
    expect(exposed.invoke).toHaveBeenCalledWith('okienko:call:setBadge', { unread: 1, overdue: 0 })
  })

  it('gives a listener the payload only, never the ipc event, until it is taken off', () => {
    const listener = vi.fn()
    const off = exposed.api['on']?.('navigate', listener) as () => void
    const [channel, forward] = exposed.on.mock.calls[0] as [string, (...args: unknown[]) => void]
    expect(channel).toBe(eventChannel('navigate'))
    forward({ sender: 'ipcRenderer' }, { route: '/queue' })
    expect(listener.mock.calls).toEqual([[{ route: '/queue' }]])
    off()
    expect(exposed.off).toHaveBeenCalledWith(channel, forward)
  })

  it('listens to no channel outside the contract', () => {
    expect(() => exposed.api['on']?.('anything', vi.fn())).toThrow('There is no event anything')
    expect(eventNames).toHaveLength(4)
  })
})

describe('main', () => {
  function answering(implementation: Partial<BridgeCalls>) {
    const handlers = new Map<string, (event: unknown, input?: unknown) => Promise<unknown>>()
    const ipcMain = { handle: (channel: string, handler: never) => handlers.set(channel, handler) }
    answerCalls(ipcMain as unknown as Electron.IpcMain, implementation as BridgeCalls)
    return {
      handlers,
      call: (name: (typeof callNames)[number]) => handlers.get(callChannel(name)) ?? expect.fail(name),
    }
  }
  const frame = { url: 'app://okienko/queue' }
  const ownPage = { senderFrame: frame, sender: { mainFrame: frame } }

  it('answers every call of the contract', () => {
    expect([...answering({}).handlers.keys()].sort()).toEqual(callNames.map(callChannel).sort())
  })

  it.each([
    ['another site', { url: 'https://office.example/' }],
    ['an API reply shown as a page', { url: 'app://okienko/api/staff/files/7' }],
  ])('does not answer %s', async (_who, foreign) => {
    const signOut = vi.fn()
    const call = answering({ signOut }).call('signOut')
    await expect(call({ senderFrame: foreign, sender: { mainFrame: foreign } })).rejects.toThrow(
      "not the app's own",
    )
    expect(signOut).not.toHaveBeenCalled()
  })

  it('does not answer a frame inside the page, nor one that is gone', async () => {
    const call = answering({ signOut: vi.fn() }).call('signOut')
    await expect(call({ senderFrame: { ...frame }, sender: { mainFrame: frame } })).rejects.toThrow()
    await expect(call({ senderFrame: null, sender: { mainFrame: null } })).rejects.toThrow()
  })

  it.each([
    ['notify', { title: 'A', body: '', route: 'https://evil.example' }],
    ['notify', { title: 'A', body: '', route: '//evil.example' }],
    ['notify', { title: '', body: '', route: '/queue' }],
    ['setBadge', { unread: -1, overdue: 0 }],
    ['setBadge', { unread: 1.5, overdue: 0 }],
    ['getPreference', { key: '__proto__' }],
    ['setPreference', { key: 'drafts', value: 'x'.repeat(20_001) }],
    ['signedIn', { login: 'magda' }],
    ['getState', { anything: true }],
  ] as const)('refuses input the contract does not know: %s %o', async (name, input) => {
    const implementation = vi.fn()
    await expect(answering({ [name]: implementation }).call(name)(ownPage, input)).rejects.toThrow()
    expect(implementation).not.toHaveBeenCalled()
  })

  it('hands checked input over and answers what the contract says, nothing beside it', async () => {
    const getState = vi.fn(() =>
      Promise.resolve({
        serverAddress: null,
        appVersion: '1.2.3',
        platform: 'linux' as const,
        vault: 'memory' as const,
        account: null,
        hasSession: false,
        token: 'leaked by mistake',
      }),
    )
    const answer = await answering({ getState }).call('getState')(ownPage, undefined)
    expect(answer).not.toHaveProperty('token')
    expect(answer).toHaveProperty('vault', 'memory')
  })

  it('sends events in the shape of the contract', () => {
    const send = vi.fn()
    sendEvent({ send }, 'navigate', { route: '/queue' })
    expect(send).toHaveBeenCalledWith('okienko:event:navigate', { route: '/queue' })
    expect(() => sendEvent({ send }, 'navigate', { route: 'javascript:alert(1)' })).toThrow()
  })
})
