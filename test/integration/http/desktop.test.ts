import { describe, expect, it } from 'vitest'
import { apiVersion } from '#shared/domain/office/schema.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { openHttpOffice, refusalIn, tokenOf } from './support.ts'

const http = await openHttpOffice()
const staff = await makeStaff(http.office, ['CLERKS'])
const client = await makeClientAccount(http.office, [await makeClient(http.office)])

const desktop = { 'x-okienko-client': 'desktop/1.0.0', 'x-okienko-api': String(apiVersion) }

function ask(url: string, headers: Record<string, string>, body?: object) {
  return http.app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/${url}`,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
}

const bearer = (token: string) => ({ ...desktop, authorization: `Bearer ${token}` })
const signIn = (login: string) => ask('staff/session.signIn', desktop, { login, password: everyonesPassword })

describe('the desktop app', () => {
  it('gets its token in a header and no cookie, and is known by it without an origin', async () => {
    const answer = await signIn(staff.login)
    const token = String(answer.headers['x-okienko-token'])
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(answer.cookies).toEqual([])
    expect(answer.body).not.toContain(token)
    const types = await ask('staff/tasks.types', bearer(token))
    expect(types.statusCode).toBe(200)
    const language = await ask('staff/session.setLanguage', bearer(token), { language: 'en' })
    expect(language.statusCode).toBe(200)
  })

  it('stays signed in for longer than a browser', async () => {
    const token = String((await signIn(staff.login)).headers['x-okienko-token'])
    const [session] = await http.office.db.pool.rows<{ app: string }>(
      'SELECT app FROM sessions ORDER BY id DESC LIMIT 1',
    )
    expect(session).toEqual({ app: 'desktop' })
    expect((await ask('staff/tasks.types', bearer(token))).statusCode).toBe(200)
  })

  it('loses its token at signing out', async () => {
    const token = String((await signIn(staff.login)).headers['x-okienko-token'])
    const answer = await ask('staff/session.signOut', bearer(token), {})
    expect(answer.headers['x-okienko-token']).toBe('')
    expect(refusalIn((await ask('staff/tasks.types', bearer(token))).body)).toMatchObject({
      code: 'session.expired',
    })
  })

  it('does not sign clients in', async () => {
    const answer = await signIn(client.login)
    expect(answer.json()).toMatchObject({ result: { data: { ok: false } } })
    expect(answer.headers['x-okienko-token']).toBeUndefined()
  })

  it.each([
    'Bearer',
    'Bearer  ',
    'Bearer short',
    'Basic dXNlcjpwYXNz',
    `bearer ${'x'.repeat(43)}`,
    'x'.repeat(43),
  ])('is not signed in by "%s"', async (authorization) => {
    const answer = await ask('staff/tasks.types', { ...desktop, authorization })
    expect(refusalIn(answer.body)).toMatchObject({ code: 'session.missing' })
  })
})

describe('a bearer token', () => {
  it('is nothing in a browser, where it could be kept by a page', async () => {
    const authorization = `Bearer ${await tokenOf(http, staff.accountId, 'staff')}`
    expect(refusalIn((await ask('staff/tasks.types', { authorization })).body)).toMatchObject({
      code: 'session.missing',
    })
  })

  it('is nothing in the portal', async () => {
    const headers = bearer(await tokenOf(http, client.accountId, 'portal'))
    expect(refusalIn((await ask('portal/requests.types', headers)).body)).toMatchObject({
      code: 'session.missing',
    })
  })
})

describe('an older desktop app', () => {
  const older = { ...desktop, 'x-okienko-api': String(apiVersion - 1) }

  it.each([
    'staff/office.info',
    'staff/session.current',
    'staff/nothing',
    'staff/live.events',
    'staff/files/1',
  ])('is told so at %s', async (url) => {
    const answer = await ask(url, older)
    expect(answer.statusCode).toBe(426)
    expect(refusalIn(answer.body)).toMatchObject({
      code: 'client.too-old',
      requestId: answer.headers['x-request-id'],
    })
  })

  it('is told so before its password is looked at', async () => {
    const answer = await ask('staff/session.signIn', older, {
      login: staff.login,
      password: everyonesPassword,
    })
    expect(answer.statusCode).toBe(426)
    expect(answer.headers['x-okienko-token']).toBeUndefined()
  })

  it('learns from /health which version the server speaks', async () => {
    const answer = await http.app.inject({ url: '/health', headers: older })
    expect(answer.json()).toEqual({ status: 'ok', apiVersion })
  })

  it('is one that says so; a newer one and a browser are not', async () => {
    for (const version of [String(apiVersion), String(apiVersion + 1)])
      expect((await ask('staff/office.info', { ...desktop, 'x-okienko-api': version })).statusCode).toBe(200)
    expect((await ask('staff/office.info', {})).statusCode).toBe(200)
  })
})
