import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { fileRoutes } from '#server/file-routes.ts'
import { loadActor } from '#server/platform/auth/sessions.ts'
import { portalRouter, staffRouter } from '#server/router.ts'
import type { Caller } from '#test/support/ask.ts'
import { openTestOffice } from '#test/support/caller.ts'
import { doorNamed, doors, type Door } from '#test/support/doors.ts'
import { makeClientAccount, makeStaff } from '#test/support/people.ts'
import {
  choices,
  complaintsAbout,
  forgetful,
  forgetfulRoute,
  idsIn,
  mixed,
  withoutRows,
} from './access/scope.ts'
import { makeAccountWithout, makeCase, type ClientCase } from './access/small-office.ts'
import { openFingerprint, openWeb } from './access/web.ts'
import { inputFor } from './inputs.ts'

const office = await openTestOffice({ PORTAL_DIR: 'none', OFFICE_DIR: 'none' })
const web = await openWeb(office)
afterAll(() => web.close())
const first = await makeCase(web)
const second = await makeCase(web)
const fingerprint = openFingerprint(office)
const secrets = [first.marker, first.internal]

const asSecond = await web.as(second.account.accountId, 'portal')
/** Members of staff who see no task but their own and those of their groups, of which there are none. */
const outOfReach = {
  'in the field': await makeStaff(office, ['FIELD']),
  'an editor': await makeStaff(office, ['EDITORS']),
  'with every other right': await makeAccountWithout(office, 'task.read-all', {
    kind: 'staff',
    clientIds: [],
  }),
}

const withoutClients = await makeAccountWithout(office, 'client.read', { kind: 'staff', clientIds: [] })

function doorsThatName(audience: Door['audience'], keys?: readonly string[]): Door[] {
  return doors.filter(
    (door) =>
      door.audience === audience &&
      door.access !== 'public' &&
      idsIn(inputFor(door.name, first), keys).length > 0,
  )
}

/** Whoever asks names these rows of the first client in an input that is right otherwise. */
async function trespass(
  door: Door,
  caller: Caller,
  ids: { keys: readonly string[]; own?: ClientCase; others?: ClientCase },
): Promise<string[]> {
  const { keys, own = second, others = first } = ids
  const input = mixed(inputFor(door.name, own), inputFor(door.name, others), keys)
  const absent = withoutRows(inputFor(door.name, own), keys)
  return complaintsAbout(web, fingerprint, { door, input, absent, caller, secrets })
}

describe('another client', () => {
  it.each(doorsThatName('portal'))('finds nothing of the first one at $name', async (door) => {
    for (const keys of choices(idsIn(inputFor(door.name, first))))
      expect(await trespass(door, asSecond, { keys }), keys.join(', ')).toEqual([])
  })

  const others = doors.filter(
    (door) =>
      door.audience === 'portal' && !doorsThatName('portal').includes(door) && door.access !== 'public',
  )
  it.each(others)('hears nothing of the first one at $name', async (door) => {
    const caller = await web.as(second.account.accountId, 'portal')
    const { text, refusal } = await web.ask(door, inputFor(door.name, second), caller)
    expect(refusal).toBeNull()
    expect(text).not.toContain(first.marker)
  })

  it.each(['requests.create', 'POST files'])(
    'gets its own under a key that the first one has used: %s',
    async (path) => {
      const door = doorNamed(`portal ${path}`)
      const [requestKey, ...cases] = [crypto.randomUUID(), first, second] as const
      const answers = []
      for (const of of cases) {
        const caller = await web.as(of.account.accountId, 'portal')
        answers.push(await web.ask(door, { ...inputFor(door.name, of), requestKey }, caller))
      }
      expect(answers.map(({ refusal }) => refusal)).toEqual([null, null])
      const [ids, texts] = [
        answers.map(({ data }) => (data as { id: number }).id),
        answers.map(({ text }) => text),
      ]
      expect(ids[0]).not.toBe(ids[1])
      expect(texts[1]).not.toContain(first.marker)
    },
  )
})

describe('an account of two clients', () => {
  it.each(
    doorsThatName('portal', ['requestId', 'fileId']).filter(
      ({ name }) => name !== 'portal requests.removeUpload',
    ),
  )('finds what is of the one only under it at $name', async (door) => {
    const { accountId } = await makeClientAccount(office, [first.clientId, second.clientId])
    const caller = await web.as(accountId, 'portal')
    for (const keys of choices(idsIn(inputFor(door.name, first), ['requestId', 'fileId'])))
      expect(await trespass(door, caller, { keys })).toEqual([])
  })
})

describe('a client', () => {
  it('does not get a file of an internal note', async () => {
    const door = doorNamed('portal GET clients/:clientId/files/:fileId')
    const input = { clientId: first.clientId, fileId: first.files.ofNote }
    const caller = await web.as(first.account.accountId, 'portal')
    const asked = { door, input, absent: withoutRows(input, ['fileId']), caller, secrets }
    expect(await complaintsAbout(web, fingerprint, asked)).toEqual([])
  })
})

const ofTasks = ['taskId', 'fileId', 'ids']

describe('a member of staff', () => {
  // A document is reached by whoever reaches its client, a publication by whoever reads any or is of its readers.
  const reachedByTask = doorsThatName('staff', ofTasks).filter(
    ({ name }) =>
      name !== 'staff notifications.markRead' &&
      !/^staff GET (documents|publications|for-staff)\//.test(name),
  )
  it.each(reachedByTask)('finds no task out of reach at $name', async (door) => {
    for (const [who, { accountId }] of Object.entries(outOfReach)) {
      const caller = await web.as(accountId, 'staff')
      const keys = idsIn(inputFor(door.name, first), ofTasks)
      const absent = withoutRows(inputFor(door.name, first), keys)
      const isClosed = (await web.ask(door, absent, caller)).refusal?.code === 'permission.missing'
      if (!isClosed) expect(await trespass(door, caller, { keys, own: first }), who).toEqual([])
    }
  })

  it.each(['tasks.list', 'tasks.counts', 'tasks.board', 'notifications.list'])(
    'hears of no task out of reach at staff %s',
    async (path) => {
      const door = doorNamed(`staff ${path}`)
      const caller = await web.as(outOfReach['with every other right'].accountId, 'staff')
      const { text, refusal } = await web.ask(door, inputFor(door.name, first), caller)
      expect(refusal).toBeNull()
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toMatch(/"(?:all|overdue|open|count|unassigned)":[1-9]/)
    },
  )

  it.each(doorsThatName('staff', ['attachmentIds']).concat(doorNamed('staff tasks.removeUpload')))(
    "cannot use another's upload at $name",
    async (door) => {
      const caller = await web.as(second.administrator.accountId, 'staff')
      const keys = idsIn(inputFor(door.name, first), ['attachmentIds', 'fileId'])
      expect(await trespass(door, caller, { keys })).toEqual([])
    },
  )

  it("cannot mark another's notifications as read", async () => {
    const caller = await web.as(second.caretaker.accountId, 'staff')
    expect(await trespass(doorNamed('staff notifications.markRead'), caller, { keys: ['ids'] })).toEqual([])
  })

  it.each(
    doorsThatName('staff', ['clientId']).filter(
      ({ access, path }) => access !== 'client.read' && path !== 'events.list',
    ),
  )('who may not read client records finds none at $name', async (door) => {
    const caller = await web.as(withoutClients.accountId, 'staff')
    expect(await trespass(door, caller, { keys: ['clientId'] })).toEqual([])
  })

  it('who may not read client records gets no document of one', async () => {
    const door = doorNamed('staff GET documents/:documentId/files/:fileId')
    const input = inputFor(door.name, first)
    const caller = await web.as(withoutClients.accountId, 'staff')
    const absent = withoutRows({ ...input, documentId: 999_999_999 }, ['fileId'])
    expect(await complaintsAbout(web, fingerprint, { door, input, absent, caller, secrets })).toEqual([])
  })

  // The panel of all accounts names them without a client; its own rights are tested with it.
  it.each(doorsThatName('staff', ['accountId']).filter(({ path }) => !path.startsWith('accounts.')))(
    'finds no account under another client at $name',
    async (door) => {
      const caller = await web.as(second.administrator.accountId, 'staff')
      expect(await trespass(door, caller, { keys: ['accountId'] })).toEqual([])
    },
  )

  it.each(doorsThatName('staff').filter(({ path }) => path.startsWith('clientAccounts.')))(
    'sees no accounts of a client whose caretaker somebody else is at $name',
    async (door) => {
      const before = await fingerprint()
      const caller = await web.as(second.caretaker.accountId, 'staff')
      const { refusal, text } = await web.ask(door, inputFor(door.name, first), caller)
      expect(refusal?.code).toBe('client.account-tab-closed')
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(await fingerprint()).toBe(before)
    },
  )
})

describe('these tests', () => {
  // Each case is used up: without a scope, what is asked for is done.
  async function complaintsWithoutScope(door: Door): Promise<string[]> {
    const of = await makeCase(web)
    const ownsIt = door.path.startsWith('notifications.') ? of.caretaker : of.administrator
    const owner = async () => {
      const { accountId } = door.audience === 'staff' ? ownsIt : of.account
      const { token } = await web.as(accountId, door.audience)
      const kind = door.audience === 'staff' ? 'staff' : 'client'
      return loadActor(office.db.pool, { token: token ?? '', kind, now: office.clock.now() })
    }
    const open = await openWeb(office, {
      routers: { staff: forgetful(staffRouter, owner), portal: forgetful(portalRouter, owner) },
      fileRoutes: fileRoutes.map((route) => forgetfulRoute(route, owner)),
    })
    onTestFinished(() => open.close())
    const input = inputFor(door.name, of)
    const absent = withoutRows(input, idsIn(input))
    const caller =
      door.audience === 'staff' ? await web.as(outOfReach['in the field'].accountId, 'staff') : asSecond
    return complaintsAbout(open, fingerprint, { door, input, absent, caller, secrets: [of.marker] })
  }

  const scoped = [...doorsThatName('portal'), ...doorsThatName('staff', ofTasks)]
  it.each(scoped)('fail when the scope of $name is removed', async (door) => {
    const complaints = await complaintsWithoutScope(door)
    expect(complaints).toContainEqual(expect.stringMatching(/^is answered (?:with|otherwise)/))
    if (door.way === 'mutation') expect(complaints).toContain('changes something')
  })
})
