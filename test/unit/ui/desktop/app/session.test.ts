import { afterEach, describe, expect, it, vi } from 'vitest'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { api } from '#desktop/renderer/app/api.ts'
import { useSessionStore } from '#desktop/renderer/app/session-store.ts'
import { inDesktop, maria } from '../support/desktop-window.ts'
import { fakeServer } from '../support/fake-server.ts'

afterEach(() => {
  useConnection().reportBack()
  vi.unstubAllGlobals()
})

describe('a session that ends in the middle of work', () => {
  it('asks once for the password, then sends again whatever waited for it', async () => {
    let isSignedIn = false
    const server = fakeServer((path) => {
      if (path === 'session.signIn') {
        isSignedIn = true
        return { value: { ok: true, value: maria } }
      }
      return isSignedIn ? { value: { unread: 1, overdue: 0 } } : { refused: 'session.expired' }
    })
    const { result: session } = inDesktop(useSessionStore)
    const waiting = Promise.all([api.notifications.counts.query(), api.notifications.counts.query()])
    await vi.waitFor(() => expect(session.isExpired).toBe(true))
    await session.signIn('maria.zajac', 'hasło')
    expect(await waiting).toEqual([
      { unread: 1, overdue: 0 },
      { unread: 1, overdue: 0 },
    ])
    expect(session.isExpired).toBe(false)
    expect(server.calls.filter((call) => call.path === 'session.signIn')).toHaveLength(1)
  })

  it('lets what waited fail when the person leaves instead', async () => {
    fakeServer(() => ({ refused: 'session.expired' }))
    const { result: session } = inDesktop(useSessionStore)
    const waiting = api.notifications.counts.query().catch((error: unknown) => error)
    await vi.waitFor(() => expect(session.isExpired).toBe(true))
    await session.leave()
    expect(await waiting).toMatchObject({ message: 'session.expired' })
    expect(session.phase).toBe('signed-out')
  })

  it('does not ask while signing in itself is refused', async () => {
    fakeServer(() => ({
      value: { ok: false, refusal: { code: 'account.wrong-login-or-password', details: {} } },
    }))
    const { result: session } = inDesktop(useSessionStore)
    await expect(session.signIn('maria.zajac', 'zle')).rejects.toMatchObject({
      refusal: { code: 'account.wrong-login-or-password' },
    })
    expect(session.isExpired).toBe(false)
  })
})

describe('the connection', () => {
  it('is told as lost by a call without an answer and as back by the next answer', async () => {
    const server = fakeServer(() => ({ value: { unread: 0, overdue: 0 } }))
    const { state } = useConnection()
    server.isGone = true
    await api.notifications.counts.query().catch(() => undefined)
    expect(state.value).toBe('server-gone')
    server.isGone = false
    await api.notifications.counts.query()
    expect(state.value).toBe('online')
  })

  it('counts a server without its database as gone, and a refusal as an answer', async () => {
    let code: 'database.unavailable' | 'task.not-found' = 'database.unavailable'
    fakeServer(() => ({ refused: code }))
    const { state } = useConnection()
    await api.notifications.counts.query().catch(() => undefined)
    expect(state.value).toBe('server-gone')
    code = 'task.not-found'
    await api.notifications.counts.query().catch(() => undefined)
    expect(state.value).toBe('online')
  })
})
