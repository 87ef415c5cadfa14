import { randomUUID } from 'node:crypto'
import type { MadeReport } from '#shared/domain/reports/schema.ts'
import {
  builtInGroups,
  permissions,
  type AccountKind,
  type BuiltInGroupCode,
  type Permission,
} from '#shared/domain/accounts/permissions.ts'
import type { AppearanceDesk } from '#shared/domain/appearance/schema.ts'
import { themeCss } from '#shared/domain/appearance/theme.ts'
import type { DocumentKind, DocumentRow } from '#shared/domain/documents/schema.ts'
import type { Attribute } from '#shared/domain/clients/attributes.ts'
import type { Attachment, RequestDetail, TaskDetail, TaskType } from '#shared/domain/tasks/schema.ts'
import { hashOf } from '#server/features/appearance/files.ts'
import { notificationsReactions } from '#server/features/notifications/jobs.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { sequence, sequencerLease } from '#server/platform/events/sequencer.ts'
import { dispatch, dispatcherLease } from '#server/platform/jobs/dispatcher.ts'
import type { Caller } from '#test/support/ask.ts'
import type { TestOffice } from '#test/support/caller.ts'
import { doorNamed, type Input } from '#test/support/doors.ts'
import { letIn } from '#test/support/delegates.ts'
import { makeClient, makeClientAccount, makeStaff } from '#test/support/people.ts'
import { makePublications, type PublicationsCase } from './publications.ts'
import type { Web } from './web.ts'

interface Person {
  readonly accountId: number
  readonly login: string
}

interface Task {
  readonly id: number
  readonly version: number
  readonly entryId: number
}

interface ReportedCase {
  readonly id: number
  readonly number: string
  readonly secret: string
}

/** One client with an account, what was filed, and what was said about it. */
export interface ClientCase {
  /** Stands in every word and name that belongs to this client. */
  readonly marker: string
  /** Stands in what only staff may read. */
  readonly internal: string
  readonly clientId: number
  /** A record without anything, which may be merged into the client's. */
  readonly otherClientId: number
  readonly account: Person
  readonly disabledAccount: Person
  /** Reaches the client as a delegate without limits. */
  readonly delegate: Person
  /** An account that reaches no client. */
  readonly outsider: Person
  /** A member of staff who may do everything. */
  readonly administrator: Person
  readonly caretaker: Person
  /** A group of clients that nothing else of the case uses. */
  readonly clientGroup: { readonly id: number; readonly version: number }
  /** The clerks. */
  readonly staffGroupId: number
  /** A type of task that is worked on by the clerks. */
  readonly typeId: number
  /** In progress with the caretaker, with a reply, a note and files. */
  readonly request: Task
  readonly unassigned: Task
  readonly resolved: Task
  /** Reported without an account, and what it takes to look at it. */
  readonly reported: ReportedCase
  readonly files: {
    readonly ofRequest: number
    readonly ofReply: number
    readonly ofNote: number
    /** Waiting to be attached, of the client and of the administrator. */
    readonly waiting: number
    readonly waitingAtDesk: number
  }
  readonly servicePointId: number
  readonly contactId: number
  /** A field of the office's own that this client has a value of. */
  readonly attributeId: number
  readonly attributeVersion: number
  readonly clientNumber: string
  /** The group that every new account of a client lands in. */
  readonly clientsGroupId: number
  /** Sent by the office, with one file. */
  readonly document: { readonly id: number; readonly fileId: number }
  /** Kinds of documents that clients and the office may send. */
  readonly documentKinds: { readonly byClients: number; readonly byOffice: number }
  /** A kind of document that nothing was sent of. */
  readonly spareKind: { readonly kindId: number; readonly version: number }
  /** The look of the portal: its version, one that is planned, and the theme of that. */
  readonly look: { readonly version: number; readonly plannedId: number; readonly file: string }
  readonly publications: PublicationsCase
  /** On its way to a group, of which nobody has it yet. */
  readonly sendingId: number
  /** Of the caretaker, about the request. */
  readonly notificationId: number
}

/** A member of staff for each built-in group. */
export async function makeStaffOfEachGroup(
  office: TestOffice,
): Promise<readonly { person: Person; permissions: readonly Permission[]; code: BuiltInGroupCode }[]> {
  const found = []
  for (const { code, kind, permissions: given } of builtInGroups) {
    if (kind === 'staff') found.push({ code, permissions: given, person: await makeStaff(office, [code]) })
  }
  return found
}

/** An account that may do everything its kind can be given but for one permission. */
export async function makeAccountWithout(
  office: TestOffice,
  missing: Permission,
  who: { kind: AccountKind; clientIds: readonly number[] },
): Promise<Person> {
  const code = `WITHOUT-${who.kind}-${missing}`
  const { insertId: groupId } = await office.db.pool.query(
    'INSERT INTO account_groups (code, kind, name_pl, name_en, `rank`) VALUES (?, ?, ?, ?, 90)',
    [code, who.kind, code, code],
  )
  const rest = permissions.filter((permission) => permission !== missing)
  await office.db.pool.query('INSERT INTO account_group_permissions (group_id, permission) VALUES ?', [
    rest.map((permission) => [groupId, permission]),
  ])
  // The factories name built-in groups only; the office has this one as well now.
  const groups = [code as BuiltInGroupCode]
  return who.kind === 'staff' ? makeStaff(office, groups) : insertClientAccount(office, groups, who.clientIds)
}

async function insertClientAccount(
  office: TestOffice,
  [code]: readonly BuiltInGroupCode[],
  clientIds: readonly number[],
): Promise<Person> {
  const person = await makeClientAccount(office, clientIds)
  await office.db.pool.query(
    'UPDATE account_group_members SET group_id = (SELECT id FROM account_groups WHERE code = ?) WHERE account_id = ?',
    [code ?? null, person.accountId],
  )
  return person
}

let made = 0

/** Makes a client, files requests through the portal and works on them at the desk, all over the network. */
export async function makeCase(web: Web): Promise<ClientCase> {
  const { office } = web
  made += 1
  const marker = `tajne${made}x`
  const internal = `wewn${made}x`
  const caretaker = await makeStaff(office, ['CLERKS'])
  const administrator = await makeStaff(office, ['ADMINISTRATORS'])
  const clientId = await makeClient(office, {
    caretakerId: caretaker.accountId,
    displayName: `Firma ${marker}`,
  })
  const account = await makeClientAccount(office, [clientId], {
    login: `konto-${marker}`,
    lastName: `Nazwisko-${marker}`,
    email: `${marker}@example.pl`,
  })
  const otherClientId = await makeClient(office, { displayName: `Kopia ${marker}` })
  const disabled = { login: `dawne-${marker}`, state: 'disabled' } as const
  const disabledAccount = await makeClientAccount(office, [clientId], disabled)
  const { insertId: clientGroupId } = await office.db.pool.query(
    "INSERT INTO account_groups (kind, name_pl, name_en, `rank`) VALUES ('client', ?, ?, 80)",
    [`Grupa ${made}`, `Group ${made}`],
  )
  const [clerks] = await office.db.pool.rows<{ id: number }>(
    "SELECT id FROM account_groups WHERE code = 'CLERKS'",
  )
  const delegate = await makeClientAccount(office, [], { login: `pelnomocnik-${marker}` })
  await letIn(office, { clientId, accountId: delegate.accountId })
  const outsider = await makeClientAccount(office, [], { login: `obcy-${marker}` })
  const byClient = await web.as(account.accountId, 'portal')
  const byCaretaker = await web.as(caretaker.accountId, 'staff')
  const byAdministrator = await web.as(administrator.accountId, 'staff')

  const get = async <Result>(name: string, input: Input, caller: Caller) => {
    const { data, refusal } = await web.ask(doorNamed(name), input, caller)
    if (refusal) throw new Error(`${name} was refused: ${JSON.stringify(refusal)}`)
    return data as Result
  }
  const upload = async (audience: 'staff' | 'portal', name: string, caller: Caller) => {
    const input = { requestKey: randomUUID(), name: `${name}.txt` }
    return (await get<Attachment>(`${audience} POST files`, input, caller)).id
  }
  const file = (title: string, attachmentIds: number[]) =>
    get<RequestDetail>(
      'portal requests.create',
      aRequest({ clientId, typeId }, { title, attachmentIds }),
      byClient,
    )
  const write = (kind: 'reply' | 'note', taskId: number, words: { body: string; attachmentIds: number[] }) =>
    get<TaskDetail>(`staff tasks.${kind}`, { requestKey: randomUUID(), taskId, ...words }, byCaretaker)

  const types = await get<TaskType[]>('portal requests.types', {}, byClient)
  const typeId = types.find(({ code }) => code === 'question')?.id ?? 0
  const ofRequest = await upload('portal', `umowa ${marker}`, byClient)
  const filed = await file(`Pytanie ${marker}`, [ofRequest])
  const ofReply = await upload('staff', `odpowiedź ${marker}`, byCaretaker)
  await write('reply', filed.id, { body: `Odpowiadamy ${marker}`, attachmentIds: [ofReply] })
  const ofNote = await upload('staff', `uwagi ${internal}`, byCaretaker)
  const request = await write('note', filed.id, { body: `Uwaga ${internal}`, attachmentIds: [ofNote] })

  const left = await file(`Do wzięcia ${marker}`, [])
  const handedBack = { taskId: left.id, version: left.version, assigneeId: null, reason: `Urlop ${internal}` }
  const unassigned = await get<TaskDetail>('staff tasks.assign', handedBack, byCaretaker)
  const done = await file(`Gotowe ${marker}`, [])
  const moved = { taskId: done.id, version: done.version, to: 'resolved', reason: `Zrobione ${marker}` }
  const resolved = await get<TaskDetail>('staff tasks.move', moved, byCaretaker)

  const point = aServicePoint({ clientId, marker, internal })
  const { id: servicePointId } = await get<{ id: number }>('staff servicePoints.add', point, byAdministrator)

  const kinds = await get<DocumentKind[]>('staff documentKinds.list', {}, byAdministrator)
  const documentKinds = {
    byClients: (await get<DocumentKind[]>('portal documents.kinds', {}, byClient))[0]?.id ?? 0,
    byOffice: kinds.find(({ code }) => code === 'invoice')?.id ?? 0,
  }
  const fileId = await upload('staff', `faktura ${marker}`, byAdministrator)
  const letter = aLetter({ clientId, marker, documentKinds }, [fileId])
  const { id: documentId } = await get<DocumentRow>('staff documents.send', letter, byAdministrator)

  const { insertId: spareKindId } = await office.db.pool.query(
    `INSERT INTO document_kinds (code, name_pl, name_en, clients_may_send, office_may_send, task_type_id, position, is_retired)
     SELECT ?, ?, ?, 1, 1, id, 99, 1 FROM task_types WHERE code = 'document'`,
    [`spare-${made}`, `Zapas ${made}`, `Spare ${made}`],
  )
  const { insertId: sendingId } = await office.db.pool.query(
    `INSERT INTO document_sendings (how, group_id, kind_id, title, note, recipients, created_by, request_key, request_hash, created_at)
     VALUES ('group', ?, ?, 'Cennik', '', 1, ?, ?, '', ?)`,
    [
      ...[clientGroupId, documentKinds.byOffice, administrator.accountId],
      ...[randomUUID(), toStored(office.clock.now())],
    ],
  )

  const { id: contactId } = await get<{ id: number }>(
    'staff contacts.add',
    aContact({ clientId, marker, internal }),
    byAdministrator,
  )
  const attributes = await get<Attribute[]>('staff attributes.list', {}, byAdministrator)
  // One for all cases, as there is room for some dozen in an office.
  const attribute =
    attributes.find(({ kind, isRetired }) => kind === 'text' && !isRetired) ??
    (await get<Attribute[]>('staff attributes.define', anAttribute(`Wodomierz ${made}`), byAdministrator)).at(
      -1,
    )
  const attributeId = attribute?.id ?? 0
  const values = [{ attributeId, seen: null, value: `Studzienka ${internal}` }]
  await get('staff attributes.set', { clientId, values }, byAdministrator)
  const agreed = { clientId, kind: 'sms', isGiven: true, seenId: null, note: `Telefonicznie ${internal}` }
  await get('staff consents.set', agreed, byAdministrator)

  await letEventsFollow(office)
  const [notification] = await office.db.pool.rows<{ id: number }>(
    'SELECT id FROM notifications WHERE task_id = ? AND account_id = ? ORDER BY id LIMIT 1',
    [filed.id, caretaker.accountId],
  )
  const [{ clientNumber, clientsGroupId } = { clientNumber: '', clientsGroupId: 0 }] =
    await office.db.pool.rows<Pick<ClientCase, 'clientNumber' | 'clientsGroupId'>>(
      `SELECT c.number AS clientNumber, (SELECT id FROM account_groups WHERE code = 'CLIENTS') AS clientsGroupId
     FROM clients c WHERE c.id = ?`,
      [clientId],
    )
  const waiting = await upload('portal', `szkic ${marker}`, byClient)
  const waitingAtDesk = await upload('staff', `pismo ${marker}`, byAdministrator)
  return {
    marker,
    internal,
    clientId,
    account,
    disabledAccount,
    delegate,
    outsider,
    administrator,
    caretaker,
    otherClientId,
    clientGroup: { id: clientGroupId, version: 0 },
    staffGroupId: clerks?.id ?? 0,
    typeId,
    request: seen(request),
    unassigned: seen(unassigned),
    resolved: seen(resolved),
    reported: await makeReport(web, typeId),
    files: { ofRequest, ofReply, ofNote, waiting, waitingAtDesk },
    servicePointId,
    contactId,
    attributeId,
    attributeVersion: attribute?.version ?? 0,
    clientNumber,
    clientsGroupId,
    document: { id: documentId, fileId },
    documentKinds,
    spareKind: { kindId: spareKindId, version: 0 },
    sendingId,
    look: await makeLook((path, input) => get(`staff appearance.${path}`, input, byAdministrator)),
    publications: await makePublications((path, input) => get(`staff ${path}`, input, byAdministrator), {
      ...{ clientId, marker },
    }),
    notificationId: notification?.id ?? 0,
  }
}

/** What strangers send is limited for each address: every case begins anew. */
async function makeReport(web: Web, typeId: number): Promise<ReportedCase> {
  const { pool } = web.office.db
  await pool.query('DELETE FROM attempt_counters')
  await pool.query('INSERT IGNORE INTO reported_types (type_id) VALUES (?)', [typeId])
  const { data } = await web.ask(doorNamed('portal reports.create'), aReport(typeId), { token: null })
  const { value } = data as { value: MadeReport }
  const [task] = await pool.rows<{ id: number }>('SELECT id FROM tasks WHERE number = ?', [value.number])
  return { id: task?.id ?? 0, ...value }
}

/** What somebody without an account reports. */
export function aReport(typeId: number): Input {
  return {
    ...{ requestKey: randomUUID(), typeId, title: 'Woda na ulicy', description: 'Leje się spod chodnika.' },
    ...{ place: 'ul. Lipowa 4', name: 'Jan Lis', phone: '600 100 200', email: null, language: 'pl' },
  }
}

/** A new request as its client files it, or the desk. */
export function aRequest(
  of: Pick<ClientCase, 'clientId' | 'typeId'>,
  given: { title: string; attachmentIds: readonly number[] },
): Input {
  return {
    requestKey: randomUUID(),
    clientId: of.clientId,
    typeId: of.typeId,
    description: `Opis: ${given.title}`,
    preferredOn: null,
    preferredTime: null,
    ...given,
  }
}

/** A document as the office sends it. */
export function aLetter(
  of: Pick<ClientCase, 'clientId' | 'marker' | 'documentKinds'>,
  attachmentIds: readonly number[],
): Input {
  return {
    requestKey: randomUUID(),
    clientId: of.clientId,
    kindId: of.documentKinds.byOffice,
    title: `Faktura ${of.marker}`,
    note: `Do zapłaty ${of.marker}`,
    attachmentIds,
  }
}

/** One more way to reach a client, as the desk writes it down. */
export function aContact(of: Pick<ClientCase, 'clientId' | 'marker' | 'internal'>): Input {
  return {
    requestKey: randomUUID(),
    clientId: of.clientId,
    purpose: 'pełnomocnik',
    name: `Ewa ${of.marker}`,
    phone: '601 234 567',
    email: null,
    address: { street: '', building: '', flat: '', postalCode: '', city: '' },
    note: `Dzwonić rano ${of.internal}`,
  }
}

/** A place where a client is served, as the desk adds it. */
export function aServicePoint(of: Pick<ClientCase, 'clientId' | 'marker' | 'internal'>): Input {
  return {
    requestKey: randomUUID(),
    clientId: of.clientId,
    number: `PP-${randomUUID().slice(0, 8)}-${of.marker}`,
    name: `Garaż ${of.marker}`,
    address: { street: `ul. ${of.marker}`, building: '4', flat: '', postalCode: '00-950', city: 'Nadrzecze' },
    area: `Rejon ${of.internal}`,
    meterNumber: `M-${of.marker}`,
    servedFrom: null,
  }
}

function seen({ id, version, entries }: TaskDetail): Task {
  return { id, version, entryId: entries.at(-1)?.id ?? 0 }
}

const leases = { sequencer: sequencerLease(), dispatcher: dispatcherLease() }

/** Brings what has happened so far into the feed and tells those whom it concerns. */
export async function letEventsFollow(office: TestOffice): Promise<void> {
  while ((await sequence(office.db, leases.sequencer)) > 0);
  await dispatch(office, { lease: leases.dispatcher, reactions: notificationsReactions })
}

function anAttribute(name: string): Input {
  return { requestKey: randomUUID(), name: { pl: name, en: `${name} (en)` }, kind: 'text', choices: [] }
}

/** A planned version of the look of the portal, and a draft. */
async function makeLook(
  ask: (path: string, input: Input) => Promise<AppearanceDesk>,
): Promise<ClientCase['look']> {
  const { version, content } = await ask('desk', {})
  const draft = async (seen: number) => {
    const name = { pl: `Portal ${seen}`, en: `Portal ${seen}` }
    return (await ask('saveDraft', { version: seen, content: { ...content, name } })).version
  }
  const effectiveFrom = '2099-12-31T00:00:00.000Z'
  const planned = await ask('publish', { version: await draft(version), effectiveFrom })
  return {
    version: await draft(planned.version),
    plannedId: planned.versions[0]?.id ?? 0,
    file: `${hashOf(themeCss(content))}.css`,
  }
}
