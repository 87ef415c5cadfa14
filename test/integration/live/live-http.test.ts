import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { LiveMessage } from '#shared/domain/event-log/schema.ts'
import { livePortalRouter } from '#server/features/live/portal-router.ts'
import { liveStaffRouter } from '#server/features/live/staff-router.ts'
import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import { startSequencer } from '#server/platform/events/sequencer.ts'
import { buildWebApp } from '#server/platform/http/app.ts'
import { router } from '#server/platform/trpc/init.ts'
import { openPublicOffice } from '#server/public-office.ts'
import { happen, makeAccount, testServices, until, type TestAccount } from '../event-log/support.ts'

const services = await testServices()
const routers = { staff: router({ live: liveStaffRouter }), portal: router({ live: livePortalRouter }) }
const unsubscribes: (() => void)[] = []
services.live.start()
const sequencer = startSequencer(services)
const app = await buildWebApp(services, {
  routers,
  fileRoutes: [],
  publicOffice: openPublicOffice(services),
})
const address = await app.listen({ host: '127.0.0.1', port: 0 })

afterEach(() => {
  for (const unsubscribe of unsubscribes.splice(0)) unsubscribe()
})
afterAll(async () => {
  await sequencer.stop()
  await services.live.stop()
  await app.close()
})

interface Window {
  readonly messages: LiveMessage[]
  readonly refusals: unknown[]
  /** How often the stream was opened. */
  opened: number
}

/** A browser's window that follows the feed. */
function open(account: TestAccount): Window {
  const window: Window = { messages: [], refusals: [], opened: 0 }
  const cookie = `okienko_${account.kind === 'staff' ? 'staff' : 'portal'}=${account.token}`
  const client = createTRPCClient<typeof routers.staff>({
    links: [
      httpSubscriptionLink({
        url: `${address}/api/${account.kind === 'staff' ? 'staff' : 'portal'}`,
        EventSource,
        eventSourceOptions: {
          fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, cookie } }),
        },
      }),
    ],
  })
  const subscription = client.live.events.subscribe(
    {},
    {
      onStarted: () => (window.opened += 1),
      onData: ({ data }) => window.messages.push(data),
      onError: (error) => window.refusals.push(error.data?.refusal),
    },
  )
  unsubscribes.push(() => {
    subscription.unsubscribe()
  })
  return window
}

function cutConnections({ server }: FastifyInstance): void {
  server.closeAllConnections()
}

const positions = ({ messages }: Window) => messages.map(({ kind, position }) => [kind, position])
const language = (accountId: number) =>
  happen(services, { name: 'account.language-set', payload: { accountId, before: 'pl', after: 'en' } })

describe('the live feed over the network', () => {
  it.each([
    ['staff', 'CLERKS'],
    ['client', 'CLIENTS'],
  ] as const)('takes a window of a %s up again where a cut connection left it', async (kind, group) => {
    const account = await makeAccount(services, { kind, group })
    const window = open(account)
    await until(() => window.messages.length === 1)
    const start = window.messages[0]?.position ?? 0
    await language(account.id)
    await until(() => window.messages.length === 2)

    cutConnections(app)
    await language(account.id)
    await until(() => window.messages.length === 4)
    expect(positions(window)).toEqual([
      ['hello', start],
      ['event', start + 1],
      ['hello', start + 1],
      ['event', start + 2],
    ])
    expect(window.messages[2]).toMatchObject({ resumed: true })
    expect(window.opened).toBe(2)
  })

  it('tells a window whose sign-in has ended so, and lets it go', async () => {
    const account = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
    const window = open(account)
    await until(() => window.messages.length === 1)
    await endSessionsOf(services.db.pool, account.id)
    await happen(services, {
      name: 'account.signed-out-everywhere',
      payload: { accountId: account.id, ended: 1 },
    })
    await until(() => window.refusals.length === 1)
    expect(window.refusals).toMatchObject([{ code: 'session.expired' }])
    expect(window.opened).toBe(1)
  })

  it('leaves nothing behind of windows that went', async () => {
    const account = await makeAccount(services, { kind: 'staff', group: 'CLERKS' })
    const windows = Array.from({ length: 20 }, () => open(account))
    await until(() => windows.every(({ messages }) => messages.length === 1))
    const connections = () =>
      new Promise<number>((resolve) => app.server.getConnections((_, count) => resolve(count)))
    expect(await connections()).toBeGreaterThanOrEqual(20)
    for (const unsubscribe of unsubscribes.splice(0)) unsubscribe()
    await until(async () => (await connections()) === 0)
  })
})
