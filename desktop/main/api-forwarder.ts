import type { EventPayload } from '#desktop/bridge/contract.ts'
import { replyHeaders, requestHeaders } from './api-headers.ts'
import { cancellableBody } from './cancellable-body.ts'
import { clientHeaders } from './client-headers.ts'
import { replyPolicy } from './content-policy.ts'
import { refusalCodes } from './refusal-codes.ts'
import type { TokenVault } from './token-vault.ts'

type ConnectionState = EventPayload<'connection'>['state']

export interface ForwarderParts {
  fetch: typeof globalThis.fetch
  serverAddress(): string | null
  vault: TokenVault
  appVersion: string
  /** Told only when the state changes. */
  onConnection(state: ConnectionState): void
}

export interface ApiForwarder {
  forward: (request: Request) => Promise<Response>
  /** Ends every reply still being read, such as the live feed of a page that has gone. */
  closeAll: () => void
}

const mayCarryRefusal = [207, 401, 412, 426]
const withoutBody = [204, 205, 304]

/**
 * Passes requests for `app://okienko/api/…` on to the configured server and adds the bearer token, which the
 * renderer never sees: it is taken out of the server's replies (an empty one ends the session) and dropped when the
 * server says that it has expired. An unreachable server is a network error to the renderer, as in a browser.
 */
export function createApiForwarder(parts: ForwarderParts): ApiForwarder {
  const open = new Set<AbortController>()
  let connection: ConnectionState = 'online'

  function setConnection(state: ConnectionState): void {
    if (state === connection) return
    connection = state
    parts.onConnection(state)
  }

  async function forward(request: Request): Promise<Response> {
    const origin = parts.serverAddress()
    if (origin === null) return Response.error()

    const { pathname, search } = new URL(request.url)
    const isStaff = pathname.startsWith('/api/staff/')
    const token = isStaff ? parts.vault.token(origin) : null
    const abort = new AbortController()
    open.add(abort)

    let reply: Response
    try {
      reply = await parts.fetch(origin + pathname + search, outgoing(request, token, abort.signal))
    } catch {
      open.delete(abort)
      if (!abort.signal.aborted) setConnection('offline')
      return Response.error()
    }

    const given = isStaff ? reply.headers.get('x-okienko-token') : null
    if (given) parts.vault.keep(origin, given)
    else if (given === '' && token !== null) parts.vault.drop(token)
    return incoming(reply, { token, abort })
  }

  function outgoing(request: Request, token: string | null, signal: AbortSignal): RequestInit {
    const headers = requestHeaders(request.headers)
    for (const [name, value] of Object.entries(clientHeaders(parts.appVersion))) headers.set(name, value)
    if (token !== null) headers.set('authorization', `Bearer ${token}`)
    return {
      method: request.method,
      headers,
      signal,
      // A redirect could carry the token to another place.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      ...(request.body ? { body: request.body, duplex: 'half' } : {}),
    }
  }

  async function incoming(
    reply: Response,
    { token, abort }: { token: string | null; abort: AbortController },
  ): Promise<Response> {
    const headers = replyHeaders(reply.headers)
    headers.set('content-security-policy', replyPolicy)
    headers.set('x-content-type-options', 'nosniff')
    const head = { status: reply.status, statusText: reply.statusText, headers }

    if (mayCarryRefusal.includes(reply.status)) {
      const text = await reply.text().catch(() => '')
      open.delete(abort)
      headers.delete('content-length')
      const codes = refusalCodes(text)
      const isTooOld = reply.status === 426 || codes.includes('client.too-old')
      if (token !== null && codes.includes('session.expired')) parts.vault.drop(token)
      setConnection(isTooOld ? 'client-too-old' : 'online')
      return new Response(text, head)
    }

    setConnection('online')
    if (!reply.body || withoutBody.includes(reply.status)) {
      open.delete(abort)
      return new Response(null, head)
    }
    const body = cancellableBody(reply.body, {
      cancelled() {
        open.delete(abort)
        abort.abort()
      },
      ended(error) {
        open.delete(abort)
        if (error !== undefined && !abort.signal.aborted) setConnection('offline')
      },
    })
    return new Response(body, head)
  }

  return {
    forward,
    closeAll() {
      for (const abort of open) abort.abort()
      open.clear()
    },
  }
}
