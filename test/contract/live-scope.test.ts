import { afterAll, describe, expect, it, vi } from 'vitest'
import { liveMessage, type LiveEvent } from '#shared/domain/event-log/schema.ts'
import type { Listener } from '#test/support/ask.ts'
import { openTestOffice } from '#test/support/caller.ts'
import { doorNamed, doors, type Door } from '#test/support/doors.ts'
import { makeClientAccount, makeStaff } from '#test/support/people.ts'
import { idsIn } from './access/scope.ts'
import { letEventsFollow, makeCase, type ClientCase } from './access/small-office.ts'
import { openWeb } from './access/web.ts'
import { inputFor } from './inputs.ts'

const office = await openTestOffice({ PORTAL_DIR: 'none', OFFICE_DIR: 'none' })
const web = await openWeb(office)
office.live.start()
afterAll(async () => {
  await office.live.stop()
  await web.close()
})

/** Everything that can be done about a client or its tasks: what names one. */
const changesAbout = (of: ClientCase) =>
  doors.filter(
    ({ way, path, name }) =>
      way === 'upload' ||
      (way === 'mutation' && !path.startsWith('session.') && idsIn(inputFor(name, of)).length > 0),
  )

async function change(door: Door, of: ClientCase): Promise<void> {
  const { accountId } = door.audience === 'staff' ? of.administrator : of.account
  const { refusal } = await web.ask(door, inputFor(door.name, of), await web.as(accountId, door.audience))
  expect(refusal, door.name).toBeNull()
}

function eventsOf({ messages }: Listener): LiveEvent[] {
  return messages.filter((message) => message.kind === 'event')
}

const namesOf = (listener: Listener) => [...new Set(eventsOf(listener).map(({ name }) => name))].sort()

describe('the live feed', () => {
  // It makes a client with all that belongs to it for every change there is, which takes its time.
  it("tells a client nothing of another's requests and of its own only what it may see", async () => {
    const other = await makeCase(web)
    const cases: [Door, ClientCase][] = []
    for (const door of changesAbout(other)) cases.push([door, await makeCase(web)])
    const clientIds = cases.map(([, { clientId }]) => clientId)
    const people = {
      client: await makeClientAccount(office, clientIds),
      inTheField: await makeStaff(office, ['FIELD']),
      manager: await makeStaff(office, ['MANAGERS']),
    }
    await letEventsFollow(office)
    const hear = async (audience: 'staff' | 'portal', { accountId }: { accountId: number }) =>
      web.listen(audience, await web.as(accountId, audience))
    const [ofClients, ofOther, inTheField, ofManager] = await Promise.all([
      hear('portal', people.client),
      hear('portal', other.account),
      hear('staff', people.inTheField),
      hear('staff', people.manager),
    ])

    for (const [door, of] of cases) await change(door, of)
    // The feed has an order: who has heard of this has heard of all before.
    await change(doorNamed('portal requests.reply'), other)
    await letEventsFollow(office)
    const isLast = ({ name, clientId }: LiveEvent) => name === 'task.replied' && clientId === other.clientId
    await vi.waitFor(() => {
      for (const listener of [ofOther, ofManager]) expect(eventsOf(listener).some(isLast)).toBe(true)
    }, 10_000)

    expect(eventsOf(ofOther).every(({ clientId }) => clientId === other.clientId)).toBe(true)
    expect(namesOf(ofManager)).toEqual(
      expect.arrayContaining(['task.noted', 'task.priority-set', 'file.uploaded']),
    )
    expect(namesOf(ofClients)).toEqual([
      'document.added',
      'document.sent',
      'document.withdrawn',
      'task.assigned',
      'task.created',
      'task.due-set',
      'task.moved',
      'task.replied',
      'task.taken',
    ])
    expect(eventsOf(ofClients).every(({ clientId }) => clientIds.includes(clientId ?? 0))).toBe(true)
    expect(namesOf(inTheField).filter((name) => /^(?:task|file|account|notification)\./.test(name))).toEqual(
      [],
    )

    for (const listener of [ofClients, ofOther, inTheField, ofManager]) {
      // That something changed and never what: the words are fetched, and scoped, by the ordinary queries.
      for (const message of listener.messages) expect(liveMessage.parse(message)).toEqual(message)
      expect(JSON.stringify(listener.messages)).not.toMatch(/tajne|wewn/)
      listener.stop()
    }
  }, 120_000)
})
