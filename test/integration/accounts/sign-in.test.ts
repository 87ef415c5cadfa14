import { hash } from '@node-rs/argon2'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestOffice, openWindow, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { portal, sessionsOf, staff, statementsOf, storedAccount } from './support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(() => office.database.reset())

const minute = 60_000
const wrong = { ok: false, refusal: { code: 'account.wrong-login-or-password' } }
const locked = { ok: false, refusal: { code: 'account.locked-for-now' } }

function tryFrom(address: string | null = '203.0.113.7') {
  const window = openWindow(office, staff, 'desktop')
  window.address = address
  return (login: string, password = 'nie to hasło') => window.api.session.signIn({ login, password })
}

/** Fails so many times for each login, each time after the wait that the last refusal asked for. */
async function failPatiently(times: number, ...logins: string[]) {
  const attempt = tryFrom(null)
  let last: Awaited<ReturnType<typeof attempt>>[] = []
  for (let time = 1; time <= times; time += 1) {
    office.clock.pass(Math.max(0, ...last.map(secondsOf)) * 1000)
    last = []
    for (const login of logins) last.push(await attempt(login))
  }
  return last
}

function secondsOf(answer: Awaited<ReturnType<ReturnType<typeof tryFrom>>>): number {
  return answer.ok ? 0 : Number(answer.refusal.details['retryAfterSeconds'] ?? 0)
}

describe('signing in', () => {
  it('tells who one is, what one may do and hands over a token that works', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS', 'FIELD'], {
      firstName: 'Anna',
      lastName: 'Lis',
    })
    const window = openWindow(office, staff, 'desktop')
    const answer = await window.api.session.signIn({
      login: ` ${login.toUpperCase()} `,
      password: everyonesPassword,
    })
    expect(answer).toMatchObject({
      ok: true,
      value: {
        accountId,
        kind: 'staff',
        login,
        firstName: 'Anna',
        lastName: 'Lis',
        language: 'pl',
        mustChangePassword: false,
        groups: [{ code: 'CLERKS', name: { pl: 'Pracownicy biura', en: 'Clerks' } }, { code: 'FIELD' }],
        clients: [],
        signedInAt: '2026-11-21T11:00:00.000Z',
      },
    })
    expect(window.token).toMatch(/^[\w-]{43}$/)
    expect(await window.api.session.current()).toEqual(answer.ok ? answer.value : null)
    expect(await eventsOf(office)).toEqual([
      expect.objectContaining({
        name: 'account.signed-in',
        actorKind: 'staff',
        actorId: accountId,
        address: '203.0.113.7',
        payload: { accountId, app: 'desktop' },
      }),
    ])
  })

  it('names the clients that a client account reaches', async () => {
    const zorza = await makeClient(office, { displayName: 'Zorza' })
    const arka = await makeClient(office, { displayName: 'Arka' })
    await makeClient(office, { displayName: 'Obca' })
    const { login } = await makeClientAccount(office, [zorza, arka])
    const window = openWindow(office, portal, 'portal')
    const answer = await window.api.session.signIn({ login, password: everyonesPassword })
    expect(answer.ok && answer.value.clients.map(({ id, name }) => [id, name])).toEqual([
      [arka, 'Arka'],
      [zorza, 'Zorza'],
    ])
  })

  it('takes a password typed in another Unicode form', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    const answer = await tryFrom()(login, everyonesPassword.normalize('NFD'))
    expect(answer.ok).toBe(true)
  })

  it('ends the sign-in that the request came with', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'])
    const window = openWindow(office, staff, 'staff')
    await window.api.session.signIn({ login, password: everyonesPassword })
    const { token: former } = window
    await window.api.session.signIn({ login, password: everyonesPassword })
    expect(window.token).not.toBe(former)
    expect(await sessionsOf(office, accountId)).toBe(1)
    window.token = former
    expect(await window.api.session.current()).toBeNull()
  })

  it('signs out whoever was signed in there before', async () => {
    const first = await makeStaff(office, ['CLERKS'])
    const second = await makeStaff(office, ['CLERKS'])
    const window = openWindow(office, staff, 'staff')
    await window.api.session.signIn({ login: first.login, password: everyonesPassword })
    await window.api.session.signIn({ login: second.login, password: everyonesPassword })
    expect(await sessionsOf(office, first.accountId)).toBe(0)
    expect(await eventsOf(office, 'account.signed-out')).toMatchObject([
      { actorId: first.accountId, payload: { accountId: first.accountId } },
    ])
  })

  it('renews a stored password of older parameters', async () => {
    const passwordHash = await hash(everyonesPassword, { memoryCost: 8192, timeCost: 2, parallelism: 1 })
    const { accountId, login } = await makeStaff(office, ['CLERKS'], { passwordHash })
    expect((await tryFrom()(login, everyonesPassword)).ok).toBe(true)
    const renewed = await storedAccount(office, accountId)
    expect(renewed.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await tryFrom()(login, everyonesPassword)).ok).toBe(true)
  })

  it('leaves the version of the account as windows have seen it', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'])
    await tryFrom()(login, everyonesPassword)
    expect((await storedAccount(office, accountId)).version).toBe(0)
  })
})

describe('a refused sign-in', () => {
  it.each(['unknown login', 'wrong password', 'account not activated yet', 'account of the other kind'])(
    'says the same for: %s',
    async (what) => {
      const clientId = await makeClient(office)
      const { login } = {
        'unknown login': { login: 'nikt' },
        'wrong password': await makeStaff(office, ['CLERKS']),
        'account not activated yet': await makeStaff(office, ['CLERKS'], {
          state: 'invited',
          passwordHash: null,
        }),
        'account of the other kind': await makeClientAccount(office, [clientId]),
      }[what] ?? { login: '' }
      const password = what === 'account of the other kind' ? everyonesPassword : 'nie to hasło'
      expect(await tryFrom()(login, password)).toEqual({
        ok: false,
        refusal: { code: 'account.wrong-login-or-password', details: {} },
      })
    },
  )

  it('does the same work for an unknown login as for a wrong password', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    const ask = (asked: string) =>
      statementsOf(office, (watched) =>
        openWindow(watched, staff, 'desktop').api.session.signIn({ login: asked, password: 'nie to hasło' }),
      )
    const known = await ask(login)
    expect(known.length).toBeGreaterThan(6)
    expect(await ask('nikt')).toEqual(known)
  })

  it('commits its event and its counter, in the name of nobody', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await tryFrom()(login)
    await tryFrom()('nikt')
    expect(await eventsOf(office)).toMatchObject([
      {
        name: 'account.sign-in-failed',
        actorKind: 'anonymous',
        actorId: null,
        payload: { login, reason: 'password' },
      },
      {
        name: 'account.sign-in-failed',
        actorKind: 'anonymous',
        payload: { login: 'nikt', reason: 'unknown' },
      },
    ])
    const counted = await office.db.pool.rows<{ failures: number }>(
      'SELECT failures FROM attempt_counters ORDER BY failures',
    )
    expect(counted.map((row) => row.failures)).toEqual([1, 1, 2])
  })

  it('tells only who knows the password that the account is disabled', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'], { state: 'disabled' })
    expect(await tryFrom()(login)).toMatchObject(wrong)
    expect(await tryFrom()(login, everyonesPassword)).toMatchObject({ refusal: { code: 'account.disabled' } })
    expect(await sessionsOf(office, accountId)).toBe(0)
    const reasons = (await eventsOf(office, 'account.sign-in-failed')).map(({ payload }) => payload.reason)
    expect(reasons).toEqual(['password', 'disabled'])
  })

  it('does not keep more of a login in the log than a login can have', async () => {
    await tryFrom()('x'.repeat(200))
    const [event] = await eventsOf(office, 'account.sign-in-failed')
    expect(event?.payload.login).toBe('x'.repeat(120))
  })
})

describe('after repeated failures', () => {
  it('waits twice as long each time, up to a quarter of an hour, alike whether the login exists', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    for (const who of [login, 'nikt']) {
      const waits: number[] = []
      const attempt = tryFrom(null)
      for (let time = 1; time <= 16; time += 1) {
        const answer = await attempt(who)
        expect(answer).toMatchObject(wrong)
        waits.push(secondsOf(answer))
        office.clock.pass(secondsOf(answer) * 1000)
      }
      expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
    }
  })

  it('refuses a right password like a wrong one, and an unknown login like a known one', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'])
    const [known, unknown] = await failPatiently(10, login, 'nikt')
    expect(known).toEqual(unknown)
    office.clock.pass(10_000)
    for (const answer of [
      await tryFrom()(login, everyonesPassword),
      await tryFrom()(login),
      await tryFrom()('nikt'),
    ]) {
      expect(answer).toEqual({
        ok: false,
        refusal: { ...locked.refusal, details: { retryAfterSeconds: 22 } },
      })
    }
    expect(await sessionsOf(office, accountId)).toBe(0)
    office.clock.pass(22_000)
    expect(await tryFrom()(login, everyonesPassword)).toMatchObject({ ok: true })
  })

  it('does not wait longer for having been asked meanwhile', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await failPatiently(10, login)
    for (let time = 0; time < 20; time += 1) await tryFrom()(login)
    office.clock.pass(32_000)
    expect(await tryFrom()(login, everyonesPassword)).toMatchObject({ ok: true })
  })

  it('logs each try that was not heard, and a lock once it lasts a minute', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await failPatiently(11, login)
    await tryFrom()(login, everyonesPassword)
    const names = (await eventsOf(office)).map(({ name }) => name)
    expect(names.slice(-3)).toEqual(['account.sign-in-failed', 'account.locked', 'account.sign-in-failed'])
    expect(names.filter((name) => name === 'account.locked')).toHaveLength(1)
    const [lock] = await eventsOf(office, 'account.locked')
    expect(lock?.payload).toEqual({
      login,
      failures: 11,
      until: new Date(office.clock.now().getTime() + 64_000).toISOString(),
    })
    expect((await eventsOf(office, 'account.sign-in-failed')).at(-1)?.payload.reason).toBe('locked')
  })

  it('forgets them when the right password comes', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await failPatiently(4, login)
    expect(await tryFrom()(login, everyonesPassword)).toMatchObject({ ok: true })
    expect(secondsOf((await failPatiently(4, login))[0]!)).toBe(0)
  })

  it('forgives one an hour', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await failPatiently(4, login)
    office.clock.pass(59 * minute)
    expect(secondsOf((await failPatiently(1, login))[0]!)).toBe(1)
    office.clock.pass(2 * minute)
    expect(secondsOf((await failPatiently(1, login))[0]!)).toBe(1)
  })

  it('judges tries at the same moment one after another, so that none slips past the lock', async () => {
    const { accountId, login } = await makeStaff(office, ['CLERKS'])
    await failPatiently(4, login)
    const passwords = ['a', 'b', 'c', 'd', 'e', everyonesPassword]
    const answers = await Promise.all(passwords.map((password) => tryFrom()(login, password)))
    const heard = answers.filter((answer) => answer.ok || answer.refusal.code !== locked.refusal.code)
    const refused = answers.filter((answer) => !answer.ok && answer.refusal.code === locked.refusal.code)
    expect(heard.length + refused.length).toBe(6)
    // The right one may have come first; then its success lets four more be heard.
    const isSignedIn = answers.at(-1)?.ok === true
    expect(await sessionsOf(office, accountId)).toBe(isSignedIn ? 1 : 0)
    if (!isSignedIn) expect(heard).toHaveLength(1)
    const events = await eventsOf(office, 'account.sign-in-failed', 'account.signed-in')
    expect(events).toHaveLength(4 + 6)
  })

  it('lets exactly one of many wrong passwords at the boundary be tried', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    await failPatiently(4, login)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => tryFrom()(login, `zgaduję ${index}`)),
    )
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))
    expect(codes.filter((code) => code === 'account.wrong-login-or-password')).toHaveLength(1)
    expect(codes.filter((code) => code === 'account.locked-for-now')).toHaveLength(7)
  })
})

describe('an address from which many logins are tried', () => {
  it('has to wait a little, whatever login comes next', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    const attempt = tryFrom()
    for (let time = 0; time < 41; time += 1) expect(await attempt(`nikt-${time}`)).toMatchObject(wrong)
    expect(await attempt(login, everyonesPassword)).toMatchObject(locked)
    expect(await attempt('nikt')).toMatchObject(locked)
    expect(await tryFrom('203.0.113.8')(login, everyonesPassword)).toMatchObject({ ok: true })
    office.clock.pass(1000)
    expect(await attempt(login, everyonesPassword)).toMatchObject({ ok: true })
  })

  it('never waits more than half a minute, however long it goes on', async () => {
    const { login } = await makeStaff(office, ['CLERKS'])
    const attempt = tryFrom()
    let longest = 0
    for (let time = 0; time < 55; time += 1) {
      const seconds = secondsOf(await attempt(`nikt-${time}`))
      longest = Math.max(longest, seconds)
      office.clock.pass(seconds * 1000)
    }
    expect(longest).toBe(30)
    expect(await attempt(login, everyonesPassword)).toMatchObject({ ok: true })
  })

  it('is one for all addresses of an IPv6 network', async () => {
    for (let time = 0; time < 41; time += 1) await tryFrom(`2001:db8:0:7::${time}`)(`nikt-${time}`)
    expect(await tryFrom('2001:db8:0:7:ffff::1')('nikt')).toMatchObject(locked)
    expect(await tryFrom('2001:db8:0:8::1')('nikt')).toMatchObject(wrong)
  })
})
