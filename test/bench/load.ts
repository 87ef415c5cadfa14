import { connect, type Socket } from 'node:net'

/** What one round of load brought. */
export interface Round {
  readonly perSecond: number
  /** Milliseconds that half of the requests took at most. */
  readonly p50: number
  /** Milliseconds that all but one in twenty took at most. */
  readonly p95: number
}

/**
 * Sends requests over so many kept-alive connections, each as soon as the last is answered, for some seconds. Made of
 * bare sockets, so that it takes little of the processor from what it measures. Fails at an answer that is not 200.
 */
export async function load(
  port: number,
  plan: { connections: number; seconds: number; request: () => string },
): Promise<Round> {
  const latencies: number[] = []
  const begun = performance.now()
  const until = begun + plan.seconds * 1000
  await Promise.all(
    Array.from({ length: plan.connections }, async () => {
      const line = await openLine(port)
      try {
        while (performance.now() < until) {
          const sent = performance.now()
          await line.ask(plan.request())
          latencies.push(performance.now() - sent)
        }
      } finally {
        line.socket.destroy()
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  const [p50, p95] = [percentile(latencies, 0.5), percentile(latencies, 0.95)]
  return { perSecond: latencies.length / seconds, p50, p95 }
}

/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** A request as it goes over the wire. */
export function requestText(
  method: 'GET' | 'POST',
  path: string,
  { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string },
): string {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(method === 'POST'
      ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
      : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

interface Line {
  readonly socket: Socket
  /** Sends one request and waits for the whole answer. */
  ask(request: string): Promise<void>
}

function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let waiting: { resolve: () => void; reject: (error: Error) => void } | null = null
  let received: Buffer = Buffer.alloc(0)
  const fail = (error: Error) => waiting?.reject(error)
  socket.on('data', (data) => {
    received = received.length === 0 ? data : Buffer.concat([received, data])
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = received.toString('latin1', 0, end)
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? Number.NaN)
    if (Number.isNaN(length)) return fail(new Error(`An answer without a length: ${head}`))
    if (received.length < end + 4 + length) return
    const answer = received.toString('utf8', end + 4, Math.min(received.length, end + 500))
    received = Buffer.alloc(0)
    if (head.startsWith('HTTP/1.1 200')) waiting?.resolve()
    else fail(new Error(`${head.split('\r\n')[0] ?? ''}: ${answer}`))
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the connection')))
  const line: Line = {
    socket,
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
  }
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      resolve(line)
    })
    socket.once('error', reject)
  })
}
