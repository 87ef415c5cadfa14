import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shelveAccounts } from '#server/migrations/20261122T1100-shelve-accounts.ts'
import { describeGroups } from '#server/migrations/20261122T1020-describe-groups.ts'
import type { Migration, RunStatement } from '#server/platform/database/migrator.ts'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { callAs, openTestOffice, openWindow, type TestOffice } from '#test/support/caller.ts'
import { testDatabase } from '#test/support/database.ts'
import { everyonesPassword, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { staff } from './support.ts'

let office: TestOffice
let admin: Pool
beforeAll(async () => {
  office = await openTestOffice()
  await office.database.reset()
  admin = openPool((await testDatabase()).adminUrl, { connections: 1 })
})
afterAll(() => admin.end())

/** Takes a migration back and makes it again, over what the office holds by now. */
async function again(migration: Migration): Promise<void> {
  const run: RunStatement = async (statement, values = []) => {
    await admin.query(statement, values)
  }
  await migration.down(run)
  await migration.up(run)
}

const shelves = () =>
  admin.rows<{ shelf: string; accountId: number; state: string; seen: string | null; lastName: string }>(
    `SELECT shelf, account_id AS accountId, state, last_signed_in_at AS seen, last_name AS lastName, first_name AS firstName
     FROM account_shelves ORDER BY account_id, shelf`,
  )
const terms = () =>
  admin.rows(
    'SELECT shelf, term, account_id AS accountId, state FROM account_terms ORDER BY account_id, shelf, term',
  )

describe('the shelves of accounts', () => {
  it('hold after every change what they would hold if they were made anew', async () => {
    const { accountId } = await makeStaff(office, ['ADMINISTRATORS'])
    const { api } = await callAs(office, staff, { accountId, app: 'desktop' })
    const client = await makeClientAccount(office, [await makeClient(office)], { lastName: 'Łęcka' })
    const groups = await api.accounts.groupChoices()
    const groupId = (code: string) => groups.find((group) => group.code === code)?.id ?? 0
    const made = await api.accounts.createStaff({
      ...{ requestKey: randomUUID(), login: 'jan.zajac', firstName: 'Jan', lastName: 'Zając' },
      ...{
        email: null,
        language: 'pl' as const,
        groupIds: [groupId('CLERKS')],
        firstPassword: 'las-rzeka-14-most',
      },
    })
    await api.accounts.update({
      ...{ accountId: made.id, version: made.version, login: 'jan.zajac', firstName: 'Jan' },
      ...{ lastName: 'Zając-Lis', email: null, language: 'pl' as const },
    })
    await api.accounts.setGroups({
      accounts: [{ id: made.id, version: made.version + 1 }],
      ...{ add: [groupId('FIELD'), groupId('AUDITORS')], remove: [groupId('CLERKS')] },
    })
    await api.accounts.disable({ accounts: [{ id: client.accountId, version: 0 }] })
    const { login } = await makeStaff(office, ['CLERKS'])
    await openWindow(office, staff, 'desktop').api.session.signIn({ login, password: everyonesPassword })
    const [kept, found] = [await shelves(), await terms()]
    expect(kept.filter(({ seen }) => seen !== null)).toHaveLength(3)
    expect(
      kept
        .filter((row) => row.accountId === made.id)
        .map(({ shelf, state, lastName }) => [shelf, state, lastName]),
    ).toEqual(
      ['all', String(groupId('FIELD')), String(groupId('AUDITORS')), 'staff']
        .toSorted()
        .map((shelf) => [shelf, 'active', 'Zając-Lis']),
    )
    expect(kept.filter((row) => row.accountId === client.accountId).map(({ state }) => state)).toEqual(
      Array(3).fill('disabled'),
    )
    await again(shelveAccounts)
    expect(await shelves()).toEqual(kept)
    expect(await terms()).toEqual(found)
  })
})

describe('descriptions of groups', () => {
  it('that were written in one language stand in both', async () => {
    await admin.query(
      "UPDATE account_groups SET description_pl = 'Dla biura', description_en = '' WHERE code = 'CLERKS'",
    )
    await again(describeGroups)
    const [clerks] = await admin.rows(
      "SELECT description_pl AS pl, description_en AS en FROM account_groups WHERE code = 'CLERKS'",
    )
    expect(clerks).toEqual({ pl: 'Dla biura', en: 'Dla biura' })
    await admin.query(
      "UPDATE account_groups SET description_pl = '', description_en = '' WHERE code = 'CLERKS'",
    )
  })
})
