import { describe, expect, it } from 'vitest'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { openHttpOffice, refusalIn, serve, tokenOf, type HttpOffice } from './support.ts'

const own = 'https://ebok.example.pl'
const named = await openHttpOffice({ PUBLIC_URL: `${own}/` })
const unnamed = await serve(named.office, { PUBLIC_URL: undefined })
const behindProxy = await serve(named.office, { TRUST_PROXY: 'on' })
const behindProxyUnnamed = await serve(named.office, { TRUST_PROXY: 'on', PUBLIC_URL: undefined })
const client = await makeClientAccount(named.office, [await makeClient(named.office)])
const staff = await makeStaff(named.office, ['ADMINISTRATORS'])
const cookies = {
  portal: `okienko_portal=${await tokenOf(named, client.accountId, 'portal')}`,
  staff: `okienko_staff=${await tokenOf(named, staff.accountId, 'staff')}`,
}

/** Everything that can be asked with POST, and one thing that is not known. */
const changes = [
  ...[
    'session.setLanguage',
    'session.signIn',
    'session.signOutEverywhere',
    'requests.create',
    'files',
    'nothing',
  ].map((path) => ['portal', path] as const),
  ...['session.signOut', 'clients.create', 'tasks.take', 'files'].map((path) => ['staff', path] as const),
]

function post(
  { app }: HttpOffice,
  [audience, path]: (typeof changes)[number],
  headers: Record<string, string>,
) {
  return app.inject({
    method: 'POST',
    url: `/api/${audience}/${path}`,
    headers: {
      'content-type': path === 'files' ? 'application/octet-stream' : 'application/json',
      cookie: cookies[audience],
      ...headers,
    },
    payload: '{"language":"en"}',
  })
}

const setLanguage = ['portal', 'session.setLanguage'] as const

/** What the `Origin` of somebody else's page may look like. */
const foreign = {
  'another site': 'https://evil.example',
  'a longer name': 'https://ebok.example.pl.evil.example',
  'another name below the same domain': 'https://forum.example.pl',
  'the same name without encryption': 'http://ebok.example.pl',
  'the same name at another port': 'https://ebok.example.pl:8443',
  'a page without an origin': 'null',
  nothing: '',
}

describe('a change from a page of another site', () => {
  it.each(changes)('is refused before anything is looked at: %s %s', async (...change) => {
    for (const [what, origin] of [...Object.entries(foreign), ['no header', undefined] as const]) {
      const answer = await post(named, change, origin === undefined ? {} : { origin })
      expect(answer.statusCode, what).toBe(403)
      expect(refusalIn(answer.body), what).toMatchObject({
        code: 'request.origin-refused',
        requestId: answer.headers['x-request-id'],
      })
      expect(answer.cookies).toEqual([])
    }
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)('is refused also as %s', async (method) => {
    const headers = { cookie: cookies.portal, origin: 'https://evil.example' }
    const answer = await named.app.inject({ method, url: '/api/portal/session.setLanguage', headers })
    expect(answer.statusCode).toBe(403)
  })

  it('is refused as well when it claims to come from the desktop app', async () => {
    for (const claim of ['desktop/1', 'web', '']) {
      const headers = { origin: 'https://evil.example', 'x-okienko-client': claim }
      expect((await post(named, setLanguage, headers)).statusCode, claim).toBe(403)
    }
    // The desktop app is known by its bearer token; a cookie signs nobody in there.
    const headers = { origin: 'https://evil.example', 'x-okienko-client': 'desktop/1' }
    const answer = await post(named, ['staff', 'session.signOut'], headers)
    expect(refusalIn(answer.body)).toMatchObject({ code: 'session.missing' })
  })

  it('is not helped by headers that only a proxy of ours may set', async () => {
    const headers = {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    }
    for (const at of [named, unnamed, behindProxy])
      expect((await post(at, setLanguage, headers)).statusCode).toBe(403)
  })
})

describe('a change from a page of ours', () => {
  it('passes from the public address', async () => {
    expect((await post(named, setLanguage, { origin: own })).statusCode).toBe(200)
  })

  it('passes from wherever it is served when no public address is set', async () => {
    const headers = { host: '127.0.0.1:3180', origin: 'http://127.0.0.1:3180' }
    expect((await post(unnamed, setLanguage, headers)).statusCode).toBe(200)
    const elsewhere = { host: '127.0.0.1:3180', origin: 'http://localhost:3180' }
    expect((await post(unnamed, setLanguage, elsewhere)).statusCode).toBe(403)
  })

  it('passes behind a proxy that ends the encryption', async () => {
    const forwarded = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'ebok.example.pl',
      host: '10.0.0.5:3180',
    }
    for (const at of [behindProxy, behindProxyUnnamed])
      expect((await post(at, setLanguage, { ...forwarded, origin: own })).statusCode).toBe(200)
  })
})

describe('reading', () => {
  it.each(['GET', 'HEAD'] as const)(
    'with %s needs no origin, and no other site can read the answer',
    async (method) => {
      const headers = { cookie: cookies.portal, origin: 'https://evil.example' }
      const answer = await named.app.inject({ method, url: '/api/portal/requests.types', headers })
      expect(answer.statusCode).toBeLessThan(300)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    },
  )

  it('a preflight allows nothing', async () => {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-okienko-client',
    }
    for (const url of ['/api/staff/session.signOut', '/api/portal/files', '/', '/health']) {
      const answer = await named.app.inject({ method: 'OPTIONS', url, headers })
      expect(answer.statusCode, url).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode, url).toBeLessThan(500)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('the address a request comes from', () => {
  const addressOf = async (at: HttpOffice, forwarded: string) => {
    await at.app.inject({
      method: 'POST',
      url: '/api/portal/session.signIn',
      remoteAddress: '198.51.100.1',
      headers: { 'content-type': 'application/json', origin: own, 'x-forwarded-for': forwarded },
      payload: JSON.stringify({ login: `nikt-${forwarded}`, password: 'nie to hasło' }),
    })
    const [event] = await named.office.db.pool.rows<{ address: string }>(
      "SELECT address FROM event_log WHERE name = 'account.sign-in-failed' ORDER BY id DESC LIMIT 1",
    )
    return event?.address
  }

  it('is that of the connection, whatever a header says', async () => {
    expect(await addressOf(named, '203.0.113.5')).toBe('198.51.100.1')
  })

  it('is the one that the proxy of ours has added, not one that the sender made up before it', async () => {
    expect(await addressOf(behindProxy, '203.0.113.6')).toBe('203.0.113.6')
    expect(await addressOf(behindProxy, '192.0.2.99, 203.0.113.7')).toBe('203.0.113.7')
  })
})
