import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Audience, Place, Publication, Telling } from '#shared/domain/publications/schema.ts'
import { clientsStaffRouter } from '#server/features/clients/staff-router.ts'
import { mailsJobs } from '#server/features/mails/jobs.ts'
import { notificationsJobs, notificationsReactions } from '#server/features/notifications/jobs.ts'
import { notificationsPortalRouter } from '#server/features/notifications/portal-router.ts'
import { notificationsStaffRouter } from '#server/features/notifications/staff-router.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { enqueueDue } from '#server/platform/jobs/schedule.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { letIn, makePoint } from '#test/support/delegates.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { aDraft, contentWith, openDesk, publish, show, type Desk } from '../publications/support.ts'

const minute = 60_000
const day = 24 * 60 * minute
const nobody: Audience = { kind: 'chosen', groupIds: [], clientIds: [], staffGroupIds: [], byPlace: false }
const lipowa: Place = { city: 'Nadrzecze', street: 'ul. Lipowa', buildings: '' }
const outage = { outage: 'planned', worksFrom: '2026-11-23T07:00:00.000Z', worksUntil: null } as const

let office: TestOffice
let editor: Desk
let clientId: number

beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  office.clock.set('2026-11-21T11:00:00.000Z')
  editor = await openDesk(office, 'EDITORS')
  clientId = await makeClient(office)
})

/** A worker that looks once at what is to be done. */
async function work(): Promise<void> {
  await sequence(office.db, sequencerLease(0))
  while ((await dispatch(office, { lease: dispatcherLease(0), reactions: notificationsReactions })) > 0);
  await enqueueDue(office, notificationsJobs, new Map())
  const runner = startRunner(office, { handlers: [...notificationsJobs, ...mailsJobs] })
  try {
    const waiting = "SELECT id FROM jobs WHERE state IN ('waiting', 'running')"
    await expect.poll(async () => (await office.db.pool.rows(waiting)).length, { timeout: 15_000 }).toBe(0)
  } finally {
    await runner.stop()
  }
}

/** Lets time go by, and the worker look. */
async function pass(milliseconds: number): Promise<void> {
  office.clock.pass(milliseconds)
  await work()
}

const inMinutes = (count: number) => new Date(office.clock.now().getTime() + count * minute)

interface Wanted {
  readonly audience?: Partial<Audience>
  readonly places?: Place[]
  readonly tells?: Telling
  readonly isOutage?: boolean
  readonly window?: readonly [Date, Date | null]
}

async function publishNotice(wanted: Wanted = {}): Promise<Publication> {
  const { audience, places = [], tells, isOutage = true, window } = wanted
  let notice = await aDraft(editor, 'notice', contentWith('Przerwa na Lipowej', isOutage ? outage : {}))
  const publicationId = notice.id
  if (audience)
    notice = await editor.api.setAudience({
      ...{ publicationId, version: notice.version, places },
      audience: { ...nobody, ...audience },
    })
  if (window) notice = await show(editor, notice, window)
  if (tells) notice = await editor.api.setTelling({ publicationId, version: notice.version, tells })
  return publish(editor, notice)
}

async function aReader(...clientIds: number[]) {
  const account = await makeClientAccount(office, clientIds)
  const open = () => callAs(office, notificationsPortalRouter, { ...account, app: 'portal' })
  const { api } = await open()
  // Signed in anew each time, since days go by.
  return { ...account, api, told: async () => (await (await open()).api.list({})).rows.length }
}

const letters = () =>
  office.db.pool.rows<{ recipient: string; subject: string; body: string; messageId: string }>(
    'SELECT recipient, subject, body, message_id AS messageId FROM mails ORDER BY id',
  )

describe('what goes live', () => {
  it('is told each account once, however often the worker looks', async () => {
    const reader = await aReader(clientId)
    const other = await aReader(await makeClient(office), clientId)
    const notice = await publishNotice()
    await work()
    await pass(minute)
    expect([await reader.told(), await other.told()]).toEqual([1, 1])
    const [told] = (await reader.api.list({})).rows
    expect(told).toMatchObject({ publicationId: notice.id, outage: 'planned', readAt: null })
    expect(told?.title).toEqual({ pl: 'Przerwa na Lipowej', en: 'Przerwa na Lipowej' })
    expect(await eventsOf(office, 'publication.went-live')).toHaveLength(1)
    expect(await eventsOf(office, 'readers.told')).toMatchObject([{ payload: { accounts: 2, letters: 0 } }])
    expect(await reader.api.counts()).toEqual({ unread: 1 })
    expect(await reader.api.markRead({ publicationId: notice.id })).toEqual({ read: 1 })
    expect([await reader.api.counts(), await other.api.counts()]).toEqual([{ unread: 0 }, { unread: 1 }])
  })

  it('is told from the instant its window opens, not before, and not once it has ended', async () => {
    const reader = await aReader(clientId)
    await publishNotice({ window: [inMinutes(10), inMinutes(20)] })
    await publishNotice({ window: [inMinutes(12), inMinutes(15)] })
    await pass(10 * minute - 1)
    expect(await reader.told()).toBe(0)
    await pass(1)
    expect(await reader.told()).toBe(1)
    // Nobody looked while the second one was open.
    await pass(5 * minute)
    expect(await reader.told()).toBe(1)
  })

  it('is made up for when no worker looked at its opening', async () => {
    const reader = await aReader(clientId)
    await publishNotice({ window: [inMinutes(10), null] })
    await pass(3 * day)
    expect(await reader.told()).toBe(1)
  })

  it('is told anew when another window opens, not when its words are corrected or its window grows', async () => {
    const reader = await aReader(clientId)
    const [first, next] = [inMinutes(0), inMinutes(24 * 60)]
    let notice = await publishNotice({ window: [first, inMinutes(60)] })
    await work()
    const publicationId = notice.id
    const content = contentWith('Przerwa na Lipowej i Polnej', outage)
    notice = await publish(editor, await editor.api.saveDraft({ publicationId, seen: null, content }))
    notice = await show(editor, notice, [first, inMinutes(120)])
    await pass(minute)
    expect(await reader.told()).toBe(1)
    expect((await reader.api.list({})).rows[0]?.title?.pl).toBe('Przerwa na Lipowej i Polnej')
    await show(editor, notice, [next, null])
    await pass(day)
    expect(await reader.told()).toBe(2)
  })

  it('is told nobody when it was withdrawn before', async () => {
    const reader = await aReader(clientId)
    const { id: publicationId, version } = await publishNotice()
    await editor.api.withdraw({ publicationId, version, reason: 'Pomyłka' })
    await work()
    expect(await reader.told()).toBe(0)
  })

  it('keeps its notification when it is withdrawn later, without its words', async () => {
    const reader = await aReader(clientId)
    const { id: publicationId, version } = await publishNotice()
    await work()
    await editor.api.withdraw({ publicationId, version, reason: 'Pomyłka' })
    expect((await reader.api.list({})).rows).toMatchObject([{ publicationId, title: null }])
    const asked = { publicationId, language: 'pl' } as const
    expect(await refusalOf(reader.api.get(asked))).toMatchObject({ code: 'publication.not-found' })
  })

  it.each<[string, Wanted, number]>([
    ['a notice of an outage, unless somebody decides otherwise', {}, 1],
    ['no outage about which somebody said so', { tells: 'nobody' }, 0],
    ['no other notice', { isOutage: false }, 0],
    ['another notice about which somebody said so', { isOutage: false, tells: 'portal' }, 1],
  ])('is told of: %s', async (_, wanted, times) => {
    const reader = await aReader(clientId)
    await publishNotice(wanted)
    await work()
    expect(await reader.told()).toBe(times)
  })

  it('cannot be told of a page of the office', async () => {
    const { id: publicationId, version } = await aDraft(editor, 'page', contentWith('Cennik'))
    expect(await refusalOf(editor.api.setTelling({ publicationId, version, tells: 'mail' }))).toMatchObject({
      code: 'publication.not-told',
    })
  })
})

describe('a chosen audience', () => {
  it('is told by client, by group and by place, each account once', async () => {
    const [clients] = await office.db.pool.rows<{ id: number }>(
      "SELECT id FROM account_groups WHERE code = 'CLIENTS'",
    )
    const otherId = await makeClient(office)
    const point = await makePoint(office, otherId)
    await office.db.pool.query(
      "UPDATE service_points SET street = 'Lipowa', city = 'Nadrzecze' WHERE id = ?",
      [point],
    )
    const [mine, theirs, both] = [
      await aReader(clientId),
      await aReader(otherId),
      await aReader(clientId, otherId),
    ]
    const counts = async () => [await mine.told(), await theirs.told(), await both.told()]
    const notice = await publishNotice({ audience: { clientIds: [clientId] } })
    await work()
    expect(await counts()).toEqual([1, 0, 1])
    const asked = { publicationId: notice.id, language: 'pl' } as const
    expect(await both.api.get(asked)).toMatchObject({ clientId, item: { title: 'Przerwa na Lipowej' } })
    expect(await refusalOf(theirs.api.get(asked))).toMatchObject({ code: 'publication.not-found' })
    await publishNotice({ audience: { byPlace: true }, places: [lipowa] })
    await work()
    expect(await counts()).toEqual([1, 1, 2])
    await publishNotice({ audience: { groupIds: [clients?.id ?? 0] } })
    await work()
    expect(await counts()).toEqual([2, 2, 3])
  })

  it('leaves out delegates who see other points, and accounts that are switched off', async () => {
    await makePoint(office, clientId)
    await office.db.pool.query("UPDATE service_points SET street = 'Lipowa', city = 'Nadrzecze'")
    const elsewhere = await makePoint(office, clientId)
    await office.db.pool.query("UPDATE service_points SET street = 'Polna' WHERE id = ?", [elsewhere])
    const delegate = await aReader()
    await letIn(office, { clientId, accountId: delegate.accountId, pointIds: [elsewhere] })
    const off = await aReader(clientId)
    await office.db.pool.query("UPDATE accounts SET state = 'disabled' WHERE id = ?", [off.accountId])
    await publishNotice({ audience: { byPlace: true }, places: [lipowa] })
    await work()
    expect(await office.db.pool.rows('SELECT id FROM notifications')).toEqual([])
    expect(await delegate.told()).toBe(0)
  })

  it('of the office hears of it at the desk, and no client does', async () => {
    const [clerks] = await office.db.pool.rows<{ id: number }>(
      "SELECT id FROM account_groups WHERE code = 'CLERKS'",
    )
    const reader = await aReader(clientId)
    const clerk = await makeStaff(office, ['CLERKS'])
    const { api } = await callAs(office, notificationsStaffRouter, { ...clerk, app: 'staff' })
    const notice = await publishNotice({ audience: { staffGroupIds: [clerks?.id ?? 0] }, tells: 'mail' })
    await work()
    expect(await reader.told()).toBe(0)
    expect((await api.list({})).rows).toMatchObject([
      {
        kind: 'publication.went-live',
        publicationId: notice.id,
        publicationTitle: { pl: 'Przerwa na Lipowej' },
      },
    ])
    expect((await api.counts()).unread).toBe(1)
    expect(await letters()).toEqual([])
    const { version, id: publicationId } = notice
    await editor.api.withdraw({ publicationId, version, reason: 'Pomyłka' })
    expect((await api.list({})).rows).toMatchObject([{ publicationId, publicationTitle: null }])
  })

  it('of clients made one is told once', async () => {
    const otherId = await makeClient(office)
    const reader = await aReader(clientId, otherId)
    const manager = await makeStaff(office, ['MANAGERS'])
    const { api } = await callAs(office, clientsStaffRouter, { ...manager, app: 'staff' })
    await publishNotice({ audience: { clientIds: [clientId, otherId] } })
    await api.merge({ clientId, version: 0, otherId, otherVersion: 0, take: [] })
    await work()
    expect(await reader.told()).toBe(1)
  })
})

describe('a letter', () => {
  it('goes to whoever wants it, once, with a way to read on and a way to stop', async () => {
    const reader = await aReader(clientId)
    const notice = await publishNotice({ tells: 'mail' })
    await work()
    await pass(minute)
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ subject: 'Przerwa w usługach: Przerwa na Lipowej', body: '' })
    const key = letter?.messageId.replace(/^<|@.*$/g, '') ?? ''
    const [sent = ''] = readdirSync(office.env.MAIL_DIR).filter((name) => name.includes(key))
    const eml = readFileSync(path.join(office.env.MAIL_DIR, sent), 'utf8').replace(/\r\n\s+/g, ' ')
    expect(eml).toContain(`List-Unsubscribe: <https://ebok.example.pl/wypisz/${key}>`)
    const stranger = openWindow(office, notificationsPortalRouter, 'portal')
    expect(await stranger.api.stopLetters({ key })).toEqual({ ok: true, value: { topic: 'outages' } })
    expect(await stranger.api.stopLetters({ key: 'nie ma' })).toEqual({ ok: true, value: { topic: null } })
    expect(await reader.api.letters()).toMatchObject({ outages: false, news: false })
    expect(await eventsOf(office, 'letters.chosen')).toHaveLength(1)
    const { id: publicationId, version } = notice
    const again = await show(editor, { ...notice, id: publicationId, version }, [inMinutes(60), null])
    expect(again.id).toBe(publicationId)
    await pass(60 * minute)
    expect(await reader.told()).toBe(2)
    expect(await letters()).toHaveLength(1)
  })

  it('leads those who may read it without signing in to its page, others to what they were told', async () => {
    await aReader(clientId)
    const params = { kind: 'notice', tells: 'mail' as const }
    const open = await publishNotice(params)
    const chosen = await publishNotice({ ...params, audience: { clientIds: [clientId] } })
    await enqueueDue(office, notificationsJobs, new Map())
    const runner = startRunner(office, { handlers: notificationsJobs })
    await expect.poll(async () => (await letters()).length, { timeout: 15_000 }).toBe(2)
    await runner.stop()
    const bodies = (await letters()).map(({ body }) => body)
    expect(bodies[0]).toContain(`https://ebok.example.pl/komunikaty/${open.slug}`)
    expect(bodies[1]).toContain(`https://ebok.example.pl/powiadomienia/${chosen.id}`)
    expect(bodies[1]).toMatch(/https:\/\/ebok\.example\.pl\/wypisz\/[0-9a-f-]{36}/)
  })

  it('of anything else goes only to those who have asked for news', async () => {
    const [asking, other] = [await aReader(clientId), await aReader(clientId)]
    expect(await other.api.letters()).toMatchObject({ outages: true, news: false })
    await asking.api.chooseLetters({ outages: false, news: true })
    await publishNotice({ isOutage: false, tells: 'mail' })
    await work()
    expect((await letters()).map(({ recipient }) => recipient)).toEqual([`${asking.login}@example.pl`])
    expect([await asking.told(), await other.told()]).toEqual([1, 1])
  })
})
