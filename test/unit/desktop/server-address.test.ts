import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { apiVersion } from '#desktop/bridge/contract.ts'
import { parseServerAddress, refusalOfServer } from '#desktop/main/server-address.ts'
import { apiVersion as serverApiVersion, health } from '#shared/domain/office/schema.ts'
import { loopbackServer } from './loopback-server.ts'

describe('a typed server address', () => {
  it.each([
    ['office.example', 'https://office.example'],
    ['  office.example:8443/portal?x=1#y ', 'https://office.example:8443'],
    ['https://Office.Example/', 'https://office.example'],
    ['http://localhost:3180', 'http://localhost:3180'],
    ['localhost:3180', 'http://localhost:3180'],
    ['127.0.0.1:3180', 'http://127.0.0.1:3180'],
    ['http://[::1]:3180', 'http://[::1]:3180'],
    ['https://127.0.0.1', 'https://127.0.0.1'],
  ])('%s is read as %s', (typed, origin) => {
    expect(parseServerAddress(typed)).toEqual({ ok: true, origin })
  })

  it.each([
    ['', 'address-invalid'],
    ['   ', 'address-invalid'],
    ['my office', 'address-invalid'],
    ['ftp://office.example', 'address-invalid'],
    ['javascript://office.example', 'address-invalid'],
    ['https://magda:secret@office.example', 'address-invalid'],
    ['http://office.example', 'address-insecure'],
    ['http://192.168.1.20:3180', 'address-insecure'],
    ['http://localhost.example', 'address-insecure'],
    ['http://127.0.0.1.example', 'address-insecure'],
  ])('%s is refused with %s', (typed, refusal) => {
    expect(parseServerAddress(typed)).toEqual({ ok: false, refusal })
  })
})

describe('the server at an address', () => {
  const answering =
    (status: number, body: unknown): RequestListener =>
    (_request, reply) =>
      void reply.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))

  it.each([
    ['is taken', null, 200, { status: 'ok', apiVersion }],
    ['is taken while its database is away', null, 503, { status: 'database-unavailable', apiVersion }],
    ['is refused when older', 'server-too-old', 200, { status: 'ok', apiVersion: apiVersion - 1 }],
    ['is refused when newer', 'client-too-old', 200, { status: 'ok', apiVersion: apiVersion + 1 }],
    ['is refused when it refuses us', 'client-too-old', 426, { code: 'client.too-old' }],
    ['is refused when it says so otherwise', 'client-too-old', 412, { code: 'client.too-old' }],
    ['is refused when it is something else', 'server-unknown', 200, '<html>It works!</html>'],
    ['is refused when it knows no health', 'server-unknown', 404, { message: 'Not found' }],
  ])('%s (%s)', async (...[, refusal, status, body]) => {
    const { origin } = await loopbackServer(answering(status, body))
    expect(await refusalOfServer(fetch, origin, '1.2.3')).toBe(refusal)
  })

  it('is unreachable when nothing answers or it sends us elsewhere', async () => {
    const { origin, server } = await loopbackServer((_request, reply) => {
      reply.writeHead(302, { location: 'https://office.example' }).end()
    })
    expect(await refusalOfServer(fetch, origin, '1.2.3')).toBe('server-unreachable')
    server.close()
    server.closeAllConnections()
    expect(await refusalOfServer(fetch, origin, '1.2.3')).toBe('server-unreachable')
  })

  it('speaks the same version of the API as the app of the same sources', () => {
    expect(apiVersion).toBe(serverApiVersion)
    expect(health.safeParse({ status: 'ok', apiVersion }).success).toBe(true)
  })
})
