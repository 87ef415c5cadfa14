import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { createApiForwarder, type ApiForwarder } from '#desktop/main/api-forwarder.ts'
import type { TokenVault } from '#desktop/main/token-vault.ts'
import { temporaryVault } from './fake-vault.ts'
import { bodyOf, loopbackServer } from './loopback-server.ts'

interface Setup {
  forwarder: ApiForwarder
  vault: TokenVault
  origin: string
  states: string[]
  stopServer: () => void
}

async function forwarderTo(listener: RequestListener): Promise<Setup> {
  const { origin, server } = await loopbackServer(listener)
  const vault = temporaryVault()
  const states: string[] = []
  const forwarder = createApiForwarder({
    fetch,
    serverAddress: () => origin,
    vault,
    appVersion: '1.2.3',
    onConnection: (state) => states.push(state),
  })
  const stopServer = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { forwarder, vault, origin, states, stopServer }
}

const call = (path: string, init?: RequestInit): Request => new Request(`app://okienko${path}`, init)

const refusal = (code: string): string =>
  JSON.stringify([{ error: { data: { refusal: { code, details: {} } } } }])

describe('a forwarded request', () => {
  it('reaches the server with the bearer token, the program’s version, its query and its body', async () => {
    let seen: { url: string; headers: IncomingHttpHeaders; body: string } | undefined
    const { forwarder, vault, origin } = await forwarderTo((request, reply) => {
      void bodyOf(request).then((body) => {
        seen = { url: `${request.method} ${request.url}`, headers: request.headers, body }
        reply.end('{}')
      })
    })
    vault.keep(origin, 'secret-token')

    await forwarder.forward(
      call('/api/staff/tasks.take?batch=1', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-key': 'k-1' },
        body: '{"taskId":7}',
      }),
    )

    expect(seen?.url).toBe('POST /api/staff/tasks.take?batch=1')
    expect(seen?.body).toBe('{"taskId":7}')
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'content-type': 'application/json',
      'x-okienko-client': 'desktop/1.2.3',
      'x-okienko-api': '1',
      'x-request-key': 'k-1',
    })
  })

  it('loses what belongs to the page or to one connection', async () => {
    let seen: IncomingHttpHeaders = {}
    const { forwarder } = await forwarderTo((request, reply) => {
      seen = request.headers
      reply.end()
    })
    const headers = new Headers({
      authorization: 'Bearer of-the-page',
      cookie: 'a=b',
      origin: 'app://okienko',
      referer: 'app://okienko/queue',
      'sec-fetch-site': 'same-origin',
      'x-okienko-client': 'desktop/99',
      te: 'trailers',
      connection: 'x-private',
      'x-private': '1',
    })
    // A Request would drop some of these itself; the protocol hands over whatever came.
    const request = { url: 'app://okienko/api/staff/a', method: 'GET', headers, body: null } as Request

    await forwarder.forward(request)

    for (const gone of ['authorization', 'cookie', 'origin', 'referer', 'te', 'x-private'])
      expect(seen, gone).not.toHaveProperty(gone)
    expect(seen['sec-fetch-site']).toBeUndefined()
    expect(seen['x-okienko-client']).toBe('desktop/1.2.3')
  })

  it('streams a large body to the server while it is still being made', async () => {
    let firstChunkArrived = (): void => undefined
    const arrived = new Promise<void>((resolve) => (firstChunkArrived = resolve))
    let received = 0
    const { forwarder } = await forwarderTo((request, reply) => {
      request.on('data', (chunk: Buffer) => {
        received += chunk.length
        firstChunkArrived()
      })
      request.on('end', () => reply.end())
    })
    const chunk = new Uint8Array(256 * 1024)
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(chunk)
        await arrived
        for (let index = 1; index < 20; index += 1) controller.enqueue(chunk)
        controller.close()
      },
    })

    await forwarder.forward(call('/api/staff/files', { method: 'POST', body, duplex: 'half' } as RequestInit))

    expect(received).toBe(20 * chunk.length)
  })

  it('carries no token to the clients’ API nor to a server it was not given by', async () => {
    const seen: (string | undefined)[] = []
    const { forwarder, vault, origin } = await forwarderTo((request, reply) => {
      seen.push(request.headers.authorization)
      reply.setHeader('x-okienko-token', 'from-the-portal').end()
    })
    vault.keep(origin, 'secret-token')
    await forwarder.forward(call('/api/portal/tasks.list'))
    expect(vault.token(origin)).toBe('secret-token')

    vault.keep('https://another.example', 'other-token')
    await forwarder.forward(call('/api/portal/tasks.list'))
    await forwarder.forward(call('/api/staff/tasks.list'))
    expect(seen).toEqual([undefined, undefined, undefined])
  })

  it('follows no redirect, which could carry the token elsewhere', async () => {
    const elsewhere = vi.fn<RequestListener>((_request, reply) => void reply.end())
    const { origin: other } = await loopbackServer(elsewhere)
    const { forwarder, vault, origin } = await forwarderTo((_request, reply) => {
      reply.writeHead(307, { location: `${other}/api/staff/a` }).end()
    })
    vault.keep(origin, 'secret-token')

    const reply = await forwarder.forward(call('/api/staff/a'))

    expect(reply.type).toBe('error')
    expect(elsewhere).not.toHaveBeenCalled()
  })
})

describe('the server’s reply', () => {
  it('hands its token to the vault and never to the page', async () => {
    const { forwarder, vault, origin } = await forwarderTo((_request, reply) => {
      reply
        .setHeader('x-okienko-token', 'fresh-token')
        .setHeader('set-cookie', 'okienko_staff=1')
        .end('{"ok":true}')
    })

    const reply = await forwarder.forward(call('/api/staff/session.signIn', { method: 'POST', body: '{}' }))

    expect(vault.token(origin)).toBe('fresh-token')
    expect(reply.headers.get('x-okienko-token')).toBeNull()
    expect(reply.headers.get('set-cookie')).toBeNull()
    expect(await reply.text()).toBe('{"ok":true}')
  })

  it('ends the session with an empty token, keeping who signed in', async () => {
    const { forwarder, vault, origin } = await forwarderTo((_request, reply) => {
      reply.setHeader('x-okienko-token', '').end('{}')
    })
    vault.keep(origin, 'secret-token')
    vault.remember(origin, { login: 'magda', name: 'Magda Zając' })

    await forwarder.forward(call('/api/staff/session.signOut', { method: 'POST' }))

    expect(vault.token(origin)).toBeNull()
    expect(vault.account(origin)).toEqual({ login: 'magda', name: 'Magda Zając' })
  })

  it.each([401, 207])('drops an expired token (%i) but keeps one that came meanwhile', async (status) => {
    let beforeReply = (): void => undefined
    const { forwarder, vault, origin } = await forwarderTo((_request, reply) => {
      beforeReply()
      reply.writeHead(status, { 'content-type': 'application/json' }).end(refusal('session.expired'))
    })
    vault.keep(origin, 'old-token')
    const reply = await forwarder.forward(call('/api/staff/tasks.list'))
    expect(reply.status).toBe(status)
    expect(await reply.text()).toContain('session.expired')
    expect(vault.token(origin)).toBeNull()

    vault.keep(origin, 'old-token')
    beforeReply = () => vault.keep(origin, 'new-token')
    await forwarder.forward(call('/api/staff/tasks.list'))
    expect(vault.token(origin)).toBe('new-token')
  })

  it('keeps the token after a refusal that is not about the session', async () => {
    const { forwarder, vault, origin } = await forwarderTo((_request, reply) => {
      reply.writeHead(401).end(refusal('account.wrong-login-or-password'))
    })
    vault.keep(origin, 'secret-token')
    await forwarder.forward(call('/api/staff/account.changePassword', { method: 'POST' }))
    expect(vault.token(origin)).toBe('secret-token')
  })

  it('arrives decoded, without the headers that described its encoding', async () => {
    const { forwarder } = await forwarderTo((_request, reply) => {
      const packed = gzipSync('{"rows":[]}')
      reply.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed)
    })
    const reply = await forwarder.forward(call('/api/staff/tasks.list'))
    expect(await reply.text()).toBe('{"rows":[]}')
    expect(reply.headers.get('content-encoding')).toBeNull()
    expect(reply.headers.get('content-length')).toBeNull()
  })

  it('can neither run nor be framed when opened as a page, yet keeps its name as a download', async () => {
    const { forwarder } = await forwarderTo((_request, reply) => {
      reply.setHeader('content-disposition', 'attachment; filename="umowa.pdf"').end('<script>')
    })
    const reply = await forwarder.forward(call('/api/staff/files/7'))
    expect(reply.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('content-disposition')).toContain('umowa.pdf')
  })

  it('without a body stays without one', async () => {
    const { forwarder } = await forwarderTo((_request, reply) => void reply.writeHead(204).end())
    const reply = await forwarder.forward(call('/api/staff/a'))
    expect(reply.status).toBe(204)
    expect(reply.body).toBeNull()
  })
})

describe('a live feed', () => {
  const feed: RequestListener = (_request, reply) => {
    reply.writeHead(200, { 'content-type': 'text/event-stream' })
    reply.write('id: 1\ndata: first\n\n')
  }

  async function openFeed(forwarder: ApiForwarder) {
    const reply = await forwarder.forward(call('/api/staff/live', { headers: { 'last-event-id': '0' } }))
    const reader = (reply.body ?? new ReadableStream<Uint8Array>()).getReader()
    return { reply, reader }
  }

  it('arrives event by event while the connection stays open', async () => {
    let more = (): void => undefined
    const { forwarder } = await forwarderTo((request, reply) => {
      feed(request, reply)
      more = () => void reply.write(`data: after ${String(request.headers['last-event-id'])}\n\n`)
    })
    const { reply, reader } = await openFeed(forwarder)
    const text = (value: Uint8Array | undefined): string => new TextDecoder().decode(value)

    expect(reply.headers.get('content-type')).toBe('text/event-stream')
    expect(text((await reader.read()).value)).toContain('data: first')
    more()
    expect(text((await reader.read()).value)).toContain('data: after 0')
  })

  it('is closed at the server when the page closes it, and when the page goes', async () => {
    let closed = 0
    const { forwarder, states } = await forwarderTo((request, reply) => {
      feed(request, reply)
      reply.on('close', () => (closed += 1))
    })
    const first = await openFeed(forwarder)
    await first.reader.read()
    await first.reader.cancel()
    await vi.waitFor(() => expect(closed).toBe(1))

    const second = await openFeed(forwarder)
    await second.reader.read()
    forwarder.closeAll()
    await expect(second.reader.read()).rejects.toThrow()
    await vi.waitFor(() => expect(closed).toBe(2))
    expect(states).toEqual([])
  })

  it('that breaks off says the server is gone, and the next answer that it is back', async () => {
    let breakOff = (): void => undefined
    const { forwarder, states } = await forwarderTo((request, reply) => {
      if (request.url === '/api/staff/a') return void reply.end()
      feed(request, reply)
      breakOff = () => reply.destroy()
    })
    const { reader } = await openFeed(forwarder)
    await reader.read()
    breakOff()
    await expect(reader.read()).rejects.toThrow()
    expect(states).toEqual(['offline'])

    await forwarder.forward(call('/api/staff/a'))
    expect(states).toEqual(['offline', 'online'])
  })
})

describe('trouble', () => {
  it('of an unreachable server is a network error to the page, told once', async () => {
    const { forwarder, states, stopServer } = await forwarderTo((_request, reply) => void reply.end())
    stopServer()
    const replies = [
      await forwarder.forward(call('/api/staff/a')),
      await forwarder.forward(call('/api/staff/a')),
    ]
    expect(replies.map((reply) => reply.type)).toEqual(['error', 'error'])
    expect(states).toEqual(['offline'])
  })

  it('of an app too old for the server is told', async () => {
    const { forwarder, states } = await forwarderTo((_request, reply) => {
      reply.writeHead(426).end(JSON.stringify({ code: 'client.too-old', details: {}, requestId: 'r' }))
    })
    const reply = await forwarder.forward(call('/api/staff/a'))
    expect(reply.status).toBe(426)
    expect(states).toEqual(['client-too-old'])
  })

  it('of a missing server address is a network error too', async () => {
    const reach = vi.fn<typeof fetch>()
    const forwarder = createApiForwarder({
      fetch: reach,
      serverAddress: () => null,
      vault: temporaryVault(),
      appVersion: '1.2.3',
      onConnection: () => undefined,
    })
    expect((await forwarder.forward(call('/api/staff/a'))).type).toBe('error')
    expect(reach).not.toHaveBeenCalled()
  })
})
