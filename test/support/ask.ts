import type { LiveMessage } from '#shared/domain/event-log/schema.ts'
import type { Refusal } from '#shared/domain/kernel/errors.ts'
import type { Audience } from '#server/platform/http/request-context.ts'
import { doorNamed, requestAt, type Door, type Input } from './doors.ts'

/** Who asks: a browser with a cookie, or the desktop app with a bearer token. */
export interface Caller {
  readonly token: string | null
  readonly isDesktop?: boolean
}

export const nobody: Caller = { token: null }

export interface Answer {
  readonly status: number
  /** The whole body; of a stream, all up to its first message. */
  readonly text: string
  readonly headers: Headers
  readonly refusal: Refusal | null
  /** The data of a procedure that let the caller in. */
  readonly data: unknown
}

/** A window that hears of changes. */
export interface Listener {
  readonly messages: LiveMessage[]
  stop(): void
}

/** Where a server listens, and the origin that its pages have for it. */
export interface Place {
  readonly address: string
  readonly origin: string
  /** How long an answer is waited for, in milliseconds. */
  readonly patience?: number
}

/** Asks at a door over the network and reads the answer. */
export async function askAt(
  { address, origin, patience = 20_000 }: Place,
  { door, input }: { door: Door; input: Input },
  caller: Caller,
): Promise<Answer> {
  const { path, method, headers, body } = requestAt(door, input)
  const response = await fetch(address + path, {
    method,
    headers: { ...headers, origin, ...credentials(door.audience, caller) },
    signal: AbortSignal.timeout(patience),
    ...(body === undefined ? {} : { body }),
  })
  const text = door.way === 'subscription' ? await firstMessage(response) : await response.text()
  return { status: response.status, headers: response.headers, text, ...read(door, response, text) }
}

/** Opens a window that listens to the live feed, once it is told where the feed stands. */
export async function listenAt({ address }: Place, audience: Audience, caller: Caller): Promise<Listener> {
  const leaving = new AbortController()
  const { path, headers } = requestAt(doorNamed(`${audience} live.events`), {})
  const response = await fetch(address + path, {
    headers: { ...headers, ...credentials(audience, caller) },
    signal: leaving.signal,
  })
  const messages: LiveMessage[] = []
  await new Promise<void>((resolve) => {
    void collect(response, messages, resolve).catch(() => undefined)
  })
  return {
    messages,
    stop: () => {
      leaving.abort()
    },
  }
}

function credentials(audience: Audience, { token, isDesktop }: Caller): Record<string, string> {
  if (token === null) return {}
  if (isDesktop) return { 'x-okienko-client': 'desktop/1', authorization: `Bearer ${token}` }
  return { cookie: `okienko_${audience}=${token}` }
}

/** Parses the messages of a stream until it ends; `onFirst` is told of the first. */
async function collect(response: Response, messages: LiveMessage[], onFirst: () => void): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1]
      if (data === undefined || data === '' || /^event:/m.test(frame)) continue
      messages.push(JSON.parse(data) as LiveMessage)
      onFirst()
    }
  }
}

/** Reads a stream up to its first message or refusal. */
async function firstMessage(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    if (/"kind":"hello"[^\n]*\n|event: serialized-error\ndata: [^\n]*\n/.test(text)) break
  }
  return text
}

function read(door: Door, response: Response, text: string): Pick<Answer, 'refusal' | 'data'> {
  if (door.way === 'subscription') {
    const failure = /^event: serialized-error\ndata: (.*)$/m.exec(text)?.[1]
    if (failure === undefined) return { refusal: null, data: null }
    return { refusal: (JSON.parse(failure) as { data: { refusal: Refusal } }).data.refusal, data: null }
  }
  if (door.way === 'download' && response.ok) return { refusal: null, data: null }
  const body = JSON.parse(text) as {
    result?: { data: unknown }
    error?: { data: { refusal: Refusal } }
  }
  if (body.error) return { refusal: body.error.data.refusal, data: null }
  if (!response.ok) return { refusal: body as unknown as Refusal, data: null }
  return { refusal: null, data: body.result ? body.result.data : body }
}
