import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtInGroups } from '#shared/domain/accounts/permissions.ts'
import { permissionsOfKind } from '#shared/domain/groups/rules.ts'
import type { GroupDetail } from '#shared/domain/groups/schema.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { groupsStaffRouter } from '#server/features/groups/staff-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeStaff } from '#test/support/people.ts'
import { deny, grant, groupNamed, idOf, join, openGroups, rightsIn } from './support.ts'

let office: TestOffice
let admin: Awaited<ReturnType<typeof openGroups>>
let parent: GroupDetail
let child: GroupDetail

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  admin = await openGroups(office, 'ADMINISTRATORS')
  const made = await admin.api.create(groupNamed('Obsługa'))
  const grants = grant('client.read', 'task.read')
  parent = await admin.api.setGrants({ groupId: made.id, version: made.version, grants })
  child = await admin.api.create(groupNamed('Okienko', { parentId: parent.id }))
})

const lineOf = (group: GroupDetail, permission: string) =>
  group.permissions.find((line) => line.permission === permission)

describe('what a group says', () => {
  it('has every permission of its kind, each with the group it comes from', async () => {
    const group = await admin.api.setGrants({
      groupId: child.id,
      version: child.version,
      grants: [...grant('client.edit'), ...deny('task.read')],
    })
    expect(group.permissions.map((line) => line.permission)).toEqual(permissionsOfKind('staff'))
    const from = { id: parent.id, name: parent.name }
    expect(lineOf(group, 'client.read')).toEqual({
      permission: 'client.read',
      isGranted: true,
      own: null,
      inherited: { isGranted: true, from },
    })
    expect(lineOf(group, 'task.read')).toMatchObject({
      isGranted: false,
      own: false,
      inherited: { isGranted: true },
    })
    expect(lineOf(group, 'client.edit')).toMatchObject({ isGranted: true, own: true, inherited: null })
    expect(lineOf(group, 'client.merge')).toMatchObject({ isGranted: false, own: null, inherited: null })
    expect(await rightsIn(office, child.id)).toEqual(['client.edit', 'client.read'])
  })

  it('logs only what differs, before and after', async () => {
    await admin.api.setGrants({
      groupId: parent.id,
      version: parent.version,
      grants: [...grant('client.read'), ...deny('task.read')],
    })
    expect((await eventsOf(office, 'group.grants-set')).at(-1)).toMatchObject({
      actorId: admin.accountId,
      payload: {
        groupId: parent.id,
        version: parent.version + 1,
        before: { 'task.read': true },
        after: { 'task.read': false },
      },
    })
  })

  it('does nothing where nothing differs', async () => {
    const before = await eventsOf(office, 'group.grants-set')
    const { id: groupId, version } = parent
    const same = await admin.api.setGrants({ groupId, version, grants: grant('task.read', 'client.read') })
    expect(same.version).toBe(version)
    expect(await eventsOf(office, 'group.grants-set')).toEqual(before)
  })

  it('holds at the next request of everyone in it and in the groups that inherit', async () => {
    const grandchild = await admin.api.create(groupNamed('Stażyści', { parentId: child.id }))
    const trainee = await makeStaff(office, [])
    await join(office, trainee.accountId, grandchild.id)
    const { api } = await callAs(office, clientsStaffRouter, { accountId: trainee.accountId, app: 'staff' })
    expect((await api.list({})).rows).toEqual([])

    const { id: groupId, version } = parent
    await admin.api.setGrants({ groupId, version, grants: grant('task.read') })
    expect(await refusalOf(api.list({}))).toEqual({
      code: 'permission.missing',
      details: { permission: 'client.read' },
    })
    const raised = await admin.api.list()
    const versionOf = (id: number) => raised.find((row) => row.id === id)?.version
    expect([versionOf(parent.id), versionOf(child.id), versionOf(grandchild.id)]).toEqual([
      version + 1,
      child.version + 1,
      grandchild.version + 1,
    ])
  })

  it('follows for the built-in groups from what the migrations say of them', async () => {
    for (const { code, permissions } of builtInGroups) {
      const group = await admin.api.get({ groupId: await idOf(office, code) })
      const granted = group.permissions.filter((line) => line.isGranted).map((line) => line.permission)
      expect(granted.toSorted()).toEqual([...permissions].toSorted())
    }
  })
})

describe('is refused', () => {
  it('to a stale window, with who changed the group last', async () => {
    const other = await openGroups(office, 'ADMINISTRATORS')
    const { id: groupId, version } = parent
    office.clock.pass(60_000)
    await other.api.setGrants({ groupId, version, grants: grant('task.read') })
    const stale = admin.api.setGrants({ groupId, version, grants: grant('client.merge') })
    const refusal = await refusalOf(stale)
    expect(refusal).toMatchObject({
      code: 'row.stale',
      details: { version: version + 1, changedAt: office.clock.now().toISOString() },
    })
    expect(refusal.details['changedBy']).toContain('Magda Zając')
    expect(await rightsIn(office, groupId)).toEqual(['task.read'])
  })

  it('to a window that has not seen what the parent changed', async () => {
    await admin.api.setGrants({ groupId: parent.id, version: parent.version, grants: [] })
    const stale = admin.api.setGrants({ groupId: child.id, version: child.version, grants: [] })
    expect(await refusalOf(stale)).toMatchObject({ code: 'row.stale' })
  })

  it('to one of two windows that save the same version at once', async () => {
    const { id: groupId, version } = parent
    const other = await openGroups(office, 'ADMINISTRATORS')
    const saves = await Promise.allSettled([
      admin.api.setGrants({ groupId, version, grants: grant('task.read') }),
      other.api.setGrants({ groupId, version, grants: grant('client.merge') }),
    ])
    expect(saves.map((save) => save.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [said] = (await eventsOf(office, 'group.grants-set')).slice(1)
    expect(await rightsIn(office, groupId)).toEqual(
      said?.actorId === admin.accountId ? ['task.read'] : ['client.merge'],
    )
  })

  it('for a permission of the other kind', async () => {
    const { id: groupId, version } = parent
    const foreign = admin.api.setGrants({ groupId, version, grants: grant('request.read') })
    expect(await refusalOf(foreign)).toEqual({
      code: 'group.permission-of-other-kind',
      details: { permission: 'request.read' },
    })
    const clients = await admin.api.get({ groupId: await idOf(office, 'CLIENTS') })
    const toClients = admin.api.setGrants({
      groupId: clients.id,
      version: clients.version,
      grants: grant('client.read'),
    })
    expect(await refusalOf(toClients)).toMatchObject({ code: 'group.permission-of-other-kind' })
  })

  it('for the same permission twice', async () => {
    const { id: groupId, version } = parent
    const twice = admin.api.setGrants({
      groupId,
      version,
      grants: [...grant('task.read'), ...deny('task.read')],
    })
    await expect(twice).rejects.toThrow()
    expect(await rightsIn(office, groupId)).toEqual(['client.read', 'task.read'])
  })

  it('when nobody would be left who may manage accounts and groups, and takes everything back', async () => {
    const groupId = await idOf(office, 'ADMINISTRATORS')
    const group = await admin.api.get({ groupId })
    const rights = await rightsIn(office, groupId)
    for (const kept of ['account.manage', 'group.manage'] as const) {
      const lockOut = admin.api.setGrants({ groupId, version: group.version, grants: grant(kept) })
      expect(await refusalOf(lockOut)).toMatchObject({ code: 'account.last-administrator' })
    }
    expect(await rightsIn(office, groupId)).toEqual(rights)
    expect((await admin.api.get({ groupId })).version).toBe(group.version)
    expect((await eventsOf(office, 'group.grants-set')).filter((e) => e.payload.groupId === groupId)).toEqual(
      [],
    )
  })

  it('to who may only look', async () => {
    const manager = await openGroups(office, 'MANAGERS')
    const { id: groupId, version } = await manager.api.get({ groupId: parent.id })
    expect((await manager.api.get({ groupId })).can).toEqual({ edit: false, remove: false })
    const missing = { code: 'permission.missing', details: { permission: 'group.manage' } }
    expect(await refusalOf(manager.api.setGrants({ groupId, version, grants: [] }))).toEqual(missing)
    expect(await refusalOf(manager.api.create(groupNamed('Nowa')))).toEqual(missing)
    expect(await refusalOf(manager.api.remove({ groupId, version, children: null }))).toEqual(missing)
    const clerk = await openGroups(office, 'CLERKS')
    expect(await refusalOf(clerk.api.list())).toMatchObject({ code: 'permission.missing' })
  })

  it('for a group that is not there', async () => {
    const gone = { groupId: child.id + 1, version: 0, grants: [] }
    expect(await refusalOf(admin.api.setGrants(gone))).toMatchObject({ code: 'group.not-found' })
    expect(await refusalOf(admin.api.get(gone))).toMatchObject({ code: 'group.not-found' })
  })
})

describe('two administrators', () => {
  it('cannot take the right to manage groups from each other at once', async () => {
    const made = await admin.api.create(groupNamed('Drudzy administratorzy'))
    const grants = grant('account.read', 'account.manage', 'group.manage')
    const second = await admin.api.setGrants({ groupId: made.id, version: made.version, grants })
    const { accountId } = await makeStaff(office, [])
    await join(office, accountId, second.id)
    const { api } = await callAs(office, groupsStaffRouter, {
      accountId,
      app: 'staff',
    })
    const groupId = await idOf(office, 'ADMINISTRATORS')
    const { version } = await api.get({ groupId })
    const results = await Promise.allSettled([
      api.setGrants({ groupId, version, grants: grant('account.read') }),
      admin.api.setGrants({ groupId: second.id, version: second.version, grants: grant('account.read') }),
    ])
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
