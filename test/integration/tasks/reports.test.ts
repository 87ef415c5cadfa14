import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreateReportInput } from '#shared/domain/reports/schema.ts'
import { notificationsJobs, notificationsReactions } from '#server/features/notifications/jobs.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { portalRouter, staffRouter } from '#server/router.ts'
import { callAs, openTestOffice, openWindow, refusalOf, type TestOffice } from '#test/support/caller.ts'
import { eventsOf } from '#test/support/events.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { until } from '../event-log/support.ts'
import { countRows, reply, typeId } from './support.ts'

let office: TestOffice
let failure: number
beforeAll(async () => {
  office = await openTestOffice()
})
beforeEach(async () => {
  await office.database.reset()
  office.clock.set('2026-11-23T09:00:00.000Z')
  failure = await typeId(office, 'failure')
})

const stranger = () => openWindow(office, portalRouter, 'portal')
const desk = async (...groups: ('CLERKS' | 'FIELD' | 'ADMINISTRATORS')[]) => {
  const { accountId } = await makeStaff(office, groups)
  return { accountId, ...(await callAs(office, staffRouter, { accountId, app: 'staff' })) }
}

const report = (given: Partial<CreateReportInput> = {}): CreateReportInput => ({
  requestKey: randomUUID(),
  typeId: failure,
  title: 'Woda leje się na chodnik',
  description: 'Od rana, coraz mocniej.',
  place: 'ul. Lipowa 4, Nadrzecze',
  name: 'Anna Żółkiewska',
  phone: '600 100 200',
  email: null,
  language: 'pl',
  ...given,
})

async function made(given: Partial<CreateReportInput> = {}) {
  const answer = await stranger().api.reports.create(report(given))
  if (!answer.ok) throw new Error(answer.refusal.code)
  const [task] = await office.db.pool.rows<{ id: number }>('SELECT id FROM tasks WHERE number = ?', [
    answer.value.number,
  ])
  return { ...answer.value, taskId: task?.id ?? 0 }
}

async function status(of: { number: string; secret: string }) {
  const answer = await stranger().api.reports.status(of)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

describe('a report without an account', () => {
  it('waits in the queue of the group of its type, of nobody’s, and says who reported it', async () => {
    const clerk = await desk('CLERKS')
    const { number, secret, taskId } = await made()
    expect(number).toMatch(/^2026\/\d{6}$/)
    expect(secret).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const { rows } = await clerk.api.tasks.list({ filter: { view: 'unassigned', state: 'open' } })
    expect(rows).toMatchObject([
      {
        id: taskId,
        clientId: null,
        clientName: null,
        reporterName: 'Anna Żółkiewska',
        can: { setClient: true },
      },
    ])
    const field = await desk('FIELD')
    expect((await field.api.tasks.list({ filter: { view: 'my-groups', state: 'open' } })).rows).toHaveLength(
      1,
    )
    const oversees = await desk('ADMINISTRATORS')
    const board = await oversees.api.tasks.board()
    expect(board.columns.flatMap(({ tasks }) => tasks).map(({ id }) => id)).toEqual([taskId])
    expect(await clerk.api.tasks.get({ taskId })).toMatchObject({
      client: null,
      createdByName: '',
      dueOn: '2026-11-24',
      reporter: {
        ...{ name: 'Anna Żółkiewska', phone: '600 100 200', email: null, language: 'pl' },
        place: 'ul. Lipowa 4, Nadrzecze',
      },
      entries: [{ authorKind: 'anonymous', authorName: '', change: { field: 'created', to: 'portal' } }],
    })
    const [created] = await eventsOf(office, 'task.created')
    expect(created).toMatchObject({ actorKind: 'anonymous', actorId: null, clientId: null, taskId })
    const log = await oversees.api.events.list({ taskId })
    expect(log.rows).toMatchObject([{ name: 'task.created', taskNumber: number, clientName: null }])
  })

  it.each(['chodnik', 'żółkiewska', 'lipowa 4', '600100200'])('is found by "%s"', async (text) => {
    const clerk = await desk('CLERKS')
    await made({ title: 'Zupełnie co innego', name: 'Jan Lis', place: 'Mostowa 1', phone: '1' })
    const { taskId } = await made()
    const { rows } = await clerk.api.tasks.list({ filter: { view: 'all', state: 'open', text } })
    expect(rows.map(({ id }) => id)).toEqual([taskId])
  })

  it('is filed once, however often it is sent, and answers the same secret', async () => {
    const input = report()
    const answers = await Promise.all([1, 2, 3].map(() => stranger().api.reports.create(input)))
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(await countRows(office, 'tasks')).toBe(1)
    const other = { ...input, title: 'Co innego' }
    expect(await refusalOf(stranger().api.reports.create(other))).toMatchObject({
      code: 'request.key-reused',
    })
  })

  it('keeps neither the secret nor what it could be made of', async () => {
    const input = report()
    const answer = await stranger().api.reports.create(input)
    const secret = answer.ok ? answer.value.secret : ''
    const rows = await office.db.pool.rows('SELECT * FROM task_reporters')
    const log = await office.db.pool.rows('SELECT payload FROM event_log')
    const tasks = await office.db.pool.rows('SELECT * FROM tasks')
    for (const hidden of [secret, secret.replaceAll('-', ''), input.requestKey])
      expect(JSON.stringify([rows, log, tasks])).not.toContain(hidden)
  })

  it('is of a type that the office offers', async () => {
    const question = await typeId(office, 'question')
    expect(await stranger().api.reports.types()).toMatchObject([{ id: failure, name: { pl: 'Awaria' } }])
    expect(await refusalOf(stranger().api.reports.create(report({ typeId: question })))).toMatchObject({
      code: 'task.type-not-offered',
    })
    const administrator = await desk('ADMINISTRATORS')
    await administrator.api.reports.setOffered({ typeId: question, isOffered: true })
    const offered = await administrator.api.reports.setOffered({ typeId: failure, isOffered: false })
    expect(offered.filter(({ isOffered }) => isOffered)).toMatchObject([{ typeId: question }])
    expect(await stranger().api.reports.types()).toMatchObject([{ id: question }])
    expect(await eventsOf(office, 'report.offered-set')).toMatchObject([
      { payload: { typeId: question, before: false, after: true } },
      { payload: { typeId: failure, before: true, after: false } },
    ])
  })

  it('is refused when too many come from one address, or in all; not as a repeat', async () => {
    const first = report()
    for (let count = 0; count < 6; count += 1)
      expect(await stranger().api.reports.create(count === 0 ? first : report())).toMatchObject({ ok: true })
    const tooMany = { ok: false, refusal: { code: 'report.too-many', details: { retryAfterMinutes: 1 } } }
    expect(await stranger().api.reports.create(report())).toMatchObject(tooMany)
    expect(await stranger().api.reports.create(first)).toMatchObject({ ok: true })
    expect(await eventsOf(office, 'report.refused')).toHaveLength(1)
    const elsewhere = (n: number) => Object.assign(stranger(), { address: `198.51.100.${n}` })
    expect(await elsewhere(1).api.reports.create(report())).toMatchObject({ ok: true })
    for (let n = 2; n <= 35; n += 1) await elsewhere(n).api.reports.create(report())
    expect(await elsewhere(99).api.reports.create(report())).toMatchObject(tooMany)
    office.clock.pass(3_600_000)
    expect(await elsewhere(99).api.reports.create(report())).toMatchObject({ ok: true })
  })
})

describe('whoever reported a case', () => {
  it('reads the state, the answers and the promised day with number and secret, and is in the log', async () => {
    const { number, secret, taskId } = await made()
    const clerk = await desk('CLERKS')
    await clerk.api.tasks.note(reply(taskId, { body: 'Wewnętrznie' }))
    await clerk.api.tasks.reply(reply(taskId, { body: 'Ekipa już jedzie.' }))
    const typed = {
      number: ` ${number.replace('/0', '-')}`,
      secret: secret.toLowerCase().replaceAll('-', ' '),
    }
    const seen = await status(typed)
    expect(seen).toMatchObject({
      ...{ number, status: 'in-progress', dueOn: '2026-11-24', canReply: true },
      place: 'ul. Lipowa 4, Nadrzecze',
    })
    expect(seen.entries.map(({ kind, body }) => [kind, body])).toEqual([
      ['change', ''],
      ['reply', 'Ekipa już jedzie.'],
      ['change', ''],
    ])
    expect(await eventsOf(office, 'case.viewed')).toMatchObject([{ actorKind: 'anonymous', taskId }])
  })

  it('adds words once, which the office sees and the assignee is told of', async () => {
    const { number, secret, taskId } = await made()
    const clerk = await desk('CLERKS')
    const { version } = await clerk.api.tasks.get({ taskId })
    await clerk.api.tasks.take({ taskId, version })
    const words = { requestKey: randomUUID(), number, secret, body: 'Już nie leci.' }
    for (let times = 0; times < 2; times += 1) await stranger().api.reports.reply(words)
    const { entries } = await clerk.api.tasks.get({ taskId })
    expect(entries.filter(({ kind }) => kind === 'reply')).toMatchObject([
      { authorKind: 'anonymous', body: 'Już nie leci.' },
    ])
    const other = { ...words, body: 'Co innego' }
    expect(await refusalOf(stranger().api.reports.reply(other))).toMatchObject({ code: 'request.key-reused' })
    await follow()
    expect((await clerk.api.notifications.list({})).rows).toMatchObject([
      { kind: 'task.replied', taskId, clientName: 'Anna Żółkiewska' },
    ])
    const done = await clerk.api.tasks.move({ taskId, version: 2, to: 'resolved', reason: '' })
    await clerk.api.tasks.move({ taskId, version: done.version, to: 'closed', reason: '' })
    const late = { requestKey: randomUUID(), number, secret, body: 'A jednak leci.' }
    expect(await refusalOf(stranger().api.reports.reply(late))).toMatchObject({ code: 'task.ended' })
    expect(await status({ number, secret })).toMatchObject({ status: 'closed', canReply: false })
  })

  it('is answered alike for a wrong secret and for no case at all, counted and logged', async () => {
    const { number, secret } = await made()
    const wrong = { number, secret: 'AAAA-BBBB-CCCC' }
    const none = { number: '2026/999999', secret }
    const [ofCase, ofNone] = [
      await stranger().api.reports.status(wrong),
      await stranger().api.reports.status(none),
    ]
    expect(ofCase).toMatchObject({ ok: false, refusal: { code: 'case.not-found' } })
    expect(ofNone).toEqual(ofCase)
    for (let times = 0; times < 4; times += 1) await stranger().api.reports.status(wrong)
    expect(await stranger().api.reports.status({ number, secret })).toMatchObject({
      refusal: { code: 'account.locked-for-now' },
    })
    const refused = await eventsOf(office, 'case.refused')
    expect(refused.map(({ payload }) => payload.reason)).toEqual([
      ...Array<string>(6).fill('secret'),
      'locked',
    ])
    office.clock.pass(3_600_000)
    expect(await status({ number, secret })).toMatchObject({ number })
  })

  it('does not open what somebody with an account filed', async () => {
    const clientId = await makeClient(office)
    const { accountId } = await makeClientAccount(office, [clientId])
    const client = await callAs(office, portalRouter, { accountId, app: 'portal' })
    const filed = await client.api.requests.create({
      ...{ requestKey: randomUUID(), clientId, typeId: failure, title: 'Awaria', description: 'Tu.' },
      ...{ preferredOn: null, preferredTime: null, attachmentIds: [] },
    })
    const answer = await stranger().api.reports.status({ number: filed.number, secret: 'AAAA-BBBB-CCCC' })
    expect(answer).toMatchObject({ refusal: { code: 'case.not-found' } })
  })

  it('gets a receipt and answers by e-mail, in the language of the report and never with the secret', async () => {
    const { number, secret, taskId } = await made({ email: 'anna@example.pl', language: 'en' })
    const clerk = await desk('CLERKS')
    await clerk.api.tasks.reply(reply(taskId))
    await follow()
    await work()
    const mails = await office.db.pool.rows<{ subject: string; body: string; recipient: string }>(
      'SELECT recipient, subject, body FROM mails ORDER BY id',
    )
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Wodociągi Nadrzecze: report ${number} received`,
      `Request ${number}: there is an answer`,
    ])
    for (const { recipient, body } of mails) {
      expect(recipient).toBe('anna@example.pl')
      expect(body).toContain('https://ebok.example.pl/en/case\n')
      expect(body).not.toContain(secret)
    }
    expect(mails[0]?.body).not.toContain('Woda')
  })
})

describe('the desk', () => {
  it('joins a report to a client: the caretaker gets it, the client sees it, the secret still opens it', async () => {
    const { taskId, number, secret } = await made()
    const clerk = await desk('CLERKS')
    const caretaker = await desk('CLERKS')
    const clientId = await makeClient(office, { caretakerId: caretaker.accountId, displayName: 'Zorza' })
    const joined = await clerk.api.tasks.setClient({ taskId, version: 0, clientId })
    expect(joined).toMatchObject({
      ...{ clientId, clientName: 'Zorza', reporterName: 'Anna Żółkiewska', assigneeId: caretaker.accountId },
      reporter: { name: 'Anna Żółkiewska' },
      can: { setClient: false },
    })
    expect(joined.entries.map(({ change }) => change?.field)).toEqual(['created', 'client', 'assignee'])
    const { accountId } = await makeClientAccount(office, [clientId])
    const client = await callAs(office, portalRouter, { accountId, app: 'portal' })
    const { rows } = await client.api.requests.list({ clientId, state: 'all' })
    expect(rows).toMatchObject([{ id: taskId, number }])
    const shown = await client.api.requests.get({ clientId, requestId: taskId })
    expect(JSON.stringify(shown)).not.toContain('600 100 200')
    expect(await status({ number, secret })).toMatchObject({ number })
    expect(await eventsOf(office, 'task.client-set', 'task.assigned')).toMatchObject([
      { clientId, taskId, payload: { after: clientId } },
      { clientId, taskId, payload: { after: caretaker.accountId } },
    ])
    const again = clerk.api.tasks.setClient({ taskId, version: 1, clientId })
    expect(await refusalOf(again)).toMatchObject({ code: 'task.has-client' })
  })

  it('joins nothing to a client that is none, and nothing it has not seen', async () => {
    const { taskId } = await made()
    const clerk = await desk('CLERKS')
    const unknown = clerk.api.tasks.setClient({ taskId, version: 0, clientId: 999_999 })
    expect(await refusalOf(unknown)).toMatchObject({ code: 'client.not-found' })
    await clerk.api.tasks.take({ taskId, version: 0 })
    const clientId = await makeClient(office)
    const stale = clerk.api.tasks.setClient({ taskId, version: 0, clientId })
    expect(await refusalOf(stale)).toMatchObject({ code: 'row.stale' })
  })
})

async function follow(): Promise<void> {
  await sequence(office.db, sequencerLease(0))
  while ((await dispatch(office, { lease: dispatcherLease(0), reactions: notificationsReactions })) > 0);
}

/** Lets the time pass in which several changes become one letter, and the worker write it. */
async function work(): Promise<void> {
  office.clock.pass(60_000)
  const runner = startRunner(office, { handlers: notificationsJobs })
  await until(
    async () =>
      (await office.db.pool.rows("SELECT id FROM mails WHERE template = 'case-changed'")).length > 0,
  )
  await runner.stop()
}
