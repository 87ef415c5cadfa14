import { vi } from 'vitest'
import type { LiveEvent } from '#shared/domain/event-log/schema.ts'

export interface LiveStream {
  /** Tells the window of an event, as the server's feed does. */
  tell: (name: LiveEvent['name'], facts?: Partial<LiveEvent>) => void
}

/** Stands in for the stream of live events under the real API client, open from the first moment. */
export function liveStream(): LiveStream {
  const streams: EventTarget[] = []
  class Stream extends EventTarget {
    readonly CLOSED = 2
    readonly readyState = 1
    constructor() {
      super()
      streams.push(this)
      queueMicrotask(() => {
        send(this, 'connected', {})
        send(this, 'message', { kind: 'hello', position, resumed: true })
      })
    }
    close(): void {
      streams.splice(streams.indexOf(this), 1)
    }
  }
  vi.stubGlobal('EventSource', Stream)
  let position = 0

  function send(stream: EventTarget, type: string, data: object): void {
    stream.dispatchEvent(
      new MessageEvent(type, { data: JSON.stringify(data), lastEventId: String(position) }),
    )
  }

  return {
    tell(name, facts = {}) {
      position += 1
      const about = { taskId: null, taskVersion: null, clientId: null, mine: false }
      const occurredAt = '2026-11-21T09:00:00.000Z'
      for (const stream of streams)
        send(stream, 'message', { kind: 'event', position, name, occurredAt, ...about, ...facts })
    },
  }
}
