import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Audience, Place } from '#shared/domain/publications/schema.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { portletsPortalRouter } from '#server/features/portlets/portal-router.ts'
import { publicationsPortalRouter } from '#server/features/publications/portal-router.ts'
import { callAs, openTestOffice, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { makePoint, letIn } from '#test/support/delegates.ts'
import { forbid, makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { aDraft, contentWith, openDesk, openPortal, openStranger, publish, type Desk } from './support.ts'

const nobody: Audience = { kind: 'chosen', groupIds: [], clientIds: [], staffGroupIds: [], byPlace: false }
const lipowa: Place = { city: 'Nadrzecze', street: 'ul. Lipowa', buildings: '' }

let office: TestOffice
let editor: Desk
let stranger: ReturnType<typeof openStranger>
let clientId: number
let otherId: number

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  editor = await openDesk(office, 'EDITORS')
  stranger = openStranger(office)
  clientId = await makeClient(office)
  otherId = await makeClient(office)
})

async function publishFor(audience: Partial<Audience>, places: Place[] = []) {
  const draft = await aDraft(editor, 'notice', contentWith('Komunikat'))
  const { id: publicationId, version } = draft
  return publish(
    editor,
    await editor.api.setAudience({ publicationId, version, audience: { ...nobody, ...audience }, places }),
  )
}

async function pointAt(of: number, street: string, city = 'Nadrzecze'): Promise<number> {
  const id = await makePoint(office, of)
  await office.db.pool.query('UPDATE service_points SET street = ?, city = ? WHERE id = ?', [
    street,
    city,
    id,
  ])
  return id
}

type Portal = Awaited<ReturnType<typeof openPortal>>
const seenBy = async ({ api }: Portal, of: number) =>
  (await api.forClient({ language: 'pl', clientId: of, kind: null })).rows.length
const seenByStrangers = async () =>
  (await stranger.list({ language: 'pl', kind: null, archive: false, street: '', search: '' })).rows.length

describe('a chosen audience', () => {
  it('is the chosen client alone, never a stranger', async () => {
    const { id: publicationId, slug } = await publishFor({ clientIds: [clientId] })
    const mine = await openPortal(office, clientId)
    const others = await openPortal(office, otherId)
    expect(await seenBy(mine, clientId)).toBe(1)
    expect(await seenBy(others, otherId)).toBe(0)
    expect(await seenBy(others, clientId)).toBe(0)
    expect(await seenByStrangers()).toBe(0)
    const asked = { language: 'pl', clientId, publicationId } as const
    expect((await mine.api.getForClient(asked)).title).toBe('Komunikat')
    expect(await refusalOf(others.api.getForClient(asked))).toMatchObject({ code: 'publication.not-found' })
    expect(await refusalOf(stranger.get({ language: 'pl', kind: 'notice', slug }))).toMatchObject({
      code: 'publication.not-found',
    })
  })

  it('is a group of clients with the groups below it', async () => {
    const [parent] = await office.db.pool.rows<{ id: number }>(
      "SELECT id FROM account_groups WHERE code = 'CLIENTS'",
    )
    const { insertId: below } = await office.db.pool.query(
      "INSERT INTO account_groups (kind, name_pl, name_en, `rank`, parent_id) VALUES ('client', 'Zarządcy', 'Managers', 90, ?)",
      [parent?.id ?? 0],
    )
    await publishFor({ groupIds: [parent?.id ?? 0] })
    await publishFor({ groupIds: [below] })
    const member = await openPortal(office, clientId)
    expect(await seenBy(member, clientId)).toBe(1)
    await office.db.pool.query('UPDATE account_group_members SET group_id = ? WHERE account_id = ?', [
      below,
      member.accountId,
    ])
    await office.db.pool.query(
      "INSERT INTO account_group_permissions (group_id, permission) VALUES (?, 'own-data.read')",
      [below],
    )
    expect(await seenBy(member, clientId)).toBe(2)
  })

  it.each([
    ['the same street', 'Lipowa', 1],
    ['the street as others write it', 'UL. LIPOWA', 1],
    ['another street', 'ul. Lipowa Boczna', 0],
  ])('is whoever is served at the place: %s', async (_, street, seen) => {
    await publishFor({ byPlace: true }, [lipowa])
    await pointAt(clientId, street)
    expect(await seenBy(await openPortal(office, clientId), clientId)).toBe(seen)
  })

  it('is a whole city where no street is named, and nobody of another', async () => {
    await publishFor({ byPlace: true }, [{ ...lipowa, street: '' }])
    await pointAt(clientId, 'ul. Polna')
    await pointAt(otherId, 'ul. Polna', 'Kamionka')
    expect(await seenBy(await openPortal(office, clientId), clientId)).toBe(1)
    expect(await seenBy(await openPortal(office, otherId), otherId)).toBe(0)
  })

  it('is nobody at a place where the service has ended', async () => {
    await publishFor({ byPlace: true }, [lipowa])
    const id = await pointAt(clientId, 'ul. Lipowa')
    await office.db.pool.query("UPDATE service_points SET served_until = '2026-11-21' WHERE id = ?", [id])
    expect(await seenBy(await openPortal(office, clientId), clientId)).toBe(0)
  })

  it('is a delegate only for the points it may see', async () => {
    await publishFor({ byPlace: true }, [lipowa])
    await pointAt(clientId, 'ul. Lipowa')
    const elsewhere = await pointAt(clientId, 'ul. Polna')
    const delegate = await makeClientAccount(office, [])
    await letIn(office, { clientId, accountId: delegate.accountId, pointIds: [elsewhere] })
    const { api } = await callAs(office, publicationsPortalRouter, { ...delegate, app: 'portal' })
    expect(await seenBy({ accountId: delegate.accountId, api }, clientId)).toBe(0)
  })

  it('is a group of the office, and no client', async () => {
    const [clerks] = await office.db.pool.rows<{ id: number }>(
      "SELECT id FROM account_groups WHERE code = 'CLERKS'",
    )
    await publishFor({ staffGroupIds: [clerks?.id ?? 0] })
    const seenByStaff = async ({ api }: Desk) => (await api.forMe({ language: 'pl', kind: null })).rows.length
    expect(await seenByStaff(await openDesk(office, 'CLERKS'))).toBe(1)
    expect(await seenByStaff(await openDesk(office, 'FIELD'))).toBe(0)
    expect(await seenBy(await openPortal(office, clientId), clientId)).toBe(0)
  })

  it('of a publication that is on show is changed only by those who publish', async () => {
    const { id: publicationId, version } = await publishFor({ clientIds: [clientId] })
    await forbid(office, 'EDITORS', 'publication.publish')
    expect(
      await refusalOf(editor.api.setAudience({ publicationId, version, audience: nobody, places: [] })),
    ).toEqual({ code: 'permission.missing', details: { permission: 'publication.publish' } })
  })
})

describe('a preview', () => {
  it('shows any day as anyone would see it', async () => {
    await publishFor({ byPlace: true }, [lipowa])
    await pointAt(clientId, 'ul. Lipowa')
    const at = office.clock.now().toISOString()
    const preview = async (asked: { at: string; clientId: number | null }) =>
      (await editor.api.preview({ language: 'pl', ...asked })).items.length
    expect(await preview({ at, clientId })).toBe(1)
    expect(await preview({ at, clientId: otherId })).toBe(0)
    expect(await preview({ at, clientId: null })).toBe(0)
    const before = new Date(office.clock.now().getTime() - 1).toISOString()
    expect(await preview({ at: before, clientId })).toBe(0)
  })
})

describe('the notices on a dashboard', () => {
  it('are those that the client is shown now, whole, in both languages', async () => {
    const { accountId } = await openPortal(office, clientId)
    await office.db.pool.query(
      `INSERT INTO account_group_portlets (group_id, portlet, is_on, position, width, settings)
       SELECT id, 'notices', 1, 9, 'half', '{}' FROM account_groups WHERE code = 'CLIENTS'`,
    )
    await publishFor({ clientIds: [clientId] })
    await publishFor({ clientIds: [otherId] })
    const { api } = await callAs(office, portletsPortalRouter, { accountId, app: 'portal' })
    const { data } = await api.dashboard({ clientId })
    expect(data.notices?.notices).toHaveLength(1)
    expect(data.notices?.notices[0]).toMatchObject({
      pl: { title: 'Komunikat', summary: 'Krótko o tym.' },
      en: { title: 'Komunikat' },
      outage: 'none',
    })
    expect(JSON.stringify(data.notices?.notices[0]?.en.body)).toContain('Treść komunikatu.')
  })
})

describe('clients made one', () => {
  it('are shown what was chosen for either of them', async () => {
    await publishFor({ clientIds: [otherId] })
    const manager = await makeStaff(office, ['MANAGERS'])
    const { api } = await callAs(office, clientsStaffRouter, { ...manager, app: 'staff' })
    await api.merge({ clientId, version: 0, otherId, otherVersion: 0, take: [] })
    expect(await seenBy(await openPortal(office, clientId), clientId)).toBe(1)
  })
})
