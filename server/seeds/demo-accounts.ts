import type { AccountKind, BuiltInGroupCode } from '#shared/domain/accounts/permissions.ts'
import type { AccountState } from '#shared/domain/accounts/schema.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { shelve } from '#server/features/accounts/index.ts'
import type { DemoClient } from './demo-clients.ts'
import { insertRows } from './insert-rows.ts'
import { surnames, womansSurname, womensNames } from './names.ts'
import type { OfficeHours } from './office-hours.ts'
import type { Random } from './random.ts'
import { staff } from './staff.ts'
import demoLogins from './demo-logins.json' with { type: 'json' }

/** One line of `demo-logins.json`, which the start of a local office prints. */
interface DemoLogin {
  readonly role: string
  readonly where: 'office' | 'portal'
  readonly login: string
  readonly password: string
}

export interface DemoAccount {
  readonly id: number
  readonly kind: AccountKind
  readonly login: string
  readonly passwordHash: string | null
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  /** Of staff who look after clients. */
  readonly phone: string
  readonly state: AccountState
  readonly group: BuiltInGroupCode
  readonly clientIds: readonly number[]
  readonly createdBy: number | null
  readonly createdAt: number
  readonly lastSignedInAt: number | null
}

/** Ids of the accounts that were made: of staff by login, and the one that files a client's requests. */
export interface DemoAccounts {
  readonly all: readonly DemoAccount[]
  readonly staff: ReadonlyMap<string, number>
  readonly portalOf: ReadonlyMap<number, number>
}

/** Clients of the demo logins; an account may reach several. */
const reach: Readonly<Record<string, readonly string[]>> = {
  'anna.kowalska': ['10023'],
  'jan.nowak': ['10108', '10109'],
}
const [active, invited] = [380, 36]
const day = 24 * 3_600_000

/**
 * The staff, the demo logins of clients and some hundred accounts more. Only the demo logins have a password: nobody
 * else can sign in before asking for a new one.
 */
export async function planAccounts(
  world: { random: Random; hours: OfficeHours; now: number },
  clients: readonly DemoClient[],
): Promise<DemoAccount[]> {
  const { random, now } = world
  const hashes = await hashesOf(demoLogins as readonly DemoLogin[])
  const people = staff.map((person, index) => ({
    ...{ id: index + 1, kind: 'staff' as const, ...person, clientIds: [], createdBy: index === 0 ? null : 1 },
    passwordHash: hashes.get(person.login) ?? null,
    email: `${person.login}@nadrzecze.example`,
    phone: person.group === 'CLERKS' ? `22 555 01 ${20 + index}` : '',
    state: 'active' as const,
    createdAt: now - 800 * day + index * 3_600_000,
    lastSignedInAt: lastMorning(world),
  }))
  const byNumber = new Map(clients.map((client) => [client.number, client]))
  const own = Object.entries(reach).map(([login, numbers]) => ({
    login,
    reached: numbers.flatMap((number) => byNumber.get(number) ?? []),
  }))
  const taken = new Set(own.flatMap(({ reached }) => reached))
  const others = clients
    .filter((client) => client.email !== null && !taken.has(client))
    .filter((_, index) => index % 2 === 0)
    .slice(0, active + invited)
    .map((client) => ({ login: loginOf(client), reached: [client] }))
  const ofClients = [...own, ...others].map(({ login, reached }, index): DemoAccount => {
    const isInvited = index >= own.length + active
    const [first] = reached
    const createdAt = isInvited ? now - random.whole(1, 20) * day : now - random.whole(735, 790) * day
    return {
      ...{ id: staff.length + index + 1, kind: 'client', login, group: 'CLIENTS' },
      passwordHash: hashes.get(login) ?? null,
      ...nameOf(first, random),
      email: first?.email ?? null,
      phone: '',
      state: isInvited ? 'invited' : 'active',
      clientIds: reached.map((client) => client.id),
      createdBy: 1,
      createdAt,
      lastSignedInAt: isInvited ? null : now - Math.floor(random.fraction() ** 2 * 120 * day),
    }
  })
  return [...people, ...ofClients]
}

/** Writes the accounts with their groups. */
export async function insertAccounts(sql: Sql, accounts: readonly DemoAccount[]): Promise<DemoAccounts> {
  const groups = await sql.rows<{ id: number; code: BuiltInGroupCode }>('SELECT id, code FROM account_groups')
  const groupIds = new Map(groups.map((group) => [group.code, group.id]))
  const columns = [
    ...['id', 'kind', 'login', 'password_hash', 'first_name', 'last_name', 'email', 'phone', 'state'],
    ...['last_signed_in_at', 'created_by', 'created_at', 'updated_at'],
  ]
  const rowOf = (account: DemoAccount) => [
    ...[account.id, account.kind, account.login, account.passwordHash, account.firstName, account.lastName],
    ...[account.email, account.phone, account.state, storedOrNull(account.lastSignedInAt), account.createdBy],
    ...[toStored(new Date(account.createdAt)), toStored(new Date(account.createdAt))],
  ]
  const memberOf = (account: DemoAccount) => [account.id, groupIds.get(account.group) ?? 0]
  await insertRows(sql, { table: 'accounts', columns, rowOf }, accounts)
  const membership = { table: 'account_group_members', columns: ['account_id', 'group_id'], rowOf: memberOf }
  await insertRows(sql, membership, accounts)
  await shelve(sql, accounts)
  const ofStaff = accounts.filter((account) => account.kind === 'staff')
  const filing = accounts.filter((account) => account.kind === 'client' && account.state === 'active')
  return {
    all: accounts,
    staff: new Map(ofStaff.map((account) => [account.login, account.id])),
    portalOf: new Map(filing.flatMap(({ id, clientIds }) => clientIds.map((clientId) => [clientId, id]))),
  }
}

async function hashesOf(logins: readonly DemoLogin[]): Promise<Map<string, string>> {
  const hashed = logins.map(async ({ login, password }): Promise<[string, string]> => [
    login,
    await hashPassword(password),
  ])
  return new Map(await Promise.all(hashed))
}

/** Somewhat before the office opened on its last day. */
function lastMorning({ random, hours, now }: { random: Random; hours: OfficeHours; now: number }): number {
  const opened = hours.days.filter((known) => known.isWorking && known.opens < now).at(-1)?.opens ?? now
  return opened - random.whole(1, 12) * 60_000
}

/** The client itself, or whoever looks after a company's matters. */
function nameOf(client: DemoClient | undefined, random: Random): { firstName: string; lastName: string } {
  if (client && client.lastName !== '') return { firstName: client.firstName, lastName: client.lastName }
  return { firstName: random.pick(womensNames), lastName: womansSurname(random.pick(surnames)) }
}

function loginOf(client: DemoClient): string {
  return (
    client.email?.split('@')[client.kind === 'company' ? 1 : 0]?.replace('.example', '') + `.${client.number}`
  )
}

function storedOrNull(instant: number | null): string | null {
  return instant === null ? null : toStored(new Date(instant))
}
