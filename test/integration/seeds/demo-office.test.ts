import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventCatalogue, type EventName } from '#shared/domain/event-log/events.ts'
import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { TaskStatus } from '#shared/domain/tasks/schema.ts'
import { checkPassword } from '#server/platform/auth/passwords.ts'
import { openDatabase, type Database } from '#server/platform/database/connection.ts'
import { openDiskStore } from '#server/platform/files/disk-store.ts'
import { loadDemoOffice } from '#server/seeds/demo-office.ts'
import { testDatabase } from '#test/support/database.ts'

const now = new Date('2026-11-23T09:12:00.000Z')
const timeZone = 'Europe/Warsaw'
const stamp = '2026-11-23 09:12:00.000'

let db: Database
let folder: string
beforeAll(async () => {
  const database = await testDatabase()
  db = openDatabase(database.adminUrl, { connections: 2 })
  folder = mkdtempSync(path.join(tmpdir(), 'okienko-demo-'))
  await loadDemoOffice(db, { now, timeZone, files: openDiskStore(folder) })
}, 120_000)
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})

const count = async (from: string) =>
  (await db.pool.rows<{ found: number }>(`SELECT COUNT(*) AS found FROM ${from}`))[0]?.found ?? 0

describe('the demo office', () => {
  it('is as large as it is said to be', async () => {
    expect(await count('clients')).toBe(2000)
    expect(await count('tasks')).toBe(20_000)
    expect(await count("accounts WHERE kind = 'staff'")).toBe(12)
  })

  it('has sent invoices to those who can sign in, each logged, the latest not opened yet', async () => {
    const out = await count("documents WHERE direction = 'out'")
    expect(out).toBeGreaterThan(100)
    expect(await count("event_log WHERE name = 'document.sent'")).toBe(out)
    expect(await count("documents WHERE direction = 'out' AND opened_at IS NULL")).toBe(out / 3)
    expect(await count("event_log WHERE name = 'document.opened'")).toBe((out / 3) * 2)
    expect(
      await count(
        'documents d LEFT JOIN document_files f ON f.document_id = d.id WHERE f.document_id IS NULL',
      ),
    ).toBe(0)
  })

  it('has groups of its own, which inherit: companies in one, with what every client may', async () => {
    const [group] = await db.pool.rows<{ id: number; parentId: number }>(
      "SELECT id, parent_id AS parentId FROM account_groups WHERE code IS NULL AND kind = 'client'",
    )
    const members = 'SELECT account_id FROM account_group_members WHERE group_id'
    const ofCompanies = `SELECT r.account_id FROM client_accounts r JOIN clients c ON c.id = r.client_id WHERE c.kind = 'company'`
    expect(await count(`accounts WHERE id IN (${members} = ${group?.id})`)).toBeGreaterThan(20)
    expect(
      await count(`accounts WHERE id IN (${members} = ${group?.id}) AND id NOT IN (${ofCompanies})`),
    ).toBe(0)
    const rights = async (id: number | undefined) =>
      (
        await db.pool.rows<{ permission: string }>(
          'SELECT permission FROM account_group_permissions WHERE group_id = ? ORDER BY permission',
          [id ?? 0],
        )
      ).map(({ permission }) => permission)
    expect(await rights(group?.id)).toEqual(await rights(group?.parentId))
  })

  it('serves every client at one to three places, each with a street or a town, an area and its own meter', async () => {
    const perClient = await db.pool.rows<{ found: number; clients: number }>(
      `SELECT found, COUNT(*) AS clients FROM (SELECT COUNT(p.id) AS found FROM clients c
         LEFT JOIN service_points p ON p.client_id = c.id GROUP BY c.id) counted GROUP BY found ORDER BY found`,
    )
    expect(perClient.map(({ found }) => found)).toEqual([1, 2, 3])
    expect(await count("service_points WHERE area = '' OR city = ''")).toBe(0)
    expect(await count("service_points WHERE meter_number <> ''")).toBe(
      await count("(SELECT DISTINCT meter_number FROM service_points WHERE meter_number <> '') each_once"),
    )
    expect(await count(`service_points WHERE served_until <= '${stamp}'`)).toBeGreaterThan(20)
    const [meter] = await db.pool.rows<{ number: string; clientId: number }>(
      "SELECT meter_number AS number, client_id AS clientId FROM service_points WHERE meter_number <> '' LIMIT 1",
    )
    expect(
      await count(`client_terms WHERE term = '${meter?.number}' AND client_id = ${meter?.clientId}`),
    ).toBe(1)
  })

  it('lists records that were made twice, and none of clients that belong together', async () => {
    const groups = await db.pool.rows<{ reason: number; members: number; parents: number }>(
      `SELECT d.reason, COUNT(*) AS members, COUNT(c.parent_id) AS parents FROM client_duplicates d
         JOIN clients c ON c.id = d.client_id GROUP BY d.reason, d.first_id`,
    )
    expect(groups.length).toBeGreaterThanOrEqual(12)
    expect(new Set(groups.map(({ reason }) => reason))).toEqual(new Set([0, 1, 2, 3, 4]))
    expect(groups.filter(({ members }) => members > 2)).not.toEqual([])
    expect(groups.filter(({ parents }) => parents > 0)).toEqual([])
    expect(await count('clients WHERE parent_id IS NOT NULL')).toBeGreaterThan(7)
  })

  it('lets delegates in, some until a day to come, some no longer, each by an event', async () => {
    const delegates = "client_accounts WHERE reach = 'delegate'"
    expect(await count(`${delegates} AND until_at > '${stamp}'`)).toBeGreaterThan(5)
    expect(await count(`${delegates} AND until_at <= '${stamp}'`)).toBeGreaterThan(2)
    expect(await count(`${delegates} AND until_at IS NULL`)).toBeGreaterThan(5)
    expect(await count(`${delegates} AND limits_points = 1`)).toBe(
      await count('(SELECT DISTINCT account_id, client_id FROM client_account_points) limited'),
    )
    expect(await count("event_log WHERE name = 'delegate.granted'")).toBe(await count(delegates))
  })

  it('finds every client by its further contacts', async () => {
    const contacts = await db.pool.rows<{ clientId: number; name: string; email: string | null }>(
      'SELECT client_id AS clientId, name, email FROM client_contacts',
    )
    const terms = await db.pool.rows<{ clientId: number; term: string }>(
      'SELECT client_id AS clientId, term FROM client_terms WHERE client_id IN (SELECT client_id FROM client_contacts)',
    )
    const known = new Set(terms.map(({ clientId, term }) => `${clientId} ${term}`))
    const missing = contacts.flatMap(({ clientId, name, email }) =>
      [...wordsOf(name), ...(email ? [email] : [])].filter((word) => !known.has(`${clientId} ${word}`)),
    )
    expect(missing).toEqual([])
    expect(contacts.some(({ email }) => email !== null)).toBe(true)
  })

  it('knows contacts, consents and attributes of some clients, and of those everyone looks at', async () => {
    for (const table of ['client_contacts', 'client_consents', 'client_attribute_values']) {
      const known = await count(`(SELECT DISTINCT client_id FROM ${table}) each_once`)
      expect(known).toBeGreaterThan(200)
      expect(known).toBeLessThan(1200)
      expect(
        await count(`${table} p JOIN clients c ON c.id = p.client_id WHERE c.number = '10023'`),
      ).toBeGreaterThan(0)
    }
    expect(await count('client_attributes')).toBe(5)
    expect(await count(`client_consents WHERE decided_at >= '${stamp}'`)).toBe(0)
  })

  it('has the open work of a real Monday: some overdue, some waiting, some that nobody has taken', async () => {
    const open = await count('tasks WHERE is_open = 1')
    expect(open).toBeGreaterThan(350)
    expect(open).toBeLessThan(650)
    const overdue = await count(`tasks WHERE is_open = 1 AND due_at <= '${stamp}'`)
    expect(overdue / open).toBeGreaterThan(0.02)
    expect(overdue / open).toBeLessThan(0.1)
    expect(await count("tasks WHERE status = 'waiting'")).toBeGreaterThan(15)
    expect(await count('tasks WHERE is_open = 1 AND assignee_id IS NULL')).toBeGreaterThan(5)
    expect(await count("tasks WHERE created_at < '2026-08-01' AND is_open = 1")).toBe(0)
  })

  it('knows nothing of the future and nothing older than its clients', async () => {
    expect(await count(`event_log WHERE occurred_at >= '${stamp}'`)).toBe(0)
    expect(await count(`task_entries WHERE created_at >= '${stamp}'`)).toBe(0)
    expect(
      await count('tasks t JOIN clients c ON c.id = t.client_id WHERE t.created_at < c.created_at'),
    ).toBe(0)
    const early = 'tasks t JOIN accounts a ON a.id = t.created_by WHERE t.created_at < a.created_at'
    expect(await count(early)).toBe(0)
  })

  it('tells of every task a timeline that ends in its present state', async () => {
    const rows = await db.pool.rows<{
      id: number
      status: TaskStatus
      version: number
      told: string
      last: number
    }>(
      `SELECT t.id, t.status, t.version,
         SUBSTRING_INDEX(GROUP_CONCAT(IF(e.change_field = 'status', e.change_to, NULL) ORDER BY e.id), ',', -1) AS told,
         MAX(e.task_version) AS last
       FROM tasks t JOIN task_entries e ON e.task_id = t.id GROUP BY t.id, t.status, t.version`,
    )
    expect(rows).toHaveLength(20_000)
    expect(rows.filter((row) => (row.told ?? 'new') !== row.status)).toEqual([])
    expect(rows.filter((row) => row.last !== row.version)).toEqual([])
  })

  it('ends tasks when they left the open states, and finds each by its words in the right place', async () => {
    const ended = await db.pool.rows<{ status: TaskStatus; hasEnd: number }>(
      'SELECT DISTINCT status, ended_at IS NOT NULL AS hasEnd FROM tasks',
    )
    expect(ended.filter(({ status, hasEnd }) => isOpen(status) === (hasEnd === 1))).toEqual([])
    const astray =
      'task_terms w JOIN tasks t ON t.id = w.task_id WHERE w.stage <> t.stage OR w.due_at <> t.due_at'
    expect(await count(astray)).toBe(0)
  })

  it('writes only events that the log knows, in order, without a gap in the feed', async () => {
    const events = await db.pool.rows<{ name: EventName; payload: string }>(
      'SELECT name, payload FROM event_log',
    )
    const broken = events.filter(
      ({ name, payload }) => !eventCatalogue[name].safeParse(JSON.parse(payload)).success,
    )
    expect(broken).toEqual([])
    expect(
      await count('event_log a JOIN event_log b ON b.id = a.id + 1 WHERE b.occurred_at < a.occurred_at'),
    ).toBe(0)
    expect(await count('event_feed')).toBe(events.length)
    expect(await count('event_feed WHERE feed_position > ' + events.length)).toBe(0)
  })

  it('leaves nothing to be followed, so that nobody is told of the past', async () => {
    expect(await count('event_outbox')).toBe(0)
    const events = await count('event_log')
    expect(await count(`leases WHERE position = ${events}`)).toBe(await count('leases'))
    expect(await count('jobs')).toBe(0)
    expect(await count('notifications WHERE read_at IS NULL')).toBeLessThan(100)
  })

  it('goes on with task numbers after the last one it gave', async () => {
    const [year] = await db.pool.rows<{ next: number; last: string }>(
      "SELECT next_number AS next, (SELECT MAX(number) FROM tasks WHERE number LIKE '2026/%') AS last FROM task_numbers WHERE year = 2026",
    )
    expect(year?.last).toBe(`2026/${String((year?.next ?? 0) - 1).padStart(6, '0')}`)
  })

  it('lets everyone sign in whom its logins name, and nobody else', async () => {
    const file = new URL('../../../server/seeds/demo-logins.json', import.meta.url)
    const logins = JSON.parse(await readFile(file, 'utf8')) as {
      login: string
      password: string
      where: string
    }[]
    for (const { login, password, where } of logins) {
      const [account] = await db.pool.rows<{ hash: string; kind: string; state: string }>(
        'SELECT password_hash AS hash, kind, state FROM accounts WHERE login = ?',
        [login],
      )
      expect(account).toMatchObject({ kind: where === 'office' ? 'staff' : 'client', state: 'active' })
      expect((await checkPassword(account?.hash ?? null, password)).isRight).toBe(true)
    }
    expect(await count('accounts WHERE password_hash IS NOT NULL')).toBe(logins.length)
  })

  it('shows the demo client a request in every state, and the other one two clients', async () => {
    const states = await db.pool.rows<{ status: string }>(
      `SELECT DISTINCT t.status FROM tasks t JOIN client_accounts r ON r.client_id = t.client_id
       JOIN accounts a ON a.id = r.account_id WHERE a.login = 'anna.kowalska' ORDER BY t.status`,
    )
    expect(states).toHaveLength(6)
    const reached = "client_accounts r JOIN accounts a ON a.id = r.account_id WHERE a.login = 'jan.nowak'"
    expect(await count(reached)).toBe(2)
  })

  it('keeps the bytes of every attachment', async () => {
    const files = await db.pool.rows<{ key: string; size: number }>(
      'SELECT storage_key AS `key`, size FROM attachments',
    )
    expect(files.length).toBeGreaterThan(20)
    const store = openDiskStore(folder)
    for (const { key, size } of files) {
      let bytes = 0
      for await (const part of await store.open(key)) bytes += (part as Buffer).length
      expect(bytes).toBe(size)
    }
  })

  it('refuses a database that is in use, and leaves it as it was', async () => {
    await expect(loadDemoOffice(db, { now, timeZone })).rejects.toThrow('The database is not empty')
    expect(await count('clients')).toBe(2000)
  })
})
