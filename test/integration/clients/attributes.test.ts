import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Attribute, AttributeKind, DefineAttributeInput } from '#shared/domain/clients/attributes.ts'
import type { BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import { attributesStaffRouter } from '#server/features/clients/attributes/staff-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'

let office: TestOffice
let admin: Awaited<ReturnType<typeof openAttributes>>
let clerk: Awaited<ReturnType<typeof openAttributes>>
let clientId: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  admin = await openAttributes('ADMINISTRATORS')
  clerk = await openAttributes('CLERKS')
  clientId = await makeClient(office)
})

async function openAttributes(group: BuiltInGroupCode) {
  const { accountId } = await makeStaff(office, [group])
  const { api } = await callAs(office, attributesStaffRouter, { accountId, app: 'staff' })
  return { api, accountId }
}

const named = (pl: string) => ({ pl, en: `${pl} (en)` })
const definition = (pl: string, given: Partial<DefineAttributeInput> = {}): DefineAttributeInput => ({
  ...{ requestKey: randomUUID(), name: named(pl), kind: 'text', choices: [] },
  ...given,
})
const choices = (...names: string[]) => names.map((name) => ({ key: null, name: named(name) }))

async function define(pl: string, kind: AttributeKind = 'text', ...options: string[]): Promise<Attribute> {
  const found = await admin.api.define(definition(pl, { kind, choices: choices(...options) }))
  const attribute = found.find(({ name }) => name.pl === pl)
  if (!attribute) throw new Error(`${pl} was not defined`)
  return attribute
}
const set = (attribute: Attribute, seen: string | null, value: string | null) =>
  clerk.api.set({ clientId, values: [{ attributeId: attribute.id, seen, value }] })
const valuesNow = async () => (await clerk.api.ofClient({ clientId })).attributes.map(({ value }) => value)

describe('an attribute', () => {
  it('is defined behind the others, with its event', async () => {
    await define('Studzienka', 'yes-no')
    const supply = await define('Ujęcie', 'choice', 'własne', 'miejskie')
    expect(supply.choices.map(({ key, name }) => [key, name.pl])).toEqual([
      ['c1', 'własne'],
      ['c2', 'miejskie'],
    ])
    expect((await clerk.api.list()).map(({ name }) => name.pl)).toEqual(['Studzienka', 'Ujęcie'])
    expect((await eventsOf(office, 'attribute.defined'))[1]).toMatchObject({
      actorId: admin.accountId,
      payload: { attributeId: supply.id, name: 'Ujęcie', kind: 'choice', choices: ['własne', 'miejskie'] },
    })
  })

  it('is defined once however often it is sent', async () => {
    const input = definition('Studzienka')
    await Promise.all([admin.api.define(input), admin.api.define(input)])
    expect(await clerk.api.list()).toHaveLength(1)
    const other = admin.api.define({ ...input, kind: 'date' })
    expect(await refusalOf(other)).toMatchObject({ code: 'request.key-reused' })
  })

  it.each([
    [definition('studzienka'), 'attribute.name-taken'],
    [definition('Inna', { name: { pl: 'Inna', en: 'Studzienka (en)' } }), 'attribute.name-taken'],
    [definition('Wybór', { kind: 'choice', choices: choices('jedno') }), 'attribute.choices-missing'],
    [definition('Wybór', { kind: 'choice', choices: choices('a', 'A') }), 'attribute.choices-missing'],
    [
      definition('Wybór', {
        kind: 'choice',
        choices: choices('a', 'b').map((one) => ({ ...one, key: 'c1' })),
      }),
      'attribute.choices-missing',
    ],
    [definition(' '), 'input.invalid'],
  ])('is refused as %j with %s', async (input, code) => {
    await define('Studzienka')
    expect(await refusalOf(admin.api.define(input))).toMatchObject({ code })
    expect(await clerk.api.list()).toHaveLength(1)
    expect(await eventsOf(office, 'attribute.defined')).toHaveLength(1)
  })

  it('is one of sixty at most', async () => {
    for (let count = 0; count < 60; count += 1) await define(`Cecha ${count}`)
    expect(await refusalOf(admin.api.define(definition('Jeszcze jedna')))).toEqual({
      code: 'attribute.too-many',
      details: { most: 60 },
    })
    const [first] = await admin.api.list()
    const attributeId = first?.id ?? 0
    await admin.api.retire({ attributeId, version: 0, isRetired: true })
    await define('Jeszcze jedna')
    const restored = () => admin.api.retire({ attributeId, version: 1, isRetired: false })
    expect(await refusalOf(restored())).toMatchObject({ code: 'attribute.too-many' })
  })

  it('is renamed with its choices; a new choice gets a key of its own', async () => {
    const supply = await define('Ujęcie', 'choice', 'własne', 'miejskie')
    const [own] = supply.choices
    if (!own) throw new Error('The choice is missing')
    const [changed] = await admin.api.redefine({
      ...{ attributeId: supply.id, version: 0, name: named('Skąd woda') },
      choices: [{ ...own, name: named('studnia') }, ...choices('wodociąg')],
    })
    expect(changed).toMatchObject({ name: { pl: 'Skąd woda' }, version: 1 })
    expect(changed?.choices.map(({ key, name }) => [key, name.pl])).toEqual([
      ['c1', 'studnia'],
      ['c3', 'wodociąg'],
    ])
    expect((await eventsOf(office, 'attribute.redefined'))[0]?.payload).toMatchObject({
      before: { namePl: 'Ujęcie', choices: 'własne, miejskie' },
      after: { namePl: 'Skąd woda', choices: 'studnia, wodociąg' },
    })
  })

  it('refuses a stale change and tells what changed', async () => {
    const note = await define('Studzienka')
    const rename = (pl: string) =>
      admin.api.redefine({ attributeId: note.id, version: 0, name: { pl, en: 'Well' }, choices: [] })
    const outcomes = await Promise.allSettled([rename('Studnia'), rename('Piwnica')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [now] = await clerk.api.list()
    expect(await refusalOf(rename('Garaż'))).toMatchObject({
      code: 'row.stale',
      details: {
        version: 1,
        changes: [
          { field: 'nameEn', from: 'Studzienka (en)', to: 'Well' },
          { field: 'namePl', from: 'Studzienka', to: now?.name.pl },
        ],
      },
    })
  })

  it('keeps a choice that a client has', async () => {
    const supply = await define('Ujęcie', 'choice', 'własne', 'miejskie', 'inne')
    await set(supply, null, 'c1')
    const without = {
      attributeId: supply.id,
      version: 0,
      name: supply.name,
      choices: supply.choices.slice(1),
    }
    expect(await refusalOf(admin.api.redefine(without))).toEqual({
      code: 'attribute.choice-used',
      details: { choice: 'własne', count: 1 },
    })
    await set(supply, 'c1', null)
    expect((await admin.api.redefine(without))[0]?.choices).toHaveLength(2)
  })

  it('goes out of use and back; its values stay and can only be cleared meanwhile', async () => {
    const note = await define('Studzienka')
    const unused = await define('Garaż')
    await set(note, null, 'w piwnicy')
    for (const { id: attributeId } of [note, unused])
      await admin.api.retire({ attributeId, version: 0, isRetired: true })
    expect((await clerk.api.ofClient({ clientId })).attributes).toMatchObject([
      { attribute: { id: note.id, isRetired: true }, value: 'w piwnicy' },
    ])
    expect(await refusalOf(set(note, 'w piwnicy', 'w garażu'))).toEqual({
      code: 'attribute.retired',
      details: { name: 'Studzienka' },
    })
    await set(note, 'w piwnicy', '')
    expect(await valuesNow()).toEqual([])
    await admin.api.retire({ attributeId: note.id, version: 1, isRetired: false })
    expect(await valuesNow()).toEqual([null])
    expect(await eventsOf(office, 'attribute.retired', 'attribute.restored')).toHaveLength(3)
  })

  it('takes the place it is given; the others follow', async () => {
    const made = [await define('A'), await define('B'), await define('C')]
    const [a, b, c] = made.map(({ id }) => id)
    const ordered = await admin.api.order({ attributeIds: [c ?? 0, a ?? 0] })
    expect(ordered.map(({ name }) => name.pl)).toEqual(['C', 'A', 'B'])
    expect((await eventsOf(office, 'attribute.ordered'))[0]?.payload).toEqual({
      before: [a, b, c],
      after: [c, a, b],
    })
    const unknown = admin.api.order({ attributeIds: [999_999] })
    expect(await refusalOf(unknown)).toMatchObject({ code: 'attribute.not-found' })
  })

  it('is defined by administrators only', async () => {
    expect(await refusalOf(clerk.api.define(definition('Studzienka')))).toEqual({
      code: 'permission.missing',
      details: { permission: 'client.define-attributes' },
    })
  })
})

describe('the attributes of a client', () => {
  it.each([
    ['text', ' w piwnicy ', 'w piwnicy'],
    ['number', '1 234,50', '1234.5'],
    ['number', '-0', '0'],
    ['date', '2026-02-28', '2026-02-28'],
    ['choice', 'c2', 'c2'],
    ['yes-no', 'no', 'no'],
  ] as const)('keep a %s typed as "%s" as "%s"', async (kind, typed, kept) => {
    await set(await define('Cecha', kind, 'jedno', 'drugie'), null, typed)
    expect(await valuesNow()).toEqual([kept])
  })

  it.each([
    ['number', 'dużo'],
    ['date', '2026-02-30'],
    ['choice', 'c9'],
    ['yes-no', 'może'],
  ] as const)('refuse for a %s what was typed as "%s", with everything else', async (kind, typed) => {
    const wrong = await define('Cecha', kind, 'jedno', 'drugie')
    const right = await define('Opis')
    const both = clerk.api.set({
      clientId,
      values: [
        { attributeId: right.id, seen: null, value: 'dobrze' },
        { attributeId: wrong.id, seen: null, value: typed },
      ],
    })
    expect(await refusalOf(both)).toEqual({
      code: 'input.invalid',
      details: { fields: { [wrong.id]: 'invalid_format' } },
    })
    expect(await valuesNow()).toEqual([null, null])
    expect(await eventsOf(office, 'client.attributes-set')).toEqual([])
  })

  it('are logged before and after, a choice in its words', async () => {
    const supply = await define('Ujęcie', 'choice', 'własne', 'miejskie')
    await set(supply, null, 'c1')
    await set(supply, 'c1', 'c2')
    await set(supply, 'c2', 'c2')
    expect((await eventsOf(office, 'client.attributes-set')).map(({ payload }) => payload)).toEqual([
      { clientId, attributeIds: [supply.id], before: { Ujęcie: null }, after: { Ujęcie: 'własne' } },
      { clientId, attributeIds: [supply.id], before: { Ujęcie: 'własne' }, after: { Ujęcie: 'miejskie' } },
    ])
  })

  it('refuse a value that became another one meanwhile; two who write the same agree', async () => {
    const note = await define('Studzienka')
    const outcomes = await Promise.allSettled([set(note, null, 'w piwnicy'), set(note, null, 'w garażu')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [now] = await valuesNow()
    expect(await refusalOf(set(note, null, 'na dworze'))).toMatchObject({
      code: 'row.stale',
      details: {
        changedBy: expect.stringContaining('Magda') as string,
        changes: [{ field: String(note.id), from: null, to: now }],
      },
    })
    await set(note, null, now ?? '')
    expect(await eventsOf(office, 'client.attributes-set')).toHaveLength(1)
  })

  it('refuse an unknown client and an unknown attribute', async () => {
    const note = await define('Studzienka')
    const values = [{ attributeId: note.id, seen: null, value: 'x' }]
    const nobody = clerk.api.set({ clientId: 999_999, values })
    expect(await refusalOf(nobody)).toMatchObject({ code: 'client.not-found' })
    expect(await refusalOf(clerk.api.ofClient({ clientId: 999_999 }))).toMatchObject({
      code: 'client.not-found',
    })
    const unknown = clerk.api.set({ clientId, values: [{ attributeId: 999_999, seen: null, value: 'x' }] })
    expect(await refusalOf(unknown)).toMatchObject({ code: 'attribute.not-found' })
  })
})
