import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GroupDetail } from '#shared/domain/groups/schema.ts'
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeStaff } from '#test/support/people.ts'
import { changeOf, deny, grant, groupNamed, idOf, join, openGroups, rightsIn } from './support.ts'

let office: TestOffice
let admin: Awaited<ReturnType<typeof openGroups>>

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  admin = await openGroups(office, 'ADMINISTRATORS')
})

async function make(name: string, parent: GroupDetail | null = null): Promise<GroupDetail> {
  return admin.api.create(groupNamed(name, { parentId: parent?.id ?? null }))
}

describe('making a group', () => {
  it('gives it what its parent has, and says so in the log', async () => {
    const parentId = await idOf(office, 'CLERKS')
    const description = { pl: 'Piszą odpowiedzi', en: 'They answer' }
    const input = groupNamed('Reklamacje', { parentId, description })
    const group = await admin.api.create(input)
    expect(group).toMatchObject({
      code: null,
      kind: 'staff',
      name: input.name,
      description,
      rank: 90,
      parent: { id: parentId, name: { pl: 'Pracownicy biura', en: 'Clerks' } },
      children: [],
      members: 0,
      can: { edit: true, remove: true },
    })
    expect(await rightsIn(office, group.id)).toEqual(await rightsIn(office, parentId))
    expect(await eventsOf(office, 'group.created')).toMatchObject([
      { payload: { groupId: group.id, version: 0, kind: 'staff', name: 'Reklamacje', parentId } },
    ])
    expect((await admin.api.get({ groupId: parentId })).children).toEqual([
      { id: group.id, name: group.name },
    ])
  })

  it('makes no double of a repeated request and refuses its key for another group', async () => {
    const input = groupNamed('Reklamacje')
    const [first, again] = await Promise.all([admin.api.create(input), admin.api.create(input)])
    expect(again.id).toBe(first.id)
    expect(await eventsOf(office, 'group.created')).toHaveLength(1)
    const other = admin.api.create({ ...input, name: { pl: 'Inne', en: 'Other' } })
    expect(await refusalOf(other)).toMatchObject({ code: 'request.key-reused' })
  })

  it('refuses a name that another group of the kind has, in either language', async () => {
    const polish = admin.api.create(groupNamed('x', { name: { pl: 'KLIENCI', en: 'x' }, kind: 'client' }))
    expect(await refusalOf(polish)).toEqual({ code: 'group.name-taken', details: { field: 'name.pl' } })
    const english = admin.api.create(groupNamed('x', { name: { pl: 'x', en: 'Clients' }, kind: 'client' }))
    expect(await refusalOf(english)).toEqual({ code: 'group.name-taken', details: { field: 'name.en' } })
    expect(await admin.api.create(groupNamed('Klienci'))).toMatchObject({ name: { pl: 'Klienci' } })
  })

  it('refuses a parent of the other kind and one that is not there', async () => {
    const clients = await idOf(office, 'CLIENTS')
    const wrong = admin.api.create(groupNamed('Nowa', { parentId: clients }))
    expect(await refusalOf(wrong)).toMatchObject({ code: 'group.kind-differs' })
    const gone = admin.api.create(groupNamed('Nowa', { parentId: 99_999 }))
    expect(await refusalOf(gone)).toMatchObject({ code: 'group.parent-unknown' })
    expect((await admin.api.list()).every((row) => row.code !== null)).toBe(true)
  })
})

describe('changing a group', () => {
  it('writes and logs what differs', async () => {
    const group = await make('Reklamacje')
    const changed = await admin.api.update(
      changeOf(group, { name: { pl: 'Skargi', en: group.name.en }, rank: 55 }),
    )
    expect(changed).toMatchObject({ name: { pl: 'Skargi' }, rank: 55, version: group.version + 1 })
    expect((await eventsOf(office, 'group.changed'))[0]?.payload).toEqual({
      groupId: group.id,
      version: changed.version,
      before: { namePl: 'Reklamacje', rank: 90 },
      after: { namePl: 'Skargi', rank: 55 },
    })
    expect(await admin.api.update(changeOf(changed))).toMatchObject({ version: changed.version })
  })

  it('takes everything that inherits along when it gets another parent', async () => {
    const [first, second] = [await make('Pierwsza'), await make('Druga')]
    const from = await admin.api.setGrants({ groupId: first.id, version: 0, grants: grant('task.read') })
    await admin.api.setGrants({ groupId: second.id, version: 0, grants: grant('client.read') })
    const group = await make('Środek', from)
    const below = await make('Spód', group)
    await admin.api.setGrants({
      groupId: below.id,
      version: below.version,
      grants: [...grant('event.read'), ...deny('client.read')],
    })
    expect(await rightsIn(office, below.id)).toEqual(['event.read', 'task.read'])
    await admin.api.update(changeOf(group, { parentId: second.id }))
    expect(await rightsIn(office, group.id)).toEqual(['client.read'])
    expect(await rightsIn(office, below.id)).toEqual(['event.read'])
    await admin.api.update(changeOf(await admin.api.get({ groupId: group.id }), { parentId: null }))
    expect(await rightsIn(office, group.id)).toEqual([])
  })

  it('refuses to let a group inherit from itself, however far around', async () => {
    const top = await make('Góra')
    const middle = await make('Środek', top)
    const bottom = await make('Dół', middle)
    for (const parent of [top, middle, bottom]) {
      const ring = admin.api.update(changeOf(top, { parentId: parent.id }))
      expect(await refusalOf(ring)).toMatchObject({ code: 'group.makes-ring' })
    }
    expect((await admin.api.get({ groupId: top.id })).version).toBe(top.version)
  })

  it('makes no ring of two changes at once', async () => {
    const [one, two] = [await make('Jeden'), await make('Dwa')]
    const results = await Promise.allSettled([
      admin.api.update(changeOf(one, { parentId: two.id })),
      admin.api.update(changeOf(two, { parentId: one.id })),
    ])
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses a parent that takes the last administrator’s rights away', async () => {
    const top = await make('Góra')
    const allGiven = await admin.api.setGrants({
      groupId: top.id,
      version: 0,
      grants: grant('account.read', 'account.manage', 'group.manage'),
    })
    const administrators = await admin.api.get({ groupId: await idOf(office, 'ADMINISTRATORS') })
    const below = await admin.api.update(changeOf(administrators, { parentId: allGiven.id }))
    const bare = await admin.api.setGrants({ groupId: below.id, version: below.version, grants: [] })
    const away = admin.api.update(changeOf(bare, { parentId: null }))
    expect(await refusalOf(away)).toMatchObject({ code: 'account.last-administrator' })
    expect((await admin.api.get({ groupId: below.id })).parent?.id).toBe(top.id)
  })

  it('refuses a stale window and a name that is taken', async () => {
    const group = await make('Reklamacje')
    await admin.api.update(changeOf(group, { rank: 12 }))
    expect(await refusalOf(admin.api.update(changeOf(group, { rank: 13 })))).toMatchObject({
      code: 'row.stale',
    })
    const fresh = await admin.api.get({ groupId: group.id })
    const taken = admin.api.update(changeOf(fresh, { name: { pl: 'Audytorzy', en: 'x' } }))
    expect(await refusalOf(taken)).toMatchObject({ code: 'group.name-taken' })
  })
})

describe('removing a group', () => {
  const removal = ({ id: groupId, version }: GroupDetail, children: 'move-up' | 'remove' | null = null) => ({
    groupId,
    version,
    children,
  })

  it('takes it away with everything it says', async () => {
    const group = await make('Reklamacje')
    const said = await admin.api.setGrants({ groupId: group.id, version: 0, grants: grant('task.read') })
    expect(await admin.api.remove(removal(said))).toEqual({ removedId: group.id })
    expect(await refusalOf(admin.api.get({ groupId: group.id }))).toMatchObject({ code: 'group.not-found' })
    expect(await rightsIn(office, group.id)).toEqual([])
    expect((await eventsOf(office, 'group.removed'))[0]?.payload).toEqual({
      groupId: group.id,
      name: 'Reklamacje',
      removedIds: [group.id],
    })
  })

  it('refuses a built-in one, one with members, a stale window and one that tasks go to', async () => {
    const clerks = await admin.api.get({ groupId: await idOf(office, 'CLERKS') })
    expect(clerks.can.remove).toBe(false)
    expect(await refusalOf(admin.api.remove(removal(clerks)))).toMatchObject({ code: 'group.built-in' })

    const group = await make('Reklamacje')
    const stale = admin.api.remove({ ...removal(group), version: 7 })
    expect(await refusalOf(stale)).toMatchObject({ code: 'row.stale' })
    const { accountId } = await makeStaff(office, [])
    await join(office, accountId, group.id)
    expect(await refusalOf(admin.api.remove(removal(group)))).toEqual({
      code: 'group.has-members',
      details: { name: 'Reklamacje', members: 1 },
    })
    await office.db.pool.query('DELETE FROM account_group_members WHERE group_id = ?', [group.id])
    const clientId = await makeClient(office)
    await office.db.pool.query(
      `INSERT INTO tasks (number, client_id, type_id, title, description, status, priority, group_id, due_at, source,
         created_by, request_key, request_hash, created_at, updated_at)
       SELECT '2026/000001', ?, MIN(id), 'Reklamacja', '', 'new', 2, ?, '2026-12-01', 'desk', ?, UUID(), '', '2026-11-01',
         '2026-11-01' FROM task_types`,
      [clientId, group.id, admin.accountId],
    )
    expect(await refusalOf(admin.api.remove(removal(group)))).toEqual({
      code: 'group.in-use',
      details: { name: 'Reklamacje' },
    })
    expect((await admin.api.get({ groupId: group.id })).version).toBe(group.version)
  })

  it('asks what becomes of the groups that inherit, and hands them to its parent', async () => {
    const top = await make('Góra')
    const said = await admin.api.setGrants({ groupId: top.id, version: 0, grants: grant('event.read') })
    const middle = await make('Środek', said)
    const saidToo = await admin.api.setGrants({ groupId: middle.id, version: 0, grants: grant('task.read') })
    const bottom = await make('Dół', saidToo)
    expect(await rightsIn(office, bottom.id)).toEqual(['event.read', 'task.read'])
    expect(await refusalOf(admin.api.remove(removal(saidToo)))).toEqual({
      code: 'group.has-children',
      details: { children: ['Dół'] },
    })
    await admin.api.remove(removal(saidToo, 'move-up'))
    const moved = await admin.api.get({ groupId: bottom.id })
    expect(moved).toMatchObject({ parent: { id: top.id }, version: bottom.version + 1 })
    expect(await rightsIn(office, bottom.id)).toEqual(['event.read'])
  })

  it('takes the groups that inherit away as well when asked to, unless one cannot go', async () => {
    const top = await make('Góra')
    const middle = await make('Środek', top)
    const bottom = await make('Dół', middle)
    const { accountId } = await makeStaff(office, [])
    await join(office, accountId, bottom.id)
    expect(await refusalOf(admin.api.remove(removal(top, 'remove')))).toEqual({
      code: 'group.has-members',
      details: { name: 'Dół', members: 1 },
    })
    expect((await admin.api.list()).filter((row) => row.code === null)).toHaveLength(3)
    await office.db.pool.query('DELETE FROM account_group_members WHERE group_id = ?', [bottom.id])
    await admin.api.remove(removal(top, 'remove'))
    expect((await admin.api.list()).filter((row) => row.code === null)).toEqual([])
    expect((await eventsOf(office, 'group.removed'))[0]?.payload.removedIds.toSorted()).toEqual(
      [top.id, middle.id, bottom.id].toSorted(),
    )
  })

  it('refuses when the last administrator would lose by it', async () => {
    const top = await make('Góra')
    const grants = grant('account.read', 'account.manage', 'group.manage')
    const said = await admin.api.setGrants({ groupId: top.id, version: 0, grants })
    const administrators = await admin.api.get({ groupId: await idOf(office, 'ADMINISTRATORS') })
    const below = await admin.api.update(changeOf(administrators, { parentId: top.id }))
    await admin.api.setGrants({ groupId: below.id, version: below.version, grants: [] })
    const away = admin.api.remove(removal(await admin.api.get({ groupId: said.id }), 'move-up'))
    expect(await refusalOf(away)).toMatchObject({ code: 'account.last-administrator' })
    expect(await rightsIn(office, below.id)).toContain('group.manage')
  })
})

describe('looking at groups', () => {
  it('lists staff before clients, the most telling first, with members and rights counted', async () => {
    const rows = await admin.api.list()
    expect(rows.map((row) => row.code)).toEqual([
      'ADMINISTRATORS',
      'MANAGERS',
      'CLERKS',
      'EDITORS',
      'FIELD',
      'AUDITORS',
      'CLIENTS',
    ])
    expect(rows[0]).toMatchObject({ members: 1, parentId: null })
    expect(rows.find((row) => row.code === 'CLIENTS')).toMatchObject({ members: 0, permissions: 6 })
  })

  it('tells in what two groups differ and who says so', async () => {
    const clerks = await idOf(office, 'CLERKS')
    const made = await admin.api.create(groupNamed('Okienko', { parentId: clerks }))
    const group = await admin.api.setGrants({
      groupId: made.id,
      version: 0,
      grants: [...grant('event.read', 'task.create'), ...deny('document.send')],
    })
    const difference = await admin.api.compare({ groupId: group.id, otherId: clerks })
    const own = { id: group.id, name: group.name }
    const parent = { id: clerks, name: { pl: 'Pracownicy biura', en: 'Clerks' } }
    expect(difference.different).toEqual([
      {
        permission: 'document.send',
        group: { isGranted: false, from: own },
        other: { isGranted: true, from: parent },
      },
      {
        permission: 'event.read',
        group: { isGranted: true, from: own },
        other: { isGranted: false, from: null },
      },
    ])
    expect(difference.same + difference.different.length).toBe(group.permissions.length)
    expect((await admin.api.compare({ groupId: clerks, otherId: clerks })).different).toEqual([])
  })

  it('does not compare staff with clients, nor with what is not there', async () => {
    const [clerks, clients] = [await idOf(office, 'CLERKS'), await idOf(office, 'CLIENTS')]
    const across = admin.api.compare({ groupId: clerks, otherId: clients })
    expect(await refusalOf(across)).toMatchObject({ code: 'group.kind-differs' })
    const gone = admin.api.compare({ groupId: clerks, otherId: 99_999 })
    expect(await refusalOf(gone)).toMatchObject({ code: 'group.not-found' })
  })
})
