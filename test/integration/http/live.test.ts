import { EventSource } from 'eventsource'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { LiveMessage } from '#shared/domain/event-log/schema.ts'
import { startSequencer } from '#server/platform/events/sequencer.ts'
import { makeClient, makeClientAccount } from '#test/support/people.ts'
import { openHttpOffice, tokenOf } from './support.ts'

const http = await openHttpOffice({ PUBLIC_URL: 'https://ebok.example.pl' })
const { office, address } = http
const client = await makeClientAccount(office, [await makeClient(office)])
const cookie = `okienko_portal=${await tokenOf(http, client.accountId, 'portal')}`
const url = `${address}/api/portal/live.events?input=%7B%7D`
office.live.start()
const sequencer = startSequencer(office)
const windows = new Set<EventSource>()

afterEach(() => {
  for (const window of windows) window.close()
  windows.clear()
})
afterAll(async () => {
  await sequencer.stop()
  await office.live.stop()
})

/** A browser's own way to follow a stream: it comes back by itself and says where it was. */
function follow(): { messages: LiveMessage[]; positions: string[]; asked: (string | null)[] } {
  const heard = { messages: [] as LiveMessage[], positions: [] as string[], asked: [] as (string | null)[] }
  const window = new EventSource(url, {
    fetch: (input, init) => {
      const headers = new Headers(init.headers)
      heard.asked.push(headers.get('last-event-id'))
      headers.set('cookie', cookie)
      return fetch(input, { ...init, headers })
    },
  })
  window.addEventListener('message', ({ data, lastEventId }) => {
    heard.messages.push(JSON.parse(data as string) as LiveMessage)
    heard.positions.push(lastEventId)
  })
  windows.add(window)
  return heard
}

async function setLanguage(language: 'pl' | 'en'): Promise<void> {
  const answer = await fetch(`${address}/api/portal/session.setLanguage`, {
    method: 'POST',
    headers: { cookie, origin: 'https://ebok.example.pl', 'content-type': 'application/json' },
    body: JSON.stringify({ language }),
  })
  expect(answer.status).toBe(200)
}

describe('the live feed over HTTP', () => {
  it('is a stream that nothing on its way keeps or changes', async () => {
    const leaving = new AbortController()
    const { status, headers } = await fetch(url, {
      headers: { cookie, accept: 'text/event-stream' },
      signal: leaving.signal,
    })
    leaving.abort()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(headers.get('cache-control')).toMatch(/no-cache|no-store/)
    expect(headers.get('cache-control')).toContain('no-transform')
    expect(headers.get('x-accel-buffering')).toBe('no')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is taken up where it was cut, with what was missed, in order and once', async () => {
    const heard = follow()
    await vi.waitFor(() => {
      expect(heard.messages).toHaveLength(1)
    }, 10_000)
    await setLanguage('en')
    await vi.waitFor(() => {
      expect(heard.messages).toHaveLength(2)
    }, 10_000)

    http.app.server.closeAllConnections()
    await setLanguage('pl')
    await setLanguage('en')
    await vi.waitFor(() => {
      expect(heard.messages.filter(({ kind }) => kind === 'event')).toHaveLength(3)
    }, 20_000)
    const start = Number(heard.positions[0])
    expect(heard.messages.map(({ kind, position }) => [kind, position - start])).toEqual([
      ['hello', 0],
      ['event', 1],
      ['hello', 1],
      ['event', 2],
      ['event', 3],
    ])
    expect(heard.positions.map(Number)).toEqual(heard.messages.map(({ position }) => position))
    expect(heard.asked).toEqual([null, String(start + 1)])
  })
})
