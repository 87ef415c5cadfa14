import { text } from 'node:stream/consumers'
import { tracked } from '@trpc/server'
import { describe, expect, it, vi } from 'vitest'
import { eventStream, type EventStreamOptions } from '#server/platform/events/event-stream.ts'

const options = (more: Partial<EventStreamOptions> = {}): EventStreamOptions => ({
  ping: 15_000,
  reconnect: 35_000,
  describe: (error) => ({ message: String(error) }),
  onGone: () => undefined,
  ...more,
})

const connected = 'event: connected\ndata: {"reconnectAfterInactivityMs":35000}\n\n'

describe('a stream of server-sent events', () => {
  it('carries each message with its position, and says when it is over', async () => {
    const messages = async function* () {
      yield tracked('7', { kind: 'hello', text: 'a\nb' })
      yield await Promise.resolve({ kind: 'event' })
    }
    expect(await text(eventStream(messages(), options()))).toBe(
      `${connected}data: {"kind":"hello","text":"a\\nb"}\nid: 7\n\ndata: {"kind":"event"}\n\nevent: return\ndata: \n\n`,
    )
  })

  it('tells an error in the form it is described', async () => {
    const messages = async function* () {
      yield await Promise.resolve(tracked('1', 1))
      throw new Error('gone')
    }
    expect(await text(eventStream(messages(), options()))).toBe(
      `${connected}data: 1\nid: 1\n\nevent: serialized-error\ndata: {"message":"Error: gone"}\n\n`,
    )
  })

  it('gives signs of life while nothing happens', async () => {
    const messages = async function* () {
      await new Promise((resolve) => setTimeout(resolve, 120))
      yield 1
    }
    const sent = await text(eventStream(messages(), options({ ping: 30 })))
    expect(sent.match(/event: ping\ndata: \n\n/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('waits for a reader that takes nothing in, and lets the source go when it leaves', async () => {
    let made = 0
    const left = vi.fn()
    const messages = async function* () {
      try {
        for (;;) yield await Promise.resolve(`${(made += 1)}`.padEnd(1000))
      } finally {
        left()
      }
    }
    const onGone = vi.fn()
    const stream = eventStream(messages(), options({ ping: 5, onGone }))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const madeWhileStuck = made
    expect(madeWhileStuck).toBeGreaterThan(0)
    expect(stream.readableLength).toBeLessThan(200_000)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(made).toBe(madeWhileStuck)
    stream.destroy()
    await vi.waitFor(() => expect(left).toHaveBeenCalledOnce())
    expect(onGone).toHaveBeenCalledOnce()
  })
})
