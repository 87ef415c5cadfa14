import { Readable } from 'node:stream'
import { isTrackedEnvelope } from '@trpc/server'

export interface EventStreamOptions {
  /** Milliseconds between two signs of life. */
  readonly ping: number
  /** Milliseconds without a sign of life after which the reader connects anew. */
  readonly reconnect: number
  /** The JSON-able form in which an error of the stream reaches the reader. */
  describe(error: unknown): unknown
  /** Called once when the reader has gone; the stream has to end then. */
  onGone(): void
}

/**
 * What a subscription yields as the text of server-sent events: on the wire as tRPC's own adapter writes it, with a
 * fraction of its memory and work, which counts for hundreds of open windows. A reader that takes nothing in is waited
 * for, so nothing piles up for it.
 */
export function eventStream(stream: AsyncIterable<unknown>, options: EventStreamOptions): Readable {
  let whenTaken: (() => void) | null = null
  const taken = () => {
    whenTaken?.()
    whenTaken = null
  }
  const text = new Readable({
    read: taken,
    destroy(error, done) {
      options.onGone()
      taken()
      done(error)
    },
  })

  async function send(frame: string): Promise<void> {
    if (!text.destroyed && !text.push(frame)) await new Promise<void>((resolve) => (whenTaken = resolve))
  }

  async function run(): Promise<void> {
    const timer = setInterval(() => {
      if (whenTaken === null) void send(frameOf({ event: 'ping', data: '' }))
    }, options.ping)
    try {
      const client = { reconnectAfterInactivityMs: options.reconnect }
      await send(frameOf({ event: 'connected', data: JSON.stringify(client) }))
      for await (const message of stream) {
        const [id, data] = isTrackedEnvelope(message) ? message : [undefined, message]
        await send(frameOf({ data: JSON.stringify(data), id }))
        if (text.destroyed) return
      }
      await send(frameOf({ event: 'return', data: '' }))
    } catch (error) {
      const data = JSON.stringify(options.describe(error))
      await send(frameOf({ event: 'serialized-error', data }))
    } finally {
      clearInterval(timer)
      if (!text.destroyed) text.push(null)
    }
  }

  void run()
  return text
}

function frameOf({ event, data, id }: { event?: string; data: string; id?: string | undefined }): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${data}\n${id === undefined ? '' : `id: ${id}\n`}\n`
}
