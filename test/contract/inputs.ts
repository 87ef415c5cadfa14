import { createHash, randomUUID } from 'node:crypto'
import { delivered } from '#shared/domain/appearance/delivered.ts'
import type { Input } from '#test/support/doors.ts'
import { everyonesPassword } from '#test/support/people.ts'
import {
  aContact,
  aLetter,
  aReport,
  aRequest,
  aServicePoint,
  type ClientCase,
} from './access/small-office.ts'

const token = 'x'.repeat(43)
const password = 'siedem cichych rzek'
const nothing = (): Input => ({})
const link = (): Input => ({ token, password })

const ofTask = ({ id: taskId, version }: ClientCase['request']) => ({ taskId, version })
const ofRequest = ({ clientId, request }: ClientCase) => ({ clientId, requestId: request.id })
/** A list with one line: the client of the case gets what waits at the desk. */
const aList = ({ clientNumber, files, marker }: ClientCase): Input => ({
  file: {
    name: 'lista.csv',
    content: Buffer.from(`Numer klienta;Plik\r\n${clientNumber};pismo ${marker}.txt\r\n`).toString('base64'),
  },
  fileIds: [files.waitingAtDesk],
})
const ofAccount = ({ clientId, account }: ClientCase) => ({
  clientId,
  accountId: account.accountId,
  version: 0,
})

const limits = { portlets: ['my-requests'], pointIds: null, untilOn: '2027-05-31' }
const granting = { firstName: 'Ola', ...limits }
const ofDelegate = ({ clientId, delegate }: ClientCase) => ({
  clientId,
  accountId: delegate.accountId,
  version: 0,
})

const session: Record<string, (of: ClientCase) => Input> = {
  'session.current': nothing,
  'session.signIn': ({ account }) => ({ login: account.login, password: everyonesPassword }),
  'session.signOut': nothing,
  'session.signOutEverywhere': nothing,
  'session.changePassword': () => ({ current: everyonesPassword, next: password }),
  'session.setLanguage': () => ({ language: 'en' }),
  'session.readLink': () => ({ token }),
  'session.activate': link,
  'session.requestReset': ({ account }) => ({ login: account.login }),
  'session.resetPassword': link,
  'office.info': nothing,
  'live.events': nothing,
}

const ofNews = ({ publications: { news } }: ClientCase) => ({
  publicationId: news.id,
  version: news.version,
})
const ofOpenNews = ({ publications: { news } }: ClientCase) => ({
  publicationId: news.id,
  version: news.open,
})
const fileOfNews = ({ publications: { news } }: ClientCase) => ({
  publicationId: news.id,
  fileId: news.fileId,
})

const client = ({ clientId, marker }: ClientCase) => ({
  number: `N-${clientId}-${marker}`,
  kind: 'company',
  firstName: '',
  lastName: '',
  companyName: `Firma ${marker}`,
  nip: '',
  regon: '',
  pesel: '',
  email: null,
  phone: '',
  address: { street: 'Lipowa', building: '4', flat: '', postalCode: '00-950', city: 'Nadrzecze' },
})

const person = (login: string) => ({
  login,
  firstName: 'Ola',
  lastName: 'Mak',
  email: `${login}@example.pl`,
  language: 'pl',
})
const seenAccount = ({ account: { accountId } }: ClientCase) => ({
  accounts: [{ id: accountId, version: 0 }],
})
const accountsFile = ({ marker }: ClientCase) => ({
  kind: 'staff',
  file: {
    name: 'konta.csv',
    content: Buffer.from(
      `login;imię;nazwisko;e-mail;grupy\nplik-${marker};Ola;Mak;ola@example.pl;CLERKS\n`,
    ).toString('base64'),
  },
})

/** Each in a colour of its own: of equal pictures only the first is added. */
const aPicture = ({ marker }: ClientCase): Input => ({
  requestKey: randomUUID(),
  name: `logo ${marker}.svg`,
  bytes: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path fill="#${colourOf(marker)}" d="M0 0h8v8H0z"/></svg>`,
  ),
})

function colourOf(marker: string): string {
  return createHash('sha256').update(marker).digest('hex').slice(0, 6)
}

const staff: Record<string, (of: ClientCase) => Input> = {
  ...session,
  'session.createFirstAdministrator': () => ({
    ...link(),
    login: 'pierwszy.administrator',
    firstName: 'Ewa',
    lastName: 'Lis',
  }),
  'accounts.staff': nothing,
  'accounts.groups': nothing,
  'accounts.list': () => ({ kind: 'client' }),
  'accounts.groupChoices': nothing,
  'accounts.get': ({ account: { accountId } }) => ({ accountId }),
  'accounts.createStaff': ({ marker, staffGroupId }) => ({
    ...person(`nowy-${marker}`),
    requestKey: randomUUID(),
    groupIds: [staffGroupId],
    firstPassword: null,
  }),
  'accounts.update': ({ account: { accountId }, marker }) => ({
    ...person(`inne-${marker}`),
    accountId,
    version: 0,
  }),
  'accounts.giveFirstPassword': ({ account: { accountId } }) => ({
    accountId,
    version: 0,
    firstPassword: password,
  }),
  'accounts.setGroups': (of) => ({ ...seenAccount(of), add: [of.clientGroup.id], remove: [] }),
  'accounts.disable': seenAccount,
  'accounts.enable': ({ disabledAccount: { accountId } }) => ({ accounts: [{ id: accountId, version: 0 }] }),
  'accounts.reset': seenAccount,
  'accounts.unlock': seenAccount,
  'accounts.signOut': seenAccount,
  'accounts.checkImport': accountsFile,
  'accounts.runImport': (of) => ({
    ...accountsFile(of),
    ...{ requestKey: randomUUID(), accepted: 1, refused: 0, firstPasswords: [] },
  }),
  'clientAccounts.list': ({ clientId }) => ({ clientId }),
  'clientAccounts.create': ({ clientId, marker }) => ({
    requestKey: randomUUID(),
    clientId,
    login: `drugie-${marker}`,
    firstName: 'Ola',
    lastName: `Mak-${marker}`,
    email: null,
    firstPassword: password,
  }),
  'clientAccounts.disable': ofAccount,
  'clientAccounts.enable': ({ clientId, disabledAccount: { accountId } }) => ({
    clientId,
    accountId,
    version: 0,
  }),
  'clientAccounts.reset': ofAccount,
  'clientAccounts.add': ({ clientId, outsider }) => ({
    requestKey: randomUUID(),
    clientId,
    login: outsider.login,
  }),
  'clientAccounts.remove': ofAccount,
  'clientAccounts.setFirstPassword': (of) => ({ ...ofAccount(of), firstPassword: password }),
  'clientAccounts.unlock': ofAccount,
  'clientAccounts.signOut': ofAccount,
  'activation.makeCode': ({ clientId }) => ({ requestKey: randomUUID(), clientId }),
  'activation.makeCodes': ({ clientId }) => ({ requestKey: randomUUID(), after: clientId - 1 }),
  'activation.proofs': nothing,
  'activation.setProof': () => ({ proof: 'code', isTaken: true }),
  'delegates.points': ({ clientId }) => ({ clientId }),
  'delegates.grant': ({ clientId, outsider, marker }) => ({
    ...granting,
    requestKey: randomUUID(),
    clientId,
    login: outsider.login,
    lastName: `Lokator-${marker}`,
  }),
  'delegates.change': (of) => ({ ...ofDelegate(of), ...limits }),
  'delegates.revoke': (of) => ofDelegate(of),
  'appearance.desk': nothing,
  'appearance.published': () => ({ language: 'pl' }),
  'appearance.saveDraft': ({ look: { version }, marker }) => ({
    version,
    content: { ...delivered, name: { pl: `Portal ${marker}`, en: '' } },
  }),
  'appearance.discardDraft': ({ look: { version } }) => ({ version }),
  'appearance.publish': ({ look: { version } }) => ({ version, effectiveFrom: null }),
  'appearance.callOff': ({ look: { version, plannedId } }) => ({ version, versionId: plannedId }),
  'appearance.restore': ({ look: { version, plannedId } }) => ({ version, versionId: plannedId }),
  'POST appearance/pictures': aPicture,
  'POST appearance/icons': aPicture,
  'attributes.list': nothing,
  'attributes.ofClient': ({ clientId }) => ({ clientId }),
  'attributes.set': ({ clientId, attributeId, marker, internal }) => ({
    clientId,
    values: [{ attributeId, seen: `Studzienka ${internal}`, value: `Piwnica ${marker}` }],
  }),
  'attributes.define': ({ marker }) => ({
    requestKey: randomUUID(),
    name: { pl: `Cecha ${marker}`, en: `Attribute ${marker}` },
    kind: 'date',
    choices: [],
  }),
  'attributes.redefine': ({ attributeId, attributeVersion, marker }) => ({
    attributeId,
    version: attributeVersion,
    name: { pl: `Zmieniona ${marker}`, en: `Changed ${marker}` },
    choices: [],
  }),
  'attributes.retire': ({ attributeId, attributeVersion: version }) => ({
    attributeId,
    version,
    isRetired: true,
  }),
  'attributes.order': ({ attributeId }) => ({ attributeIds: [attributeId] }),
  'clients.list': ({ marker }) => ({ search: marker }),
  'clients.get': ({ clientId }) => ({ clientId }),
  'clients.create': (of) => ({ ...client(of), requestKey: randomUUID(), caretakerId: null }),
  'clients.update': (of) => ({ ...client(of), clientId: of.clientId, version: 0 }),
  'clients.setAlertNote': ({ clientId, internal }) => ({ clientId, version: 0, note: `Pies ${internal}` }),
  'clients.setCaretaker': ({ clientId }) => ({ clientId, version: 0, caretakerId: null, reason: 'Urlop' }),
  'documentKinds.list': nothing,
  'documentKinds.define': () => ({
    requestKey: randomUUID(),
    name: { pl: `Rodzaj ${randomUUID()}`, en: `Kind ${randomUUID()}` },
    clientsMaySend: true,
    officeMaySend: true,
  }),
  'documentKinds.redefine': ({ spareKind }) => ({
    ...spareKind,
    name: { pl: `Nazwany ${randomUUID()}`, en: `Named ${randomUUID()}` },
    clientsMaySend: true,
    officeMaySend: true,
  }),
  'documentKinds.retire': ({ spareKind }) => ({ ...spareKind, isRetired: true }),
  'documentKinds.remove': ({ spareKind }) => spareKind,
  'documentKinds.order': ({ spareKind: { kindId } }) => ({ kindIds: [kindId] }),
  'documents.list': ({ clientId }) => ({ clientId, direction: 'all' }),
  'documents.send': (of) => aLetter(of, [of.files.waitingAtDesk]),
  'documents.withdraw': ({ clientId, document, marker }) => ({
    clientId,
    documentId: document.id,
    reason: `Nie ten ${marker}`,
  }),
  'documents.audiences': nothing,
  'documents.sendings': nothing,
  'documents.sendToGroup': (of) => {
    const { clientId: _, ...letter } = aLetter(of, [of.files.waitingAtDesk])
    return { ...letter, groupId: of.clientsGroupId, withGroupsBelow: true }
  },
  'documents.stopSending': ({ sendingId }) => ({ sendingId, version: 0 }),
  'documents.previewWithdrawal': ({ sendingId }) => ({ sendingId }),
  'documents.withdrawSending': ({ sendingId, marker }) => ({
    ...{ sendingId, version: 0, reason: `Nie to ${marker}`, keepsOpened: false },
  }),
  'documents.checkList': (of) => aList(of),
  'documents.sendList': (of) => {
    const { clientId: _, attachmentIds: __, ...letter } = aLetter(of, [])
    return { ...letter, ...aList(of), accepted: 1, refused: 0 }
  },
  'documents.removeUpload': ({ files }) => ({ fileId: files.waitingAtDesk }),
  'consents.ofClient': ({ clientId }) => ({ clientId }),
  'consents.history': ({ clientId }) => ({ clientId }),
  'consents.set': ({ clientId, internal }) => ({
    ...{ clientId, kind: 'marketing', isGiven: true, seenId: null, note: `Ustnie ${internal}` },
  }),
  'contacts.list': ({ clientId }) => ({ clientId }),
  'contacts.add': aContact,
  'contacts.update': (of) => {
    const { requestKey: _, ...fields } = aContact(of)
    return { ...fields, contactId: of.contactId, version: 0 }
  },
  'contacts.remove': ({ clientId, contactId }) => ({ clientId, contactId, version: 0 }),
  'events.ofClient': ({ clientId }) => ({ clientId, withViews: true }),
  'clients.duplicates': ({ clientId }) => ({ clientId }),
  'clients.listDuplicates': () => ({ limit: 50 }),
  'clients.tellApart': ({ clientId, otherClientId }) => ({
    clientId,
    otherIds: [otherClientId],
    isApart: true,
  }),
  'clients.previewMerge': ({ clientId, otherClientId }) => ({ clientId, otherId: otherClientId }),
  'clients.merge': ({ clientId, otherClientId }) => ({
    ...{ clientId, version: 0, otherId: otherClientId, otherVersion: 0 },
    take: [],
  }),
  'clients.family': ({ clientId }) => ({ clientId }),
  'clients.setParent': ({ clientId }) => ({ clientId, version: 0, parentId: null }),
  'clients.select': ({ marker }) => ({ search: marker }),
  'clients.previewCaretaker': ({ clientId }) => ({ clientIds: [clientId], caretakerId: null }),
  'clients.setCaretakerOfMany': ({ clientId }) => ({
    clients: [{ id: clientId, version: 0 }],
    caretakerId: null,
    movesTasks: true,
    reason: 'Urlop',
  }),
  'events.list': ({ clientId }) => ({ clientId }),
  'groups.list': nothing,
  'groups.get': ({ clientGroup }) => ({ groupId: clientGroup.id }),
  'groups.compare': ({ clientGroup }) => ({ groupId: clientGroup.id, otherId: clientGroup.id }),
  'groups.create': ({ marker }) => ({
    requestKey: randomUUID(),
    kind: 'client',
    name: { pl: `Zarządcy ${marker}`, en: `Managers ${marker}` },
    description: { pl: '', en: '' },
    parentId: null,
    rank: 90,
  }),
  'groups.update': ({ clientGroup, marker }) => ({
    groupId: clientGroup.id,
    version: clientGroup.version,
    name: { pl: `Najemcy ${marker}`, en: `Tenants ${marker}` },
    description: { pl: '', en: '' },
    parentId: null,
    rank: 80,
  }),
  'groups.setGrants': ({ clientGroup }) => ({
    groupId: clientGroup.id,
    version: clientGroup.version,
    grants: [{ permission: 'request.read', isGranted: true }],
  }),
  'groups.remove': ({ clientGroup }) => ({
    groupId: clientGroup.id,
    version: clientGroup.version,
    children: null,
  }),
  'notifications.list': nothing,
  'notifications.counts': nothing,
  'notifications.markRead': ({ notificationId }) => ({ ids: [notificationId] }),
  'portlets.groups': nothing,
  'portlets.ofGroup': ({ clientGroup }) => ({ groupId: clientGroup.id }),
  'portlets.preview': ({ clientId }) => ({ of: { clientId, accountId: null }, on: '2026-11-21' }),
  'portlets.setGroup': ({ clientGroup }) => ({
    groupId: clientGroup.id,
    version: clientGroup.version,
    own: [],
  }),
  'publications.list': () => ({ kind: null, state: null, search: '' }),
  'publications.get': ({ publications: { news } }) => ({ publicationId: news.id }),
  'publications.versions': ({ publications: { news } }) => ({ publicationId: news.id }),
  'publications.version': ({ publications: { news } }) => ({
    publicationId: news.id,
    versionId: news.versionId,
  }),
  'publications.preview': ({ clientId }) => ({ language: 'pl', at: '2026-11-21T11:00:00.000Z', clientId }),
  'publications.schedule': () => ({ from: '2026-11-01', until: '2026-12-01', kind: null }),
  'publications.findings': () => ({ from: '2026-11-01', until: '2026-12-01', kind: null }),
  'publications.getForMe': ({ publications: { forStaff } }) => ({
    publicationId: forStaff.id,
    language: 'pl',
  }),
  'publications.forMe': () => ({ language: 'pl', kind: null }),
  'publications.settings': nothing,
  'publications.groups': nothing,
  'publications.documentKinds': nothing,
  'publications.create': () => ({
    ...{ requestKey: randomUUID(), kind: 'news', pageRole: null, title: 'Nowa aktualność' },
  }),
  'publications.saveDraft': ({ publications: { news } }) => ({
    publicationId: news.id,
    seen: news.open,
    content: { ...news.content?.content, outage: 'planned', worksFrom: '2026-12-01T07:00:00.000Z' },
  }),
  'publications.discardDraft': ({ publications: { draft } }) => ({
    publicationId: draft.id,
    version: draft.open,
  }),
  'publications.submit': ofOpenNews,
  'publications.publish': (of) => ({ ...ofOpenNews(of), effectiveFrom: null }),
  'publications.callOff': ({ publications: { planned } }) => planned,
  'publications.publishSet': (of) => ({ items: [ofOpenNews(of)], effectiveFrom: null }),
  'publications.withdraw': (of) => ({ ...ofNews(of), reason: 'Pomyłka w cenie' }),
  'publications.restoreVersion': ({ publications: { news } }) => ({
    ...{ publicationId: news.id, versionId: news.versionId, seen: news.open },
  }),
  'publications.setWindows': (of) => ({
    ...ofNews(of),
    plans: [{ first: { from: '2026-12-01T08:00', until: '2026-12-02T08:00' }, recurrence: null }],
  }),
  'publications.setTelling': (of) => ({ ...ofNews(of), tells: 'portal' }),
  'publications.setAudience': (of) => ({
    ...ofNews(of),
    audience: { kind: 'everyone', groupIds: [], clientIds: [], staffGroupIds: [], byPlace: false },
    places: [{ city: 'Nadrzecze', street: 'ul. Lipowa', buildings: '' }],
  }),
  'publications.editors': ({ publications: { news } }) => ({ publicationId: news.id, isEditing: true }),
  'publications.setSettings': () => ({ needsReview: false, version: 0 }),
  'publications.removeUpload': ({ files }) => ({ fileId: files.waitingAtDesk }),
  'POST publications/files': ({ marker }) => ({ requestKey: randomUUID(), name: `nowe ${marker}.txt` }),
  'GET for-staff/:publicationId/files/:fileId': ({ publications: { forStaff } }) => ({
    ...{ publicationId: forStaff.id, fileId: forStaff.fileId },
  }),
  'GET publications/:publicationId/files/:fileId': fileOfNews,
  'reports.types': nothing,
  'reports.setOffered': ({ typeId }) => ({ typeId, isOffered: true }),
  'servicePoints.list': ({ clientId }) => ({ clientId }),
  'servicePoints.add': aServicePoint,
  'servicePoints.update': (of) => {
    const { requestKey: _, ...fields } = aServicePoint(of)
    return { ...fields, servicePointId: of.servicePointId, version: 0 }
  },
  'servicePoints.end': ({ clientId, servicePointId }) => ({
    clientId,
    servicePointId,
    version: 0,
    servedUntil: '2026-12-31',
  }),
  'tasks.types': nothing,
  'tasks.list': () => ({ filter: { view: 'all', state: 'open' } }),
  'tasks.counts': nothing,
  'tasks.rows': ({ request }) => ({ ids: [request.id] }),
  'tasks.get': ({ request }) => ({ taskId: request.id }),
  'tasks.entries': ({ request }) => ({ taskId: request.id, before: request.entryId }),
  'tasks.board': nothing,
  'tasks.create': (of) =>
    aRequest(of, { title: `Przy okienku ${of.marker}`, attachmentIds: [of.files.waitingAtDesk] }),
  'tasks.take': ({ unassigned }) => ofTask(unassigned),
  'tasks.assign': ({ request }) => ({ ...ofTask(request), assigneeId: null, reason: 'Urlop' }),
  'tasks.move': ({ request }) => ({ ...ofTask(request), to: 'waiting', reason: 'Czekamy na zdjęcie' }),
  'tasks.setClient': ({ clientId, reported }) => ({ taskId: reported.id, version: 0, clientId }),
  'tasks.setDue': ({ request }) => ({ ...ofTask(request), dueOn: '2026-12-24', reason: 'Czekamy na części' }),
  'tasks.setPriority': ({ request }) => ({ ...ofTask(request), priority: 'urgent' }),
  'tasks.reply': ({ request, files, marker }) => ({
    requestKey: randomUUID(),
    taskId: request.id,
    body: `Już jedziemy ${marker}`,
    attachmentIds: [files.waitingAtDesk],
  }),
  'tasks.note': ({ request, files, internal }) => ({
    requestKey: randomUUID(),
    taskId: request.id,
    body: `Trudny dojazd ${internal}`,
    attachmentIds: [files.waitingAtDesk],
  }),
  'tasks.removeUpload': ({ files }) => ({ fileId: files.waitingAtDesk }),
  'POST files': ({ marker }) => ({ requestKey: randomUUID(), name: `nowe ${marker}.txt` }),
  'GET files/:fileId': ({ files }) => ({ fileId: files.ofNote }),
  'POST documents/files': ({ marker }) => ({ requestKey: randomUUID(), name: `nowe ${marker}.txt` }),
  'GET documents/:documentId/files/:fileId': ({ document: { id, fileId } }) => ({ documentId: id, fileId }),
}

const portal: Record<string, (of: ClientCase) => Input> = {
  ...session,
  'GET appearance/:file': ({ look: { file } }) => ({ file }),
  'activation.taken': nothing,
  'activation.start': ({ marker }) => ({
    clientNumber: `N-${marker}`,
    proof: { kind: 'code', code: 'ABCD-EFGH-JKLM' },
    login: `nowe-${marker}`,
    firstName: 'Ola',
    lastName: 'Mak',
    email: null,
    language: 'pl',
    password,
  }),
  'delegates.list': ({ clientId }) => ({ clientId }),
  'delegates.grant': ({ clientId, marker }) => ({
    ...granting,
    requestKey: randomUUID(),
    clientId,
    email: `lokator-${marker}@example.pl`,
    lastName: `Lokator-${marker}`,
  }),
  'delegates.change': (of) => ({ ...ofDelegate(of), ...limits }),
  'delegates.revoke': (of) => ofDelegate(of),
  'portlets.dashboard': ({ clientId }) => ({ clientId }),
  'portlets.setHidden': () => ({ portlet: 'my-data', isHidden: true }),
  'documents.kinds': nothing,
  'documents.list': ({ clientId }) => ({ clientId, direction: 'all' }),
  'documents.counts': ({ clientId }) => ({ clientId }),
  'documents.add': ({ clientId, documentKinds, files, marker, request }) => ({
    requestKey: randomUUID(),
    clientId,
    kindId: documentKinds.byClients,
    note: `W załączeniu ${marker}`,
    attachmentIds: [files.waiting],
    requestId: request.id,
  }),
  'documents.removeUpload': ({ files }) => ({ fileId: files.waiting }),
  'consents.ofClient': ({ clientId }) => ({ clientId }),
  'consents.history': ({ clientId }) => ({ clientId }),
  'consents.set': ({ clientId }) => ({ clientId, kind: 'marketing', isGiven: true, seenId: null }),
  'notifications.list': nothing,
  'notifications.counts': nothing,
  'notifications.get': ({ publications: { notice } }) => ({ publicationId: notice.id, language: 'pl' }),
  'notifications.markRead': () => ({ all: true }),
  'notifications.letters': nothing,
  'notifications.chooseLetters': () => ({ outages: true, news: true }),
  'notifications.stopLetters': () => ({ key: '11111111-2222-4333-8444-555555555555' }),
  'publications.latest': () => ({ language: 'pl' }),
  'publications.list': () => ({
    language: 'pl',
    kind: null,
    archive: false,
    street: 'ul. Lipowa',
    search: '',
  }),
  'publications.get': ({ publications: { news } }) => ({ language: 'pl', kind: 'news', slug: news.slug }),
  'publications.page': () => ({ language: 'pl', role: 'contact' }),
  'publications.outages': () => ({ language: 'pl', street: '' }),
  'publications.streets': nothing,
  'publications.templateKinds': nothing,
  'publications.forClient': ({ clientId }) => ({ language: 'pl', clientId, kind: 'notice' }),
  'publications.getForClient': ({ clientId, publications: { notice } }) => ({
    ...{ language: 'pl', clientId, publicationId: notice.id },
  }),
  'GET publications/:publicationId/files/:fileId': fileOfNews,
  'GET templates/:slug': ({ publications: { templateSlug } }) => ({ slug: templateSlug }),
  'GET clients/:clientId/publications/:publicationId/files/:fileId': ({ clientId, publications }) => ({
    ...{ clientId, publicationId: publications.notice.id, fileId: publications.notice.fileId },
  }),
  'reports.types': nothing,
  'reports.create': ({ typeId }) => aReport(typeId),
  'reports.status': ({ reported: { number, secret } }) => ({ number, secret }),
  'reports.reply': ({ reported: { number, secret } }) => ({
    ...{ requestKey: randomUUID(), number, secret, body: 'Leje się coraz mocniej.' },
  }),
  'requests.types': nothing,
  'requests.list': ({ clientId }) => ({ clientId, state: 'all' }),
  'requests.get': ofRequest,
  'requests.entries': (of) => ({ ...ofRequest(of), before: of.request.entryId }),
  'requests.create': (of) => aRequest(of, { title: `Nowe ${of.marker}`, attachmentIds: [of.files.waiting] }),
  'requests.reply': (of) => ({
    ...ofRequest(of),
    requestKey: randomUUID(),
    body: `Dziękuję ${of.marker}`,
    attachmentIds: [of.files.waiting],
  }),
  'requests.withdraw': (of) => ({ ...ofRequest(of), version: of.request.version }),
  'requests.confirm': ({ clientId, resolved }) => ({
    clientId,
    requestId: resolved.id,
    version: resolved.version,
  }),
  'requests.removeUpload': ({ files }) => ({ fileId: files.waiting }),
  'POST files': ({ marker }) => ({ requestKey: randomUUID(), name: `nowe ${marker}.txt` }),
  'GET clients/:clientId/files/:fileId': ({ clientId, files }) => ({ clientId, fileId: files.ofReply }),
  'POST documents/files': ({ marker }) => ({ requestKey: randomUUID(), name: `nowe ${marker}.txt` }),
  'GET clients/:clientId/documents/:documentId/files/:fileId': ({ clientId, document: { id, fileId } }) => ({
    clientId,
    documentId: id,
    fileId,
  }),
}

/**
 * What is asked at each door about one client, in a form that lets its own client or an administrator in. A door that
 * is not listed here fails the contract tests.
 */
export const inputs: Readonly<Record<string, (of: ClientCase) => Input>> = Object.fromEntries(
  Object.entries({ staff, portal }).flatMap(([audience, table]) =>
    Object.entries(table).map(([path, input]) => [`${audience} ${path}`, input]),
  ),
)

export function inputFor(name: string, of: ClientCase): Input {
  const input = inputs[name]
  if (!input) throw new Error(`test/contract/inputs.ts has no input for ${name}`)
  return input(of)
}
