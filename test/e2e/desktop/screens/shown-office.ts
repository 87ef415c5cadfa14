import { randomUUID } from 'node:crypto'
import type { Language } from '#shared/messages/language.ts'
import type { PanelAccount } from '#shared/domain/accounts/panel.ts'
import type { ClientRecord, ClientRow } from '#shared/domain/clients/schema.ts'
import type { GroupDetail, GroupRow } from '#shared/domain/groups/schema.ts'
import type { GroupPortlets } from '#shared/domain/portlets/schema.ts'
import { demoLogin } from '../../portal/portal.ts'
import { openDesk } from '../../portal/staff-desk.ts'
import { officeUrl, once } from '../office.ts'

/** The demo office with what it lacks to show every screen with something on it. */
export interface ShownOffice {
  /** A client with accounts, a delegate, contacts, consents, documents and another client below it. */
  readonly clientId: number
  /** A group of clients with accounts in it and a group below it. */
  readonly groupId: number
  /** A group of clerks that says something else than its parent. */
  readonly clerksGroupId: number
  /** Begins the last names of two accounts that every call makes anew: one disabled, one waiting. */
  makeTwoAccounts(): Promise<string>
  /** Somebody else saves the portlets of the group. */
  changePortlets(): Promise<void>
  setLanguage(language: Language): Promise<void>
}

const person = { firstName: 'Aleksandra', language: 'pl', email: null }

export async function showOffice(): Promise<ShownOffice> {
  const desk = await openDesk(officeUrl(), { input: demoLogin('administrator') })
  const { rows } = await desk.read<{ rows: ClientRow[] }>('clients.list', { search: '10023', limit: 1 })
  const clientId = rows[0]?.id ?? 0
  await addFamily()
  await addDelegate()
  const groups = await desk.read<GroupRow[]>('groups.list', {})
  const clerks = groups.find(({ code }) => code === 'CLERKS')?.id ?? 0
  const clerksGroupId = groups.find(({ parentId }) => parentId === clerks)?.id ?? 0
  const groupId = await addGroup()
  let made = 0

  async function addFamily(): Promise<void> {
    const others = await desk.read<{ rows: ClientRow[] }>('clients.list', { search: 'nowak', limit: 5 })
    const below = others.rows.find(({ id }) => id !== clientId)?.id ?? 0
    const { version } = await desk.read<ClientRecord>('clients.get', { clientId: below })
    await desk.change('clients.setParent', { clientId: below, version, parentId: clientId })
  }

  async function addDelegate(): Promise<void> {
    await desk.change('delegates.grant', {
      requestKey: randomUUID(),
      clientId,
      login: `${once('pelnomocniczka').replace(' ', '.')}@przykladowa-poczta.example`,
      firstName: 'Wincentyna',
      lastName: 'Brzęczyszczykiewicz-Wróblewska',
      portlets: ['add-request', 'my-requests', 'documents'],
      pointIds: null,
      untilOn: '2031-05-31',
    })
  }

  async function addGroup(): Promise<number> {
    const usual = groups.find(({ code }) => code === 'CLIENTS')
    const own = groups.find(
      ({ kind, code, parentId }) => kind === 'client' && !code && parentId === usual?.id,
    )
    const name = once('Zarządcy wspólnot mieszkaniowych')
    const facts = { kind: 'client', name: { pl: name, en: name }, description: { pl: '', en: '' }, rank: 120 }
    const { id } = await desk.change<GroupDetail>('groups.create', {
      ...facts,
      requestKey: randomUUID(),
      parentId: own?.id ?? usual?.id ?? null,
    })
    return own?.id ?? id
  }

  return {
    clientId,
    groupId,
    clerksGroupId,
    async makeTwoAccounts() {
      made += 1
      const lastName = once(`Wyszomirska${made}`)
      for (const number of [1, 2]) {
        await desk.change('accounts.createStaff', {
          ...{ ...person, lastName, groupIds: [clerks], requestKey: randomUUID() },
          ...{
            login: `wyszomirska.${lastName.replace(/\D/g, '')}.${number}`,
            firstPassword: 'Zimowy-klon-42',
          },
        })
      }
      const { rows: accounts } = await desk.read<{ rows: PanelAccount[] }>('accounts.list', {
        text: lastName,
      })
      const first = accounts.slice(0, 1).map(({ id, version }) => ({ id, version }))
      await desk.change('accounts.disable', { accounts: first })
      return lastName
    },
    async changePortlets() {
      const { version, portlets } = await desk.read<GroupPortlets>('portlets.ofGroup', { groupId })
      const own = portlets
        .filter(({ isOwn }) => isOwn)
        .map(({ portlet, isOn, position, settings, width }) => ({
          ...{ portlet, isOn, position, settings },
          width: portlet === 'documents' && width === 'full' ? 'half' : 'full',
        }))
      await desk.change('portlets.setGroup', { groupId, version, own })
    },
    async setLanguage(language) {
      await desk.change('session.setLanguage', { language })
    },
  }
}
