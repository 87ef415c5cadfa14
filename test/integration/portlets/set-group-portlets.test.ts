import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { portletNames } from '#shared/domain/portlets/catalogue.ts'
import { groupsStaffRouter } from '#server/features/groups/staff-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeStaff } from '#test/support/people.ts'
import { clientsGroup, makeGroup, openDesk, own, versionOf } from './support.ts'

let office: TestOffice
let manager: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  manager = await openDesk(office, 'MANAGERS')
})

const shown = (portlets: readonly { portlet: string; isOn: boolean }[]) =>
  portlets.filter(({ isOn }) => isOn).map(({ portlet }) => portlet)

describe('the portlets of a group', () => {
  it('are, in a new office, the built ones for all clients; those still awaited are off', async () => {
    const groupId = await clientsGroup(office)
    const found = await manager.api.ofGroup({ groupId })
    expect(shown(found.portlets)).toEqual([
      'add-request',
      'add-document',
      'my-requests',
      'documents',
      'caretaker',
      'my-data',
    ])
    expect(found.portlets.map(({ portlet }) => portlet).toSorted()).toEqual(portletNames.toSorted())
    expect(found.portlets.find(({ portlet }) => portlet === 'balance')).toMatchObject({
      isOn: false,
      isAwaited: true,
      isOwn: false,
      from: null,
      isPermitted: true,
    })
  })

  it('say from which group each comes, and what the parent alone would give', async () => {
    const parentId = await clientsGroup(office)
    const groupId = await makeGroup(office, { parentId })
    const set = await manager.api.setGroup({
      groupId,
      version: 0,
      own: [own('caretaker', { isOn: false }), own('balance', { position: 9 })],
    })
    expect(shown(set.portlets)).toEqual([
      'add-request',
      'add-document',
      'my-requests',
      'documents',
      'my-data',
      'balance',
    ])
    expect(shown(set.ofParent)).toContain('caretaker')
    expect(set.parent).toMatchObject({ groupId: parentId })
    const of = (name: string) => set.portlets.find(({ portlet }) => portlet === name)
    expect(of('caretaker')).toMatchObject({ isOn: false, isOwn: true, from: { groupId } })
    expect(of('my-data')).toMatchObject({ isOn: true, isOwn: false, from: { groupId: parentId } })
  })

  it('name a permission the group lacks', async () => {
    const groupId = await makeGroup(office, { permissions: ['request.read'] })
    const { portlets } = await manager.api.ofGroup({ groupId })
    expect(portlets.filter(({ isPermitted }) => isPermitted).map(({ portlet }) => portlet)).toEqual([
      'my-requests',
    ])
  })

  it('are not found for a group of staff or none', async () => {
    const [staff] = await office.db.pool.rows<{ id: number }>(
      "SELECT id FROM account_groups WHERE code = 'CLERKS'",
    )
    for (const groupId of [staff?.id ?? 0, 999_999]) {
      expect(await refusalOf(manager.api.ofGroup({ groupId }))).toMatchObject({ code: 'group.not-found' })
      expect(await refusalOf(manager.api.setGroup({ groupId, version: 0, own: [] }))).toMatchObject({
        code: 'group.not-found',
      })
    }
  })

  it('are for who manages portlets', async () => {
    const clerk = await openDesk(office, 'CLERKS')
    const groupId = await clientsGroup(office)
    for (const ask of [() => clerk.api.groups(), () => clerk.api.ofGroup({ groupId })])
      expect(await refusalOf(ask())).toMatchObject({ code: 'permission.missing' })
  })
})

describe('setting the portlets of a group', () => {
  it('keeps order, width and settings, and says in the log what changed', async () => {
    const groupId = await makeGroup(office)
    const first = [own('my-requests', { settings: { rows: 3 } }), own('my-data', { position: 1 })]
    await manager.api.setGroup({ groupId, version: 0, own: first })
    const wide = own('my-data', {
      position: 0,
      width: 'full',
      settings: { title: { pl: 'O mnie', en: 'Me' } },
    })
    const set = await manager.api.setGroup({
      groupId,
      version: 1,
      own: [wide, own('my-requests', { position: 1, settings: { rows: 3 } })],
    })
    expect(set.portlets.slice(0, 2)).toMatchObject([
      wide,
      { portlet: 'my-requests', settings: { rows: 3 }, position: 1 },
    ])
    const [, event] = await eventsOf(office, 'group.portlets-set')
    expect(event?.payload).toEqual({
      groupId,
      version: 2,
      before: {
        'my-requests': { isOn: true, position: 0, width: 'half', settings: { rows: 3 } },
        'my-data': { isOn: true, position: 1, width: 'half', settings: {} },
      },
      after: {
        'my-requests': { isOn: true, position: 1, width: 'half', settings: { rows: 3 } },
        'my-data': {
          isOn: true,
          position: 0,
          width: 'full',
          settings: { title: { pl: 'O mnie', en: 'Me' } },
        },
      },
    })
  })

  it('raises the version of the group and of all that inherit from it, and of no other', async () => {
    const groupId = await makeGroup(office)
    const child = await makeGroup(office, { parentId: groupId })
    const grandchild = await makeGroup(office, { parentId: child })
    const other = await makeGroup(office)
    await manager.api.setGroup({ groupId, version: 0, own: [own('my-data')] })
    const versions = await Promise.all([groupId, child, grandchild, other].map((id) => versionOf(office, id)))
    expect(versions).toEqual([1, 1, 1, 0])
  })

  it('refuses a version that somebody has changed, and says who and when', async () => {
    const groupId = await makeGroup(office)
    await manager.api.setGroup({ groupId, version: 0, own: [own('my-data')] })
    expect(await refusalOf(manager.api.setGroup({ groupId, version: 0, own: [] }))).toEqual({
      code: 'row.stale',
      details: { version: 1, changedBy: 'Ewa Lis', changedAt: office.clock.now().toISOString() },
    })
    expect((await manager.api.ofGroup({ groupId })).portlets[0]).toMatchObject({
      portlet: 'my-data',
      isOn: true,
    })
    const { accountId } = await makeStaff(office, ['ADMINISTRATORS'])
    office.clock.pass(1000)
    const groups = await callAs(office, groupsStaffRouter, { accountId, app: 'staff' })
    await groups.api.setGrants({
      groupId,
      version: 1,
      grants: [{ permission: 'request.create', isGranted: false }],
    })
    expect(await refusalOf(manager.api.setGroup({ groupId, version: 1, own: [] }))).toMatchObject({
      code: 'row.stale',
      details: { version: 2, changedAt: office.clock.now().toISOString() },
    })
  })

  it('refuses to switch on a portlet the group may not use, and changes nothing', async () => {
    const groupId = await makeGroup(office, { permissions: ['request.read'] })
    const refusal = await refusalOf(
      manager.api.setGroup({ groupId, version: 0, own: [own('my-requests'), own('documents')] }),
    )
    expect(refusal).toEqual({
      code: 'portlet.not-permitted',
      details: { portlet: 'documents', permission: 'own-document.read' },
    })
    expect(await versionOf(office, groupId)).toBe(0)
    await manager.api.setGroup({ groupId, version: 0, own: [own('documents', { isOn: false })] })
  })

  it('refuses a task type that clients may not file, and a portlet said twice', async () => {
    const groupId = await makeGroup(office)
    const unknown = own('add-request', { settings: { taskTypeIds: [999_999] } })
    expect(await refusalOf(manager.api.setGroup({ groupId, version: 0, own: [unknown] }))).toMatchObject({
      code: 'task.type-unknown',
    })
    const twice = [own('my-data'), own('my-data', { isOn: false })]
    expect(await refusalOf(manager.api.setGroup({ groupId, version: 0, own: twice }))).toMatchObject({
      code: 'input.invalid',
    })
  })

  it('lets one of two windows win', async () => {
    const groupId = await makeGroup(office)
    const results = await Promise.allSettled([
      manager.api.setGroup({ groupId, version: 0, own: [own('my-data')] }),
      manager.api.setGroup({ groupId, version: 0, own: [own('caretaker')] }),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await eventsOf(office, 'group.portlets-set')).toHaveLength(1)
  })
})
