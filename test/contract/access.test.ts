import { afterAll, describe, expect, it } from 'vitest'
import type { AccountKind, Permission } from '#shared/domain/accounts/permissions.ts'
import { AppError, type ErrorCode } from '#shared/domain/kernel/errors.ts'
import { hashToken, lifetimes, startSession } from '#server/platform/auth/sessions.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { Audience } from '#server/platform/http/request-context.ts'
import { statusOf } from '#server/platform/http/status.ts'
import { nobody, type Caller } from '#test/support/ask.ts'
import { openTestOffice } from '#test/support/caller.ts'
import { doorNamed, doors, type Door } from '#test/support/doors.ts'
import { makeClientAccount, makeStaff } from '#test/support/people.ts'
import { makeAccountWithout, makeCase, makeStaffOfEachGroup, type ClientCase } from './access/small-office.ts'
import { openFingerprint, openWeb } from './access/web.ts'
import { inputFor, inputs } from './inputs.ts'

const office = await openTestOffice({ PORTAL_DIR: 'none', OFFICE_DIR: 'none' })
const web = await openWeb(office)
afterAll(() => web.close())
const staff = await makeStaffOfEachGroup(office)
const first = await makeCase(web)
const fingerprint = openFingerprint(office)

const closed = doors.filter(({ access }) => access !== 'public')
const guarded = closed.filter(({ access }) => access !== 'signed-in')
const kindAt = ({ audience }: Door): AccountKind => (audience === 'staff' ? 'staff' : 'client')

const almostAllowed = new Map<string, Promise<{ accountId: number }>>()

function withoutPermission(kind: AccountKind, missing: Permission): Promise<{ accountId: number }> {
  const key = `${kind} ${missing}`
  const known =
    almostAllowed.get(key) ?? makeAccountWithout(office, missing, { kind, clientIds: [first.clientId] })
  almostAllowed.set(key, known)
  return known
}

/** Asks, and checks what is true of every refusal: its code travels as it should, and nothing is told or changed. */
async function refusalAt(door: Door, caller: Caller): Promise<{ code: ErrorCode; details: unknown }> {
  const before = await fingerprint()
  const answer = await web.ask(door, inputFor(door.name, first), caller)
  expect(await fingerprint(), 'what the database holds').toBe(before)
  const { refusal, status, text, headers } = answer
  if (!refusal) throw new Error(`${door.name} let the caller in: ${text}`)
  // A stream has begun before its first message; its refusal is one.
  expect(status).toBe(door.way === 'subscription' ? 200 : statusOf(new AppError(refusal.code)))
  expect(refusal.requestId).toBe(headers.get('x-request-id'))
  expect(text).not.toContain(first.marker)
  expect(text).not.toContain(first.internal)
  return { code: refusal.code, details: refusal.details }
}

const rightful = (door: Door, of: ClientCase) =>
  door.audience === 'staff' ? of.administrator.accountId : of.account.accountId

/** Tokens that once signed somebody in, or never did. */
async function endedTokens(audience: Audience): Promise<Record<string, string>> {
  const owner = audience === 'staff' ? first.administrator : first.account
  const { idle, absolute } = lifetimes[audience]
  const signedOut = await newToken(audience, owner)
  await web.ask(doorNamed(`${audience} session.signOut`), {}, { token: signedOut })
  const disabled = await makePerson(audience)
  const tokenOfDisabled = await newToken(audience, disabled)
  await office.db.pool.query("UPDATE accounts SET state = 'disabled' WHERE id = ?", [disabled.accountId])
  return {
    'signed out': signedOut,
    'unused for too long': await agedToken(audience, owner, { age: idle, unusedFor: idle }),
    'too old, however much used': await agedToken(audience, owner, { age: absolute, unusedFor: 0 }),
    'of an account disabled meanwhile': tokenOfDisabled,
    'of the other kind of account': await (audience === 'staff'
      ? newToken('portal', first.account)
      : newToken('staff', first.administrator)),
    'of nobody': 'x'.repeat(43),
  }
}

const ended = { staff: await endedTokens('staff'), portal: await endedTokens('portal') }

function makePerson(audience: Audience): Promise<{ accountId: number }> {
  return audience === 'staff'
    ? makeStaff(office, ['ADMINISTRATORS'])
    : makeClientAccount(office, [first.clientId])
}

async function newToken(audience: Audience, { accountId }: { accountId: number }): Promise<string> {
  return (await web.as(accountId, audience)).token ?? ''
}

/** A sign-in that began so many milliseconds ago and was last used so many ago. */
async function agedToken(
  app: Audience,
  { accountId }: { accountId: number },
  { age, unusedFor }: { age: number; unusedFor: number },
): Promise<string> {
  const now = office.clock.now().getTime()
  const start = { accountId, app, address: null, now: new Date(now - age) }
  const { token } = await startSession(office.db.pool, start)
  await office.db.pool.query('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?', [
    toStored(new Date(now - unusedFor)),
    hashToken(token),
  ])
  return token
}

describe('the table of inputs', () => {
  it('names every door and no other', () => {
    expect(Object.keys(inputs).sort()).toEqual(doors.map(({ name }) => name).sort())
  })
})

describe('a door that is not for everyone', () => {
  it.each(closed)('is closed to who is not signed in: $name', async (door) => {
    expect(await refusalAt(door, nobody)).toEqual({ code: 'session.missing', details: {} })
  })

  it.each(closed)('is closed once a sign-in has ended: $name', async (door) => {
    for (const [how, token] of Object.entries(ended[door.audience])) {
      expect(await refusalAt(door, { token }), how).toEqual({ code: 'session.expired', details: {} })
    }
  })

  it.each(closed.filter(({ audience }) => audience === 'staff'))(
    'is closed to a desktop app with the token of a client: $name',
    async (door) => {
      const token = await newToken('portal', first.account)
      const { code } = await refusalAt(door, { token, isDesktop: true })
      expect(code).toBe('session.expired')
    },
  )
})

describe('a door with a permission', () => {
  it.each(guarded)('is closed to who has every other one: $name', async (door) => {
    const kind = kindAt(door)
    const { accountId } = await withoutPermission(kind, door.access as Permission)
    expect(await refusalAt(door, await web.as(accountId, door.audience))).toEqual({
      code: 'permission.missing',
      // Clients are not told how the office is organised.
      details: kind === 'staff' ? { permission: door.access } : {},
    })
  })

  it.each(guarded.filter(({ audience }) => audience === 'staff'))(
    'is closed to the members of groups without it: $name',
    async (door) => {
      for (const { code, permissions, person } of staff) {
        if (permissions.some((permission) => permission === door.access)) continue
        const refusal = await refusalAt(door, await web.as(person.accountId, 'staff'))
        expect(refusal, code).toMatchObject({ code: 'permission.missing' })
      }
    },
  )

  it.each(guarded)('is closed until a first password is changed: $name', async (door) => {
    const { accountId } = await makePerson(door.audience)
    await office.db.pool.query('UPDATE accounts SET must_change_password = 1 WHERE id = ?', [accountId])
    const { code } = await refusalAt(door, await web.as(accountId, door.audience))
    expect(code).toBe('account.password-must-change')
  })
})

describe('every door', () => {
  // Without this, a refusal above might only show that the input was wrong.
  it.each(doors)('lets in who may come: $name', async (door) => {
    const isRead = door.way === 'query' || door.way === 'download'
    const of = isRead ? first : await makeCase(web)
    const caller = door.access === 'public' ? nobody : await web.as(rightful(door, of), door.audience)
    const { refusal, status, headers, text } = await web.ask(door, inputFor(door.name, of), caller)
    expect(refusal).toBeNull()
    expect(status).toBe(200)
    // What everyone may have is named by its bytes, or asked for anew each time.
    const kept =
      door.access === 'public' && door.way === 'download' ? /immutable|no-cache/ : /no-store|no-cache/
    expect(headers.get('cache-control')).toMatch(kept)
    if (door.audience === 'portal') expect(text).not.toContain(of.internal)
  })
})
