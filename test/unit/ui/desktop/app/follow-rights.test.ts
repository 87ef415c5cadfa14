import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { followLiveFeed } from '#desktop/renderer/app/live-feed.ts'
import { followRights } from '#desktop/renderer/app/follow-rights.ts'
import { useOfficeStore } from '#desktop/renderer/app/office-store.ts'
import { useSessionStore } from '#desktop/renderer/app/session-store.ts'
import { inDesktop, maria } from '../support/desktop-window.ts'
import { fakeServer, type Answer } from '../support/fake-server.ts'
import { liveStream, type LiveStream } from '../support/live-stream.ts'

const manager: Me = { ...maria, permissions: [...maria.permissions, 'account.read'] }
const groups = [{ id: 2, code: 'CLERKS', name: { pl: 'Pracownicy biura', en: 'Clerks' }, kind: 'staff' }]

let stream: LiveStream
let stop: () => void = () => undefined

beforeEach(() => {
  stream = liveStream()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const answers: Record<string, Answer> = {
  'office.info': { value: { name: 'Wodociągi', timeZone: 'Europe/Warsaw', version: '1', mailWorks: true } },
  'tasks.types': { value: [] },
  'accounts.staff': { value: [] },
  'accounts.groups': { value: groups },
}

/** Maria's window while the server says that she is this person by now. */
async function openWindow(me: () => Me) {
  const server = fakeServer((path) =>
    path === 'session.current' ? { value: me() } : (answers[path] ?? { refused: 'server.fault' }),
  )
  const { result, wrapper } = inDesktop(() => {
    followRights()
    return { session: useSessionStore(), office: useOfficeStore() }
  })
  const feed = followLiveFeed()
  stop = () => {
    feed.stop()
    wrapper.unmount()
  }
  await vi.waitFor(() => expect(feed.isReady.value).toBe(true))
  const asked = (path: string) => server.calls.filter((call) => call.path === path).length
  return { ...result, server, asked, wrapper }
}

/** Longer than changes are gathered for. */
const aMoment = (ms = 400): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('what a window shows of what one may', () => {
  it.each(['account.groups-set', 'group.grants-set', 'group.changed', 'group.portlets-set'] as const)(
    'follows %s at once, without a restart',
    async (name) => {
      const { session, office } = await openWindow(() => manager)
      expect(session.can('account.read')).toBe(false)
      stream.tell(name)
      await vi.waitFor(() => expect(session.can('account.read')).toBe(true))
      await vi.waitFor(() => expect(office.groups).toEqual(groups))
    },
  )

  it('hides again what was taken away', async () => {
    let me = manager
    const { session } = await openWindow(() => me)
    session.me = manager
    me = maria
    stream.tell('group.grants-set')
    await vi.waitFor(() => expect(session.can('account.read')).toBe(false))
  })

  it('is read once for several changes that come together, and not for what is no right', async () => {
    const { asked } = await openWindow(() => manager)
    for (const name of ['task.created', 'account.updated', 'client.changed'] as const) stream.tell(name)
    await aMoment()
    expect(asked('session.current')).toBe(0)
    for (const name of ['group.grants-set', 'account.groups-set', 'group.changed'] as const) stream.tell(name)
    await aMoment()
    expect([asked('session.current'), asked('accounts.groups')]).toEqual([1, 1])
  })

  it('stays as it is while the server is gone, and does not become somebody else', async () => {
    const { session, server } = await openWindow(() => ({ ...manager, accountId: 8 }))
    stream.tell('group.changed')
    await vi.waitFor(() => expect(server.calls.length).toBeGreaterThan(0))
    await aMoment()
    expect(session.me).toEqual(maria)
    server.isGone = true
    stream.tell('group.changed')
    await aMoment()
    expect(session.me).toEqual(maria)
  })

  it('is not read any more once the window is left', async () => {
    const { asked, wrapper } = await openWindow(() => manager)
    stream.tell('group.changed')
    await aMoment(50)
    wrapper.unmount()
    await aMoment()
    expect(asked('session.current')).toBe(0)
  })
})
