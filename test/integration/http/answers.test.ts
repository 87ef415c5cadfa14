import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeClient, makeClientAccount } from '#test/support/people.ts'
import { openHttpOffice, refusalIn, tokenOf } from './support.ts'

const own = 'https://ebok.example.pl'
const http = await openHttpOffice({ PUBLIC_URL: own })
const clientId = await makeClient(http.office)
const client = await makeClientAccount(http.office, [clientId])
const cookie = `okienko_portal=${await tokenOf(http, client.accountId, 'portal')}`

const pages = [
  '/',
  '/nie-ma',
  '/en/help',
  '/office/',
  '/assets/index-AbCdEf12.js',
  '/office/assets/main-AbCdEf12.js',
]
const calls = [
  '/api/portal/office.info',
  '/api/portal/requests.types',
  '/api/staff/nothing',
  '/api/nothing',
  '/health',
]

const get = (url: string, headers = {}) => fetch(http.address + url, { headers, redirect: 'manual' })

describe('every answer', () => {
  it.each([...pages, ...calls])('of %s keeps browsers from being tricked', async (url) => {
    const { headers } = await get(url)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toMatch(/script-src 'self'(?:;|$)/)
  })

  it.each(calls.slice(0, 4))('of %s stays out of every cache', async (url) => {
    expect((await get(url)).headers.get('cache-control')).toBe('no-store')
  })

  it('of a page may be kept only where its name tells what is in it', async () => {
    const rule = async (url: string) => (await get(url)).headers.get('cache-control')
    expect(await rule('/')).toBe('no-cache')
    expect(await rule('/office/')).toBe('no-cache')
    for (const url of pages.slice(4)) expect(await rule(url)).toBe('public, max-age=31536000, immutable')
  })
})

describe('a page', () => {
  it('carries what the browser needs without letting any of it become a script', async () => {
    const html = await (await get('/')).text()
    expect(html).toContain('<title>Okienko</title>')
    expect(html).toContain('<main></main>')
    expect(html.match(/<script/g)).toEqual(['<script'])
    const state = /<script type="application\/json" id="state">(.*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(state)).toEqual({ url: '/', trap: '</script><script>alert(1)</script>' })
  })

  it('that does not exist is a page that says so', async () => {
    const answer = await get('/nie-ma')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it.each([
    '/assets/missing-AbCdEf12.js',
    '/office/assets/missing.js',
    '/assets/..%2f..%2fserver/entry-server.js',
    '/office/..%2f..%2f..%2fetc/passwd',
  ])('gives no file away at %s', async (url) => {
    const answer = await get(url)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).not.toMatch(/root:|render/)
  })
})

describe('what is not there', () => {
  it.each([
    ['GET', '/api/'],
    ['GET', '/api/nothing'],
    ['GET', '/api/staff'],
    ['GET', '/api/staff/a/b/c'],
    ['GET', '/api/portal/requests.nothing'],
    ['GET', '/api/portal/requests'],
    ['GET', '/api/portal/__proto__'],
    ['GET', '/api/portal/constructor'],
    ['POST', '/api/portal/requests.nothing'],
    ['POST', '/api/nothing'],
    ['PUT', '/api/portal/files'],
    ['DELETE', '/api/portal/requests.create'],
    ['POST', '/api/portal/requests.types'],
    ['GET', '/api/portal/requests.create'],
    ['POST', '/'],
    ['DELETE', '/nie-ma'],
    ['POST', '/health'],
  ])('%s %s is refused as such', async (method, url) => {
    const body = method === 'POST' ? '{}' : null
    const type = body === null ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(http.address + url, {
      method,
      headers: { origin: own, cookie, ...type },
      body,
    })
    expect(answer.status).toBeGreaterThanOrEqual(404)
    expect(answer.status).toBeLessThanOrEqual(405)
    const requestId = answer.headers.get('x-request-id')
    expect(refusalIn(await answer.text())).toMatchObject({ code: 'procedure.not-found', requestId })
  })
})

describe('HEAD', () => {
  it.each([...pages, '/health', '/api/portal/office.info', '/api/portal/requests.types'])(
    '%s answers without a body',
    async (url) => {
      const answer = await fetch(http.address + url, { method: 'HEAD', headers: { cookie } })
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).toBe('')
    },
  )

  it('runs no procedure and downloads nothing', async () => {
    const file = await attachedFile()
    const eventsBefore = await http.office.db.pool.rows('SELECT id FROM event_log')
    const download = `/api/portal/clients/${clientId}/files/${file}`
    for (const url of ['/api/portal/session.signOut', download])
      expect((await fetch(http.address + url, { method: 'HEAD', headers: { cookie } })).status).toBeLessThan(
        500,
      )
    expect((await get('/api/portal/requests.types', { cookie })).status).toBe(200)
    expect(await http.office.db.pool.rows('SELECT id FROM event_log')).toEqual(eventsBefore)
    expect((await get(download, { cookie })).status).toBe(200)
  })
})

/** A file of a new request, as a client of the portal brings it. */
async function attachedFile(): Promise<number> {
  const post = async (path: string, headers: Record<string, string>, body: string) => {
    const answer = await fetch(`${http.address}/api/portal/${path}`, {
      method: 'POST',
      headers: { origin: own, cookie, ...headers },
      body,
    })
    return (await answer.json()) as { id: number }
  }
  const upload = {
    'content-type': 'application/octet-stream',
    'x-file-name': 'pismo.txt',
    'x-request-key': randomUUID(),
  }
  const { id } = await post('files', upload, 'Szanowni Państwo,')
  const [type] = await http.office.db.pool.rows<{ id: number }>('SELECT id FROM task_types ORDER BY position')
  const request = {
    requestKey: randomUUID(),
    clientId,
    typeId: type?.id,
    title: 'Pismo',
    description: 'W załączniku.',
    preferredOn: null,
    preferredTime: null,
    attachmentIds: [id],
  }
  await post('requests.create', { 'content-type': 'application/json' }, JSON.stringify(request))
  return id
}

describe('a body that is not as it should be', () => {
  const send = (body: BodyInit, type: string, path = 'session.setLanguage') =>
    fetch(`${http.address}/api/portal/${path}`, {
      method: 'POST',
      headers: { origin: own, cookie, 'content-type': type },
      body,
      // Node's fetch asks for this when the length is not known.
      ...({ duplex: 'half' } as object),
    })

  it('is refused over one megabyte, whether or not it says so first', async () => {
    const text = JSON.stringify({ language: 'x'.repeat(1_100_000) })
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < text.length; at += 65_536)
          controller.enqueue(new TextEncoder().encode(text.slice(at, at + 65_536)))
        controller.close()
      },
    })
    for (const body of [text, stream]) {
      const answer = await send(body, 'application/json')
      expect(answer.status).toBe(400)
      expect(refusalIn(await answer.text())).toMatchObject({ code: 'input.invalid' })
    }
    const answer = await send('{"language":"pl"}', 'application/json')
    expect(answer.status).toBe(200)
  })

  it.each([
    ['no JSON', '{no', 'application/json'],
    ['of another type', '{"language":"pl"}', 'text/plain'],
    ['of a form', 'language=pl', 'application/x-www-form-urlencoded'],
    ['of an unknown type', '<a/>', 'application/xml'],
    ['null', 'null', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['bytes', '\u0000\uffff', 'application/json'],
    ['deeper than any input', '['.repeat(100_000), 'application/json'],
  ])('is refused as %s', async (_what, body, type) => {
    const answer = await send(body, type)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    const text = await answer.text()
    expect(refusalIn(text)).toMatchObject({
      code: 'input.invalid',
      requestId: answer.headers.get('x-request-id'),
    })
    expect(text).not.toMatch(/node_modules|\.ts:\d/)
  })

  it('is refused when there is none', async () => {
    const url = `${http.address}/api/portal/session.setLanguage`
    const answer = await fetch(url, { method: 'POST', headers: { origin: own, cookie } })
    expect(answer.status).toBe(400)
    const requestId = answer.headers.get('x-request-id')
    expect(refusalIn(await answer.text())).toMatchObject({ code: 'input.invalid', requestId })
  })

  it('cannot change what objects are made of', async () => {
    const body = '{"language":"pl","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'
    expect((await send(body, 'application/json')).status).toBeLessThan(500)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  it('is refused at an upload that is no upload', async () => {
    const answer = await send('{"a":1}', 'application/json', 'files')
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
})

describe('an address that cannot be read', () => {
  it.each([
    '/%',
    '/api/portal/%E0%A4%A',
    '/api/portal/requests.list?input=%',
    `/api/portal/${'a'.repeat(9000)}`,
  ])('%s is refused', async (url) => {
    const { statusCode, body } = await http.app.inject({ url, headers: { cookie } })
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
    expect(body).not.toMatch(/node_modules|\.ts:\d/)
  })
})
