/**
 * The catalogue of permissions and what the built-in groups start with. Groups themselves are data: an office
 * may give and take permissions; this file says which exist and what a new office begins with.
 */
export const permissions = [
  'task.read',
  'task.read-all',
  'task.create',
  'task.take',
  'task.work',
  'task.assign',
  'task.set-deadline',
  'task.oversee',
  'client.read',
  'client.edit',
  'client.set-caretaker',
  'client.merge',
  'client.define-attributes',
  'client-account.manage',
  'client-account.manage-any',
  'account.read',
  'account.manage',
  'group.manage',
  'portlet.manage',
  'appearance.manage',
  'document.read',
  'document.send',
  'document.define-kinds',
  'publication.read',
  'publication.edit',
  'publication.publish',
  'event.read',
  'request.read',
  'request.create',
  'own-document.read',
  'own-document.add',
  'own-data.read',
  'delegate.manage',
] as const

export type Permission = (typeof permissions)[number]

/** What a procedure may ask for besides a permission: nothing at all, or only a signed-in account of its kind. */
export type Access = Permission | 'public' | 'signed-in'

export type AccountKind = 'staff' | 'client'

const ofClients: ReadonlySet<Permission> = new Set([
  'request.read',
  'request.create',
  'own-document.read',
  'own-document.add',
  'own-data.read',
  'delegate.manage',
])

/** Whose groups a permission may be given to: what staff may and what clients may never mix. */
export function kindOfPermission(permission: Permission): AccountKind {
  return ofClients.has(permission) ? 'client' : 'staff'
}

export interface BuiltInGroup {
  readonly code: string
  readonly kind: AccountKind
  readonly rank: number
  readonly name: { readonly pl: string; readonly en: string }
  readonly permissions: readonly Permission[]
}

const clerk: readonly Permission[] = [
  'task.read',
  'task.read-all',
  'task.create',
  'task.take',
  'task.work',
  'task.assign',
  'task.set-deadline',
  'client.read',
  'client.edit',
  'client-account.manage',
  'document.read',
  'document.send',
  'publication.read',
]

/** The groups every office has from its first start; they can be changed but not deleted. */
export const builtInGroups = [
  {
    code: 'CLIENTS',
    kind: 'client',
    rank: 100,
    name: { pl: 'Klienci', en: 'Clients' },
    permissions: [
      'request.read',
      'request.create',
      'own-document.read',
      'own-document.add',
      'own-data.read',
      'delegate.manage',
    ],
  },
  {
    code: 'CLERKS',
    kind: 'staff',
    rank: 50,
    name: { pl: 'Pracownicy biura', en: 'Clerks' },
    permissions: clerk,
  },
  {
    code: 'EDITORS',
    kind: 'staff',
    rank: 60,
    name: { pl: 'Redaktorzy', en: 'Editors' },
    permissions: [
      'task.read',
      'task.take',
      'task.work',
      'client.read',
      'publication.read',
      'publication.edit',
      'publication.publish',
      'appearance.manage',
    ],
  },
  {
    code: 'FIELD',
    kind: 'staff',
    rank: 70,
    name: { pl: 'Pracownicy terenowi', en: 'Field staff' },
    permissions: ['task.read', 'task.take', 'task.work', 'client.read'],
  },
  {
    code: 'MANAGERS',
    kind: 'staff',
    rank: 40,
    name: { pl: 'Kierownicy', en: 'Managers' },
    permissions: [
      ...clerk,
      'task.oversee',
      'client.set-caretaker',
      'client.merge',
      'account.read',
      'portlet.manage',
      'publication.edit',
      'publication.publish',
      'event.read',
    ],
  },
  {
    code: 'AUDITORS',
    kind: 'staff',
    rank: 80,
    name: { pl: 'Audytorzy', en: 'Auditors' },
    permissions: [
      'task.read',
      'task.read-all',
      'client.read',
      'document.read',
      'publication.read',
      'account.read',
      'event.read',
    ],
  },
  {
    code: 'ADMINISTRATORS',
    kind: 'staff',
    rank: 10,
    name: { pl: 'Administratorzy', en: 'Administrators' },
    permissions: [
      ...clerk,
      'task.oversee',
      'client.set-caretaker',
      'client.merge',
      'client.define-attributes',
      'client-account.manage-any',
      'account.read',
      'account.manage',
      'group.manage',
      'portlet.manage',
      'appearance.manage',
      'document.define-kinds',
      'publication.edit',
      'publication.publish',
      'event.read',
    ],
  },
] as const satisfies readonly BuiltInGroup[]

export type BuiltInGroupCode = (typeof builtInGroups)[number]['code']
