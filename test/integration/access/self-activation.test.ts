import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeDays, foldCode, type SelfActivateInput } from '#shared/domain/access/activation.ts'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { portal, staff } from '../accounts/support.ts'

let office: TestOffice
let clientId: number
let number: string
let desk: Awaited<ReturnType<typeof deskOf>>
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clientId = await makeClient(office, { displayName: 'Zorza' })
  number = await numberOf(clientId)
  desk = await deskOf('ADMINISTRATORS')
})

async function numberOf(id: number): Promise<string> {
  const [client] = await office.db.pool.rows<{ number: string }>('SELECT number FROM clients WHERE id = ?', [
    id,
  ])
  return client?.number ?? ''
}

async function deskOf(group: 'ADMINISTRATORS' | 'CLERKS') {
  const { accountId } = await makeStaff(office, [group])
  return (await callAs(office, staff, { accountId, app: 'staff' })).api
}

const codeFor = async (id: number) =>
  (await desk.activation.makeCode({ requestKey: randomUUID(), clientId: id })).code

const wish = (code: string, given: Partial<SelfActivateInput> = {}): SelfActivateInput => ({
  clientNumber: number,
  proof: { kind: 'code', code },
  login: 'jan.z',
  firstName: 'Jan',
  lastName: 'Zorza',
  email: null,
  language: 'pl',
  password: 'siedem cichych rzek',
  ...given,
})
const stranger = () => openWindow(office, portal, 'portal')
const start = (input: SelfActivateInput) => stranger().api.activation.start(input)

describe('a client with a code from an invoice', () => {
  it('makes an account without a clerk and is signed in to it', async () => {
    const code = await codeFor(clientId)
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const window = stranger()
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`
    const answer = await window.api.activation.start(wish(typed, { login: ' Jan.Z ' }))
    expect(answer).toMatchObject({
      ok: true,
      value: { login: 'jan.z', mustChangePassword: false, clients: [{ id: clientId, reach: 'own' }] },
    })
    expect(await window.api.session.current()).toMatchObject({ login: 'jan.z' })
    expect(await eventsOf(office, 'account.self-activated')).toMatchObject([
      { clientId, payload: { login: 'jan.z', proof: 'code' } },
    ])
  })

  it('uses up every code of the client', async () => {
    const [first, second] = [await codeFor(clientId), await codeFor(clientId)]
    expect(await start(wish(second))).toMatchObject({ ok: true })
    for (const code of [first, second])
      expect(await start(wish(code, { login: 'drugi' }))).toMatchObject({
        ok: false,
        refusal: { code: 'activation.refused' },
      })
  })

  it('gets letters in the language of the page', async () => {
    const answer = await start(wish(await codeFor(clientId), { language: 'en' }))
    expect(answer).toMatchObject({ ok: true, value: { language: 'en' } })
  })

  it('may give a number that was theirs before, and whose it is now tells the code', async () => {
    const code = await codeFor(clientId)
    await office.db.pool.query(
      'INSERT INTO client_former_numbers (client_id, number, created_at) VALUES (?, ?, ?)',
      [clientId, number, '2026-11-20 10:00:00'],
    )
    await office.db.pool.query('UPDATE clients SET number = ? WHERE id = ?', ['NOWY-1', clientId])
    const other = await makeClient(office, { displayName: 'Nowa' })
    await office.db.pool.query('UPDATE clients SET number = ? WHERE id = ?', [number, other])
    const ofOther = await codeFor(other)
    expect(await start(wish(code))).toMatchObject({ ok: true, value: { clients: [{ id: clientId }] } })
    expect(await start(wish(ofOther, { login: 'nowa' }))).toMatchObject({
      ok: true,
      value: { clients: [{ id: other }] },
    })
  })

  it('cannot use a code any more once the office has given them an account', async () => {
    await makeClientAccount(office, [], { login: 'znana' })
    const third = await makeClient(office)
    const person = { firstName: 'Jan', lastName: 'Zorza', email: null, firstPassword: 'siedem cichych rzek' }
    const codes = [await codeFor(clientId), await codeFor(third)]
    await desk.clientAccounts.create({ requestKey: randomUUID(), clientId, login: 'nadane', ...person })
    await desk.clientAccounts.add({ requestKey: randomUUID(), clientId: third, login: 'znana' })
    for (const [index, id] of [clientId, third].entries())
      expect(
        await start(wish(codes[index] ?? '', { clientNumber: await numberOf(id), login: 'drugi' })),
      ).toMatchObject({ refusal: { code: 'activation.refused' } })
  })

  it('keeps the code when login or password cannot be taken', async () => {
    await makeClientAccount(office, [], { login: 'jan.z' })
    const code = await codeFor(clientId)
    expect(await start(wish(code))).toMatchObject({ refusal: { code: 'account.login-taken' } })
    expect(await start(wish(code, { login: 'inny', password: 'krótkie' }))).toMatchObject({
      refusal: { code: 'account.password-too-short' },
    })
    expect(await refusalOf(start(wish(code, { login: 'cudzy@example.pl' })))).toMatchObject({
      code: 'input.invalid',
      details: { fields: { login: expect.any(String) } },
    })
    expect(await start(wish(code, { login: 'inny' }))).toMatchObject({ ok: true })
  })
})

describe('whoever guesses', () => {
  it('is answered alike whether the number exists, the code is old or is of another client', async () => {
    const other = await makeClient(office)
    const ofOther = await codeFor(other)
    const old = await codeFor(clientId)
    office.clock.pass((codeDays + 1) * 86_400_000)
    const answers = [
      await start(wish('ABCD-EFGH-JKLM', { clientNumber: 'nie-ma-takiego' })),
      await start(wish('ABCD-EFGH-JKLM')),
      await start(wish(old, { clientNumber: number.toUpperCase() })),
      await start(wish(ofOther)),
    ]
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toEqual({ ok: false, refusal: { code: 'activation.refused', details: {} } })
    expect(await eventsOf(office, 'activation.failed')).toHaveLength(4)
    office.clock.set('2026-11-21T11:00:00.000Z')
  })

  it('has to wait longer and longer, for that number, and then even a right code is refused', async () => {
    const code = await codeFor(clientId)
    for (let tries = 0; tries < 6; tries += 1) {
      await start(wish('ABCD-EFGH-JKLM'))
      office.clock.pass(1000)
    }
    expect(await start(wish(code))).toMatchObject({ refusal: { code: 'account.locked-for-now' } })
    const other = await makeClient(office)
    const free = wish(await codeFor(other), { clientNumber: await numberOf(other), login: 'inny' })
    expect(await start(free)).toMatchObject({ ok: true })
  })
})

describe('an address', () => {
  it('that goes on guessing while a number is locked has to wait for every number', async () => {
    const window = stranger()
    const other = await makeClient(office)
    const wrong = wish('ABCD-EFGH-JKLM')
    for (let tries = 0; tries < 60; tries += 1) await window.api.activation.start(wrong)
    const free = wish(await codeFor(other), { clientNumber: await numberOf(other), login: 'inny' })
    expect(await window.api.activation.start(free)).toMatchObject({
      refusal: { code: 'account.locked-for-now' },
    })
  })
})

describe('the office', () => {
  it('chooses which proofs count; what cannot be checked yet cannot be chosen', async () => {
    expect(await desk.activation.proofs()).toEqual([
      { proof: 'code', isTaken: true, isAwaited: false },
      { proof: 'invoice', isTaken: false, isAwaited: true },
    ])
    expect(await stranger().api.activation.taken()).toEqual(['code'])
    const invoice = { kind: 'invoice', number: 'FV/1', amount: '10,00' } as const
    expect(await start(wish('', { proof: invoice }))).toMatchObject({
      refusal: { code: 'activation.proof-not-taken' },
    })
    expect(await refusalOf(desk.activation.setProof({ proof: 'invoice', isTaken: true }))).toMatchObject({
      code: 'activation.proof-awaited',
    })
    await desk.activation.setProof({ proof: 'code', isTaken: false })
    const code = await codeFor(clientId)
    expect(await start(wish(code))).toMatchObject({ refusal: { code: 'activation.proof-not-taken' } })
    expect(await eventsOf(office, 'activation.proof-set')).toMatchObject([
      { payload: { proof: 'code', before: true, after: false } },
    ])
  })

  it('makes codes for every client without an account of its own, page by page, and each is logged', async () => {
    await makeClientAccount(office, [clientId])
    const second = await makeClient(office, { displayName: 'Druga' })
    const { codes, next } = await desk.activation.makeCodes({ requestKey: randomUUID(), after: 0 })
    expect(next).toBeNull()
    expect(codes).toMatchObject([{ clientName: 'Druga', clientNumber: await numberOf(second) }])
    expect(await eventsOf(office, 'activation-code.made')).toMatchObject([{ clientId: second }])
    const stored = await office.db.pool.rows('SELECT * FROM activation_codes')
    expect(JSON.stringify(stored)).not.toContain(foldCode(codes[0]?.code ?? ''))
  })

  it('answers the same codes to who asks twice at the same moment', async () => {
    const second = await makeClient(office, { displayName: 'Druga' })
    const one = { requestKey: randomUUID(), clientId: second }
    const [made, again] = await Promise.all([desk.activation.makeCode(one), desk.activation.makeCode(one)])
    expect(again).toEqual(made)
    const all = { requestKey: randomUUID(), after: 0 }
    const [page, pageAgain] = await Promise.all([
      desk.activation.makeCodes(all),
      desk.activation.makeCodes(all),
    ])
    expect(pageAgain).toEqual(page)
    expect(page.codes).toHaveLength(2)
    expect(await eventsOf(office, 'activation-code.made')).toHaveLength(3)
  })

  it('lets only who may use the Account tab make a code', async () => {
    const clerk = await deskOf('CLERKS')
    expect(await refusalOf(clerk.activation.makeCode({ requestKey: randomUUID(), clientId }))).toMatchObject({
      code: 'client.account-tab-closed',
    })
    expect(await refusalOf(clerk.activation.makeCodes({ requestKey: randomUUID(), after: 0 }))).toMatchObject(
      { code: 'permission.missing' },
    )
  })
})
