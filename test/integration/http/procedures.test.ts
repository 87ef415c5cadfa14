import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addProcedures } from '#server/platform/http/procedures.ts'
import { portalRouter } from '#server/router.ts'
import { openTestOffice } from '#test/support/caller.ts'

interface Answer {
  status: number
  type: string
  cookies: number
  body: unknown
}

const apps: Record<'lean' | 'official', FastifyInstance> = {} as never

beforeAll(async () => {
  const office = await openTestOffice()
  for (const way of ['lean', 'official'] as const) {
    const app = fastify({ genReqId: () => 'a-request' })
    await app.register(cookie)
    await addProcedures(app, office, { audience: 'portal', router: portalRouter, isLean: way === 'lean' })
    apps[way] = app
  }
})

afterAll(() => Promise.all(Object.values(apps).map((app) => app.close())))

async function ask(
  way: 'lean' | 'official',
  request: { method: 'GET' | 'POST' | 'DELETE'; url: string; body?: string },
): Promise<Answer> {
  const { body, ...rest } = request
  const reply = await apps[way].inject({
    ...rest,
    ...(body === undefined ? {} : { payload: body, headers: { 'content-type': 'application/json' } }),
  })
  return {
    status: reply.statusCode,
    type: String(reply.headers['content-type']).split(';')[0] ?? '',
    cookies: reply.cookies.length,
    body: reply.body === '' ? null : JSON.parse(reply.body),
  }
}

const get = (url: string) => ({ method: 'GET' as const, url: `/api/portal/${url}` })
const post = (url: string, body: string) => ({ method: 'POST' as const, url: `/api/portal/${url}`, body })
const input = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const nobody = JSON.stringify({ login: 'nobody@example.pl', password: 'wrong horse battery' })

/** What the wire can bring, usual and not. Both ways have to answer it alike. */
const requests = {
  'a query without input': get('office.info'),
  'a query for a signed-in account': get('requests.types'),
  'a batch of queries': get(`office.info,session.current?batch=1&input=${input({})}`),
  'a batch in which one call is refused': get(`office.info,requests.types?batch=1&input=${input({})}`),
  'a query whose input is wrong': get(`session.readLink?input=${input({ token: 7 })}`),
  'a query whose input is no JSON': get('session.readLink?input=%7Bno'),
  'a change that is refused as a value': post('session.signIn', nobody),
  'a batch of changes': post('session.signIn?batch=1', `{"0":${nobody}}`),
  'a change whose body is no JSON': post('session.signIn', '{no'),
  'a change without a body': post('session.signIn', ''),
  'a change asked for with GET': get(`session.signIn?input=${encodeURIComponent(nobody)}`),
  'a query sent as a change': post('office.info', '{}'),
  'an unknown procedure': get('office.nothing'),
  'a batch with an unknown procedure': get(`office.info,office.nothing?batch=1&input=${input({})}`),
  'a method that is neither': { method: 'DELETE' as const, url: '/api/portal/office.info' },
}

describe('procedures over HTTP', () => {
  it.each(Object.entries(requests))('are answered as by the library itself: %s', async (_what, request) => {
    const lean = await ask('lean', request)
    const official = await ask('official', request)
    expect(lean).toEqual(official)
    expect(JSON.stringify(lean.body)).not.toContain('stack')
  })

  it('answers a known query with its data', async () => {
    expect(await ask('lean', requests['a query without input'])).toMatchObject({
      status: 200,
      type: 'application/json',
      body: { result: { data: { name: 'Wodociągi Nadrzecze', timeZone: 'Europe/Warsaw' } } },
    })
  })

  it('refuses what needs a sign-in with its code and the number of the request', async () => {
    expect(await ask('lean', requests['a query for a signed-in account'])).toMatchObject({
      status: 401,
      body: { error: { data: { refusal: { code: 'session.missing', requestId: 'a-request' } } } },
    })
  })
})
