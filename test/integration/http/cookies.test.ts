import { describe, expect, it } from 'vitest'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { openHttpOffice, refusalIn, serve, type HttpOffice } from './support.ts'

const https = await openHttpOffice({ PUBLIC_URL: 'https://ebok.example.pl' })
const http = await serve(https.office, { PUBLIC_URL: 'http://ebok.example.pl' })
const staff = await makeStaff(https.office, ['CLERKS'])
const client = await makeClientAccount(https.office, [await makeClient(https.office)])

function call({ app, office }: HttpOffice, path: string, given: { body?: object; cookie?: string } = {}) {
  const secure = app === https.app
  return app.inject({
    method: given.body ? 'POST' : 'GET',
    url: `/api/${path}`,
    headers: {
      origin: secure ? (office.env.PUBLIC_URL ?? '') : 'http://ebok.example.pl',
      'content-type': 'application/json',
      ...(given.cookie === undefined ? {} : { cookie: given.cookie }),
    },
    ...(given.body ? { payload: JSON.stringify(given.body) } : {}),
  })
}

const signIn = (at: HttpOffice, audience: 'staff' | 'portal', cookie?: string) =>
  call(at, `${audience}/session.signIn`, {
    body: { login: (audience === 'staff' ? staff : client).login, password: everyonesPassword },
    ...(cookie === undefined ? {} : { cookie }),
  })

describe('the cookie of a sign-in', () => {
  it.each(['staff', 'portal'] as const)(
    'of %s is out of reach of scripts, other sites and the other app',
    async (audience) => {
      const answer = await signIn(https, audience)
      expect(answer.cookies).toHaveLength(1)
      const [cookie] = answer.cookies
      expect(cookie).toMatchObject({
        name: `okienko_${audience}`,
        path: `/api/${audience}`,
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      })
      expect(cookie).not.toHaveProperty('domain')
      expect(cookie?.value).toMatch(/^[\w-]{43}$/)
      expect(answer.body).not.toContain(cookie?.value)
      expect(answer.headers['x-okienko-token']).toBeUndefined()
      const hours = audience === 'staff' ? 14 : 12
      expect(cookie?.expires).toEqual(new Date(https.office.clock.now().getTime() + hours * 3_600_000))
    },
  )

  it('travels without encryption only where the office has none', async () => {
    const answer = await signIn(http, 'portal')
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    expect(answer.cookies[0]).not.toHaveProperty('secure')
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })

  it('signs in at its own app only', async () => {
    const { value = '' } = (await signIn(https, 'staff')).cookies[0] ?? {}
    const current = async (path: string, cookie: string) =>
      (await call(https, path, { cookie })).json<{ result: { data: { accountId: number } | null } }>().result
        .data
    expect(await current('staff/session.current', `okienko_staff=${value}`)).toMatchObject({
      accountId: staff.accountId,
    })
    expect(await current('portal/session.current', `okienko_staff=${value}`)).toBeNull()
    expect(await current('portal/session.current', `okienko_portal=${value}`)).toBeNull()
  })

  it('is another one after every sign-in, and the former no longer works', async () => {
    const before = `okienko_portal=${(await signIn(https, 'portal')).cookies[0]?.value}`
    const after = `okienko_portal=${(await signIn(https, 'portal', before)).cookies[0]?.value}`
    expect(after).not.toBe(before)
    const types = (cookie: string) => call(https, 'portal/requests.types', { cookie })
    expect((await types(after)).statusCode).toBe(200)
    expect(refusalIn((await types(before)).body)).toMatchObject({ code: 'session.expired' })
  })

  it('is taken away at signing out', async () => {
    const cookie = `okienko_portal=${(await signIn(https, 'portal')).cookies[0]?.value}`
    const answer = await call(https, 'portal/session.signOut', { body: {}, cookie })
    expect(answer.cookies).toMatchObject([{ name: 'okienko_portal', value: '', path: '/api/portal' }])
    expect(answer.cookies[0]?.expires?.getTime()).toBe(0)
    expect((await call(https, 'portal/requests.types', { cookie })).statusCode).toBe(401)
  })

  it('is not handed out for a wrong password', async () => {
    const body = { login: client.login, password: 'nie to hasło' }
    expect((await call(https, 'portal/session.signIn', { body })).cookies).toEqual([])
  })

  it('that is no token of ours is refused like one that has ended', async () => {
    for (const value of ['', 'a', 'x'.repeat(43), 'x'.repeat(4000), '%00', '"; okienko_staff=1']) {
      const answer = await call(https, 'portal/requests.types', { cookie: `okienko_portal=${value}` })
      expect(answer.statusCode, value).toBe(401)
    }
  })
})
