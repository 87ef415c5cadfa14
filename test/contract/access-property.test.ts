import fc from 'fast-check'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { permissions, type AccountKind, type Permission } from '#shared/domain/accounts/permissions.ts'
import type { GroupDetail } from '#shared/domain/groups/schema.ts'
import { portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import { fileRoutes } from '#server/file-routes.ts'
import { heardBy } from '#server/features/live/scope.ts'
import { findStanding } from '#server/features/live/standing.ts'
import { loadActor } from '#server/platform/auth/sessions.ts'
import { portalRouter, staffRouter } from '#server/router.ts'
import { openTestOffice } from '#test/support/caller.ts'
import { letIn, makePoint } from '#test/support/delegates.ts'
import { doorNamed, doors, type Door } from '#test/support/doors.ts'
import { makeClientAccount, makeStaff } from '#test/support/people.ts'
import { forgetful, forgetfulRoute } from './access/scope.ts'
import { makeCase, type ClientCase } from './access/small-office.ts'
import { openWeb, type Web } from './access/web.ts'
import { inputFor } from './inputs.ts'

const office = await openTestOffice({ PORTAL_DIR: 'none', OFFICE_DIR: 'none' })
const web = await openWeb(office)
afterAll(() => web.close())
const cases = [await makeCase(web), await makeCase(web), await makeCase(web)] as const
const points = await Promise.all(cases.map(({ clientId }) => makePoint(office, clientId)))
const administrator = await web.as((await makeStaff(office, ['ADMINISTRATORS'])).accountId, 'staff')
const hour = 3_600_000

/** How an account reaches a client: `until` is hours from now. */
interface Access {
  readonly reach: 'none' | 'own' | 'delegate'
  readonly until: number | null
  readonly portlets: readonly PortletName[] | null
  readonly isOfPoint: boolean
}

interface Group {
  /** Which of the groups before it is its parent, counted from the end; none where there is none so far back. */
  readonly parent: number
  readonly grants: readonly (readonly [Permission, boolean])[]
}

interface World {
  readonly groups: readonly Group[]
  readonly accounts: readonly { readonly groups: readonly number[]; readonly accesses: readonly Access[] }[]
}

const ofClients: readonly Permission[] = [
  'request.read',
  'request.create',
  'own-document.read',
  'own-document.add',
  'own-data.read',
  'delegate.manage',
]
const ofStaff = permissions.filter((permission) => !ofClients.includes(permission))

const someGroups = (among: readonly Permission[]) =>
  fc.array(
    fc.record({
      parent: fc.nat(3),
      grants: fc
        .uniqueArray(fc.constantFrom(...among), { maxLength: among.length })
        .chain((chosen) =>
          fc.tuple(...chosen.map((permission) => fc.tuple(fc.constant(permission), fc.boolean()))),
        ),
    }),
    { minLength: 1, maxLength: 4 },
  )
const anAccess: fc.Arbitrary<Access> = fc.record({
  reach: fc.constantFrom('none', 'own', 'delegate', 'delegate'),
  until: fc.constantFrom(null, null, -1, 1),
  portlets: fc.option(fc.subarray(portletNames), { nil: null }),
  isOfPoint: fc.boolean(),
})
const aWorld = (among: readonly Permission[]): fc.Arbitrary<World> =>
  fc.record({
    groups: someGroups(among),
    accounts: fc.array(
      fc.record({
        groups: fc.array(fc.nat(3), { maxLength: 3 }),
        accesses: fc.tuple(...cases.map(() => anAccess)),
      }),
      { minLength: 2, maxLength: 3 },
    ),
  })

/** What a group may after inheritance, reckoned here from what it was told. */
function allowedIn(groups: readonly Group[], index: number, permission: Permission): boolean {
  const group = groups[index]
  if (!group) return false
  const said = group.grants.find(([named]) => named === permission)
  return said ? said[1] : allowedIn(groups, parentOf(group, index), permission)
}

const parentOf = (group: Group, index: number): number => (group.parent === 0 ? -1 : index - group.parent)

let made = 0

/** Makes the groups as an administrator makes them; answers their ids. */
async function makeGroups(groups: readonly Group[], kind: AccountKind): Promise<number[]> {
  const ids: number[] = []
  for (const [index, group] of groups.entries()) {
    made += 1
    const name = { pl: `Losowa ${made}`, en: `Random ${made}` }
    const created = await web.ask(
      doorNamed('staff groups.create'),
      {
        ...{ requestKey: crypto.randomUUID(), kind, name, description: { pl: '', en: '' }, rank: 500 },
        parentId: ids[parentOf(group, index)] ?? null,
      },
      administrator,
    )
    const { id: groupId, version } = created.data as GroupDetail
    const grants = group.grants.map(([permission, isGranted]) => ({ permission, isGranted }))
    const set = await web.ask(
      doorNamed('staff groups.setGrants'),
      { groupId, version, grants },
      administrator,
    )
    expect(set.refusal).toBeNull()
    ids.push(groupId)
  }
  return ids
}

async function putInto(accountId: number, groupIds: readonly number[]): Promise<void> {
  const { pool } = office.db
  await pool.query('DELETE FROM account_group_members WHERE account_id = ?', [accountId])
  for (const groupId of new Set(groupIds))
    await pool.query('INSERT INTO account_group_members (account_id, group_id) VALUES (?, ?)', [
      accountId,
      groupId,
    ])
}

/** Makes a client account with these accesses and answers its id. */
async function makeReaching(accesses: readonly Access[]): Promise<number> {
  const own = cases.filter((_, index) => accesses[index]?.reach === 'own').map(({ clientId }) => clientId)
  const { accountId } = await makeClientAccount(office, own)
  for (const [index, access] of accesses.entries()) {
    const of = cases[index]
    if (access.reach !== 'delegate' || !of) continue
    await letIn(office, {
      clientId: of.clientId,
      accountId,
      untilAt: access.until === null ? null : new Date(office.clock.now().getTime() + access.until * hour),
      portlets: access.portlets,
      pointIds: access.isOfPoint ? [points[index] ?? 0] : null,
    })
  }
  return accountId
}

const isOpen = ({ reach, until }: Access) =>
  reach === 'own' || (reach === 'delegate' && (until === null || until > 0))

/** What an account sees of requests it has not filed itself. */
const seesRequests = (access: Access) =>
  access.reach === 'own' ||
  (isOpen(access) &&
    !access.isOfPoint &&
    (access.portlets === null || access.portlets.includes('my-requests')))

/** Doors that give more of a client than its name, and whom they are for; others are held to `isOpen` alone. */
function mayLearnAt({ path }: Door, access: Access): boolean {
  const has = (portlet: PortletName) => access.portlets === null || access.portlets.includes(portlet)
  if (!isOpen(access)) return false
  if (/^requests\.|^clients\/:clientId\/files/.test(path)) return seesRequests(access)
  if (/^delegates\./.test(path)) return access.reach === 'own'
  if (/^documents\.|documents\//.test(path))
    return access.reach === 'own' || has('documents') || has('add-document')
  return true
}

const reads = doors.filter(({ way, access }) => access !== 'public' && way !== 'mutation' && way !== 'upload')
const portalReads = reads.filter(({ audience }) => audience === 'portal')

/** Every read of the portal as one account about one client; answers what it should not have been told. */
async function leaksTo(
  asked: Web,
  who: { accountId: number; accesses: readonly Access[] },
): Promise<{ leaks: string[]; told: number }> {
  const caller = await asked.as(who.accountId, 'portal')
  const leaks: string[] = []
  let told = 0
  for (const door of portalReads) {
    for (const of of cases) {
      const { text } = await asked.ask(door, inputFor(door.name, of), caller)
      for (const [index, { marker, internal }] of cases.entries()) {
        const access = who.accesses[index]
        if (text.includes(internal)) leaks.push(`${door.name} tells the office's words on client ${index}`)
        if (!text.includes(marker)) continue
        told += 1
        const onlyName = door.path === 'session.current' && access && isOpen(access)
        if (!onlyName && !(access && mayLearnAt(door, access)))
          leaks.push(`${door.name} tells of client ${index} to ${JSON.stringify(access)}`)
      }
    }
  }
  return { leaks, told }
}

describe('whatever groups, inheritance and delegations there are', () => {
  it('nobody reads of a client whom they do not reach, and a delegate only what they were given', async () => {
    let toldInAll = 0
    await fc.assert(
      fc.asyncProperty(aWorld(ofClients), async ({ groups, accounts }) => {
        const ids = await makeGroups(groups, 'client')
        for (const account of accounts) {
          const accountId = await makeReaching(account.accesses)
          await putInto(
            accountId,
            account.groups.flatMap((index) => ids[index] ?? []),
          )
          const { leaks, told } = await leaksTo(web, { accountId, accesses: account.accesses })
          expect(leaks).toEqual([])
          toldInAll += told
        }
      }),
      { numRuns: 8 },
    )
    // Silence alone would prove nothing.
    expect(toldInAll).toBeGreaterThan(0)
  }, 120_000)

  it.each<[AccountKind, readonly Permission[]]>([
    ['client', ofClients],
    ['staff', ofStaff],
  ])(
    'no door of the %s opens without what its groups allow',
    async (kind, among) => {
      const audience = kind === 'staff' ? 'staff' : 'portal'
      await fc.assert(
        fc.asyncProperty(someGroups(among), fc.nat(3), async (groups, chosen) => {
          const ids = await makeGroups(groups, kind)
          const member = chosen % groups.length
          const { accountId } =
            kind === 'staff'
              ? await makeStaff(office, ['CLERKS'])
              : await makeClientAccount(office, [cases[0].clientId])
          await putInto(accountId, [ids[member] ?? 0])
          const caller = await web.as(accountId, audience)
          for (const door of doors) {
            const isOurs = door.audience === audience && !['public', 'signed-in'].includes(door.access)
            if (!isOurs || allowedIn(groups, member, door.access as Permission)) continue
            const { refusal } = await web.ask(door, inputFor(door.name, cases[0]), caller)
            expect(refusal?.code, door.name).toBe('permission.missing')
          }
        }),
        { numRuns: 5 },
      )
    },
    120_000,
  )

  it('the live feed tells of requests only whom they are for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(...cases.map(() => anAccess)), async (accesses) => {
        const accountId = await makeReaching(accesses)
        const { token } = await web.as(accountId, 'portal')
        const now = office.clock.now()
        const actor = await loadActor(office.db.pool, { token: token ?? '', kind: 'client', now })
        const standing = actor && (await findStanding(office.db.pool, actor, now))
        if (!standing) throw new Error('Nobody is signed in')
        const events = cases.map((of, index) => eventOf(of, index))
        const heard = await heardBy(office.db.pool, standing, events)
        expect(heard.map(({ clientId }) => clientId)).toEqual(
          cases.filter((_, index) => seesRequests(accesses[index] as Access)).map(({ clientId }) => clientId),
        )
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('fails when the scope is removed', async () => {
    const [{ account }] = cases
    const owner = async () => {
      const { token } = await web.as(account.accountId, 'portal')
      return loadActor(office.db.pool, { token: token ?? '', kind: 'client', now: office.clock.now() })
    }
    const open = await openWeb(office, {
      routers: { staff: staffRouter, portal: forgetful(portalRouter, owner) },
      fileRoutes: fileRoutes.map((route) => forgetfulRoute(route, owner)),
    })
    onTestFinished(() => open.close())
    const none: Access = { reach: 'none', until: null, portlets: null, isOfPoint: false }
    const accesses = cases.map(() => none)
    const { leaks } = await leaksTo(open, { accountId: await makeReaching(accesses), accesses })
    expect(leaks).toContainEqual(expect.stringContaining('portal requests.list'))
    expect(leaks).toContainEqual(expect.stringContaining('portal requests.get'))
    expect(leaks).toContainEqual(expect.stringContaining('portal GET clients/:clientId/files/:fileId'))
  })
})

function eventOf({ clientId, request }: ClientCase, index: number) {
  return {
    position: index + 1,
    eventId: index + 1,
    name: 'task.replied' as const,
    occurredAt: office.clock.now().toISOString(),
    actorKind: 'staff' as const,
    actorId: null,
    taskId: request.id,
    clientId,
    requestId: '00000000-0000-4000-8000-000000000000',
    payload: {},
  }
}
