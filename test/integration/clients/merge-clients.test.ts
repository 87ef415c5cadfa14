import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { idsWithMerged } from '#server/features/clients/merge/merged.ts'
import { movedTables, otherTables } from '#server/features/clients/merge/parts.ts'
import { eventsStaffRouter } from '#server/features/event-log/staff-router.ts'
import { openPool } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { allow, forbid, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { annaAs, openDesk } from './support.ts'

let office: TestOffice
let clerk: Awaited<ReturnType<typeof openDesk>>
let manager: Awaited<ReturnType<typeof openDesk>>
let anna: ClientRecord
let copy: ClientRecord
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  clerk = await openDesk(office, 'CLERKS')
  manager = await openDesk(office, 'MANAGERS')
  anna = await clerk.api.create(annaAs({ nip: '1234563218', phone: '', email: null }))
  copy = await clerk.api.create(annaAs({ number: '20023', lastName: 'Nowak', nip: '1234563218' }))
})

const sql = () => office.db.pool
const both = () => ({
  ...{ clientId: anna.id, version: anna.version, otherId: copy.id, otherVersion: copy.version },
})
const count = async (from: string, values: (string | number)[] = []) =>
  (await sql().rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`, values))[0]?.n
const found = async (search: string) => (await clerk.api.list({ search })).rows.map((row) => row.id)

async function fill(clientId: number): Promise<void> {
  await sql().query(
    `INSERT INTO tasks (number, client_id, type_id, title, description, status, priority, group_id, due_at, source, created_by,
       request_key, request_hash, created_at, updated_at)
     SELECT ?, ?, y.id, 'Brak wody', '', 'new', 1, y.group_id, '2026-12-01', 'desk', ?, UUID(), '', '2026-11-01', '2026-11-01'
     FROM task_types y WHERE y.code = 'question'`,
    [`2026/8${String(clientId).padStart(5, '0')}`, clientId, clerk.accountId],
  )
  await sql().query(
    `INSERT INTO service_points (client_id, number, name, street, building, flat, postal_code, city, area, meter_number,
       created_at, updated_at) VALUES (?, ?, '', 'ul. Dębowa', '7', '', '', 'Zarzecze', '', 'AQ-77', '2026-01-01', '2026-01-01')`,
    [clientId, `PP-${clientId}`],
  )
}

describe('records that may be of the same client', () => {
  it('are found by register numbers, e-mail, and telephone with the name, the most alike first', async () => {
    const alike = { pesel: '', nip: '', number: '30000' }
    const twin = await clerk.api.create(annaAs({ ...alike, email: 'inna@poczta.example', lastName: 'Nowak' }))
    const found = await manager.api.duplicates({ clientId: copy.id })
    expect(found.map(({ id, reasons }) => [id, reasons])).toEqual([
      [anna.id, ['nip', 'pesel']],
      [twin.id, ['phone-and-name']],
    ])
    expect(await manager.api.duplicates({ clientId: twin.id })).toMatchObject([{ id: copy.id }])
  })

  it('are shown to those who may merge', async () => {
    for (const ask of [
      () => clerk.api.duplicates({ clientId: anna.id }),
      () => clerk.api.previewMerge({ clientId: anna.id, otherId: copy.id }),
      () => clerk.api.merge({ ...both(), take: [] }),
    ])
      expect(await refusalOf(ask())).toMatchObject({ code: 'permission.missing' })
    expect(await refusalOf(manager.api.duplicates({ clientId: anna.id + 1000 }))).toMatchObject({
      code: 'client.not-found',
    })
  })
})

describe('looking before a merge', () => {
  it('shows both records and what moves, and is logged as a look at both', async () => {
    await fill(copy.id)
    const preview = await manager.api.previewMerge({ clientId: anna.id, otherId: copy.id })
    expect(preview).toMatchObject({
      kept: { id: anna.id, number: '10023' },
      other: { id: copy.id, number: '20023' },
      moves: { tasks: 1, servicePoints: 1, documents: 0, accounts: 0, children: 0 },
    })
    const viewed = await eventsOf(office, 'client.viewed')
    expect(viewed.map(({ clientId }) => clientId)).toEqual([anna.id, copy.id])
    expect(await refusalOf(manager.api.previewMerge({ clientId: anna.id, otherId: anna.id }))).toMatchObject({
      code: 'client.merge-same',
    })
  })
})

describe('merging', () => {
  it('moves everything, takes chosen fields, and the old number and address lead to the kept record', async () => {
    await fill(anna.id)
    await fill(copy.id)
    const record = await manager.api.merge({ ...both(), take: ['phone', 'email'] })
    expect(record).toMatchObject({
      ...{ id: anna.id, number: '10023', lastName: 'Kowalska', version: 1 },
      ...{ phone: '601 234 567', email: 'anna@poczta.example', openTasks: 2 },
    })
    expect(await count('tasks WHERE client_id = ?', [anna.id])).toBe(2)
    expect(await count('service_points WHERE client_id = ?', [anna.id])).toBe(2)
    for (const search of ['20023', '10023', 'AQ-77', 'dębowa 7', '601234567'])
      expect(await found(search)).toEqual([anna.id])
    expect(await found('nowak')).toEqual([])
    expect((await clerk.api.get({ clientId: copy.id })).id).toBe(anna.id)
    expect(await idsWithMerged(sql(), anna.id)).toEqual([anna.id, copy.id])
    expect(
      await sql().rows('SELECT last_name AS lastName, phone FROM merged_clients WHERE id = ?', [copy.id]),
    ).toEqual([{ lastName: 'Nowak', phone: '601 234 567' }])
  })

  it('gives a caretaker only for who may, and says so in the log', async () => {
    const colleague = await openDesk(office, 'CLERKS')
    const merger = await openDesk(office, 'CLERKS')
    await allow(office, 'CLERKS', 'client.merge')
    await forbid(office, 'CLERKS', 'client.set-caretaker')
    const theirs = await merger.api.create(annaAs({ number: '20024', caretakerId: merger.accountId }))
    const wish = {
      ...{ clientId: anna.id, version: anna.version, otherId: theirs.id, otherVersion: theirs.version },
      take: ['caretaker' as const],
    }
    expect(await refusalOf(merger.api.merge(wish))).toMatchObject({
      code: 'permission.missing',
      details: { permission: 'client.set-caretaker' },
    })
    await sql().query("UPDATE accounts SET state = 'disabled' WHERE id = ?", [merger.accountId])
    expect(await refusalOf(manager.api.merge(wish))).toMatchObject({ code: 'client.caretaker-unknown' })
    await sql().query('UPDATE clients SET caretaker_id = ? WHERE id = ?', [colleague.accountId, theirs.id])
    const merged = await manager.api.merge(wish)
    expect(merged.caretaker).toMatchObject({ id: colleague.accountId })
    expect(await eventsOf(office, 'client.caretaker-set')).toMatchObject([
      { clientId: anna.id, payload: { before: null, after: colleague.accountId, version: merged.version } },
    ])
  })

  it('leaves something to call the client by', async () => {
    const company = { kind: 'company' as const, companyName: 'Dom i Ogród', firstName: '', lastName: '' }
    const firm = await clerk.api.create(annaAs({ number: '20025', pesel: '', ...company }))
    const wish = { ...both(), otherId: firm.id, otherVersion: firm.version }
    expect(await refusalOf(manager.api.merge({ ...wish, take: ['firstName', 'lastName'] }))).toMatchObject({
      code: 'input.invalid',
      details: { fields: { firstName: 'too_small' } },
    })
    expect((await clerk.api.get({ clientId: firm.id })).name).toBe('Dom i Ogród')
  })

  it('lets the kept client have the number of the record that went, through further merges', async () => {
    const { id, version } = await manager.api.merge({ ...both(), take: [] })
    const renumbered = await clerk.api.update({
      ...annaAs({ number: '20023', nip: '1234563218' }),
      clientId: id,
      version,
    })
    expect(renumbered.number).toBe('20023')
    const last = await clerk.api.create(annaAs({ number: '20026', pesel: '' }))
    const wish = { clientId: last.id, version: 0, otherId: id, otherVersion: renumbered.version, take: [] }
    await manager.api.merge(wish)
    for (const number of ['20023', '10023', '20026']) expect(await found(number)).toEqual([last.id])
  })

  it('keeps no empty value of an attribute in the archive', async () => {
    await sql().query(
      `INSERT INTO client_attributes (id, kind, name_pl, name_en, choices, position, version, created_by, request_key,
         request_hash, created_at, updated_at)
       VALUES (900, 'text', 'Uwagi', 'Notes', '[]', 1, 0, ?, UUID(), '', '2026-01-01', '2026-01-01')`,
      [clerk.accountId],
    )
    await sql().query(
      "INSERT INTO client_attribute_values (client_id, attribute_id, value, updated_at) VALUES (?, 900, 'pies', NOW()), (?, 900, NULL, NOW())",
      [anna.id, copy.id],
    )
    await manager.api.merge({ ...both(), take: [] })
    expect(await sql().rows('SELECT kept_rows AS kept FROM merged_clients')).toEqual([{ kept: '{}' }])
  })

  it('tells the log of a parent that came with the other record, and refuses a tree too deep', async () => {
    const parent = await clerk.api.create(annaAs({ number: '30001', pesel: '' }))
    await clerk.api.setParent({ clientId: copy.id, version: copy.version, parentId: parent.id })
    await manager.api.merge({ ...both(), otherVersion: copy.version + 1, take: [] })
    expect(await eventsOf(office, 'client.parent-set')).toMatchObject([
      { clientId: copy.id, payload: { before: null, after: parent.id } },
      { clientId: anna.id, payload: { before: null, after: parent.id } },
    ])
    const line: ClientRecord[] = []
    for (const number of ['40001', '40002', '40003', '40004', '40005']) {
      const next = await clerk.api.create(annaAs({ number, pesel: '' }))
      const above = line.at(-1)
      line.push(
        above ? await clerk.api.setParent({ clientId: next.id, version: 0, parentId: above.id }) : next,
      )
    }
    const [top] = line
    const kept = await clerk.api.get({ clientId: anna.id })
    const deep = {
      clientId: kept.id,
      version: kept.version,
      otherId: top?.id ?? 0,
      otherVersion: 0,
      take: [],
    }
    expect(await refusalOf(manager.api.merge(deep))).toMatchObject({ code: 'client.parent-too-deep' })
  })

  it('tells the log under both ids what became of them', async () => {
    await fill(copy.id)
    await manager.api.merge({ ...both(), take: ['lastName', 'phone'] })
    expect(await eventsOf(office, 'client.merged')).toMatchObject([
      {
        clientId: anna.id,
        actorId: manager.accountId,
        payload: {
          ...{ mergedId: copy.id, number: '20023', name: 'Anna Nowak', version: 1 },
          moved: { tasks: 1, servicePoints: 1 },
          before: { lastName: 'Kowalska', phone: '' },
          after: { lastName: 'Nowak', phone: '601 234 567' },
        },
      },
    ])
    expect(await eventsOf(office, 'client.merged-away')).toMatchObject([
      { clientId: copy.id, payload: { clientId: copy.id, into: anna.id } },
    ])
    expect((await clerk.api.get({ clientId: anna.id })).name).toBe('Anna Nowak')
  })

  it('shows in the log of the kept record what happened to the other one before', async () => {
    await manager.api.merge({ ...both(), take: [] })
    const auditor = await makeStaff(office, ['AUDITORS'])
    const { api: log } = await callAs(office, eventsStaffRouter, {
      accountId: auditor.accountId,
      app: 'staff',
    })
    const { rows } = await log.list({ clientId: anna.id })
    const created = rows.filter(({ name }) => name === 'client.created')
    expect(created.map(({ clientId }) => clientId)).toEqual([copy.id, anna.id])
  })

  it('lets accounts reach the kept record, each once and with the wider access of two', async () => {
    const own = await makeClientAccount(office, [copy.id])
    const reachesBoth = await makeClientAccount(office, [anna.id, copy.id])
    await sql().query(
      `UPDATE client_accounts SET reach = 'delegate', until_at = '2026-12-01', limits_portlets = 1
       WHERE account_id = ? AND client_id = ?`,
      [reachesBoth.accountId, anna.id],
    )
    await sql().query(
      "INSERT INTO client_account_portlets (client_id, account_id, portlet) VALUES (?, ?, 'my-requests')",
      [anna.id, reachesBoth.accountId],
    )
    for (const id of [anna.id, copy.id])
      await sql().query(
        `INSERT INTO activation_codes (client_id, code_hash, created_by, created_at, expires_at)
         VALUES (?, ?, ?, '2026-11-01', '2027-03-01')`,
        [id, `code of ${id}`, clerk.accountId],
      )
    await manager.api.merge({ ...both(), take: [] })
    // Whoever finds an old letter opens nothing with it: there is an account.
    expect(await count('activation_codes')).toBe(0)
    const rows = await sql().rows(
      `SELECT account_id AS id, reach, until_at AS untilAt, limits_portlets AS limited FROM client_accounts
       WHERE client_id = ? ORDER BY account_id`,
      [anna.id],
    )
    expect(rows).toEqual([
      { id: own.accountId, reach: 'own', untilAt: null, limited: 0 },
      { id: reachesBoth.accountId, reach: 'own', untilAt: null, limited: 0 },
    ])
    expect(await count('client_accounts WHERE client_id = ?', [copy.id])).toBe(0)
  })

  it('keeps what a limited delegate may see', async () => {
    const delegate = await makeClientAccount(office, [copy.id])
    await sql().query(
      "UPDATE client_accounts SET reach = 'delegate', limits_portlets = 1 WHERE account_id = ?",
      [delegate.accountId],
    )
    await sql().query(
      "INSERT INTO client_account_portlets (client_id, account_id, portlet) VALUES (?, ?, 'documents')",
      [copy.id, delegate.accountId],
    )
    await manager.api.merge({ ...both(), take: [] })
    expect(await sql().rows('SELECT client_id AS clientId, portlet FROM client_account_portlets')).toEqual([
      { clientId: anna.id, portlet: 'documents' },
    ])
  })

  it('keeps the value of an attribute that both have, and the other one in the archive', async () => {
    for (const id of [1, 2])
      await sql().query(
        `INSERT INTO client_attributes (id, name_pl, name_en, kind, choices, position, created_at, updated_at)
         VALUES (?, ?, ?, 'text', '[]', ?, '2026-01-01', '2026-01-01')`,
        [id, `Pole ${id}`, `Field ${id}`, id],
      )
    const values = [
      [anna.id, 1, 'zostaje'],
      [copy.id, 1, 'do archiwum'],
      [copy.id, 2, 'przechodzi'],
    ]
    for (const row of values)
      await sql().query(
        "INSERT INTO client_attribute_values (client_id, attribute_id, value, updated_at) VALUES (?, ?, ?, '2026-01-01')",
        row,
      )
    await manager.api.merge({ ...both(), take: [] })
    expect(
      await sql().rows(
        'SELECT client_id AS c, attribute_id AS a, value FROM client_attribute_values ORDER BY a',
      ),
    ).toEqual([
      { c: anna.id, a: 1, value: 'zostaje' },
      { c: anna.id, a: 2, value: 'przechodzi' },
    ])
    const [archived] = await sql().rows<{ rows: string }>('SELECT kept_rows AS `rows` FROM merged_clients')
    expect(JSON.parse(archived?.rows ?? '')).toEqual({
      attributes: [{ attributeId: 1, value: 'do archiwum' }],
    })
  })

  it('goes on to the last one when records are merged one after another', async () => {
    const kept = await manager.api.merge({ ...both(), take: [] })
    const third = await clerk.api.create(annaAs({ number: '30023' }))
    await manager.api.merge({
      ...{
        clientId: third.id,
        version: third.version,
        otherId: kept.id,
        otherVersion: kept.version,
        take: [],
      },
    })
    for (const number of ['10023', '20023', '30023']) expect(await found(number)).toEqual([third.id])
    expect((await clerk.api.get({ clientId: copy.id })).id).toBe(third.id)
    expect(await idsWithMerged(sql(), third.id)).toEqual(
      [third.id, anna.id, copy.id].toSorted((a, b) => (a === third.id ? -1 : b === third.id ? 1 : a - b)),
    )
  })

  it('keeps the old number from being given to somebody else', async () => {
    await manager.api.merge({ ...both(), take: [] })
    expect(await refusalOf(clerk.api.create(annaAs({ number: '20023' })))).toMatchObject({
      code: 'client.number-taken',
    })
    expect(await count('clients')).toBe(1)
  })

  it('refuses a record that changed since the preview, or itself, and then changes nothing', async () => {
    await fill(copy.id)
    await clerk.api.setAlertNote({ clientId: copy.id, version: copy.version, note: 'Pies' })
    expect(await refusalOf(manager.api.merge({ ...both(), take: [] }))).toMatchObject({
      code: 'row.stale',
      details: { version: 1 },
    })
    expect(await refusalOf(manager.api.merge({ ...both(), otherId: anna.id, take: [] }))).toMatchObject({
      code: 'client.merge-same',
    })
    expect(await refusalOf(manager.api.merge({ ...both(), otherId: copy.id + 99, take: [] }))).toMatchObject({
      code: 'client.not-found',
    })
    expect(await count('tasks WHERE client_id = ?', [copy.id])).toBe(1)
    expect(await eventsOf(office, 'client.merged')).toEqual([])
  })

  it('leaves nothing half done when something cannot move', async () => {
    await fill(copy.id)
    // A table that nobody told of: the database does not let the record go.
    const admin = openPool(office.database.adminUrl, { connections: 1 })
    const forgotten = `${new URL(office.database.url).pathname.slice(1)}.forgotten`
    await admin.query(
      `CREATE TABLE ${forgotten} (client_id BIGINT NOT NULL, FOREIGN KEY (client_id) REFERENCES clients (id))`,
    )
    try {
      await admin.query(`INSERT INTO ${forgotten} (client_id) VALUES (${copy.id})`)
      await expect(manager.api.merge({ ...both(), take: [] })).rejects.toThrow('server.fault')
      expect(await count('tasks WHERE client_id = ?', [copy.id])).toBe(1)
      expect(await count('merged_clients')).toBe(0)
      expect(await found('20023')).toEqual([copy.id])
    } finally {
      await admin.query(`DROP TABLE ${forgotten}`)
      await admin.end()
    }
  })

  it('of the same two by two people at once happens once', async () => {
    const merge = () => manager.api.merge({ ...both(), take: [] })
    const outcomes = await Promise.allSettled([merge(), merge()])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await count('merged_clients')).toBe(1)
  })

  it('knows every table that refers to a client', async () => {
    const tables = await sql().rows<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.key_column_usage
       WHERE table_schema = DATABASE() AND referenced_table_name = 'clients'`,
    )
    const known: readonly string[] = [...movedTables, ...otherTables]
    expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })
})
