import * as z from 'zod/mini'
import { bilingual, id, instant, language, line, version, requestKey } from '../kernel/ids.ts'
import { delegateLimits } from '../access/limits.ts'
import { portletNames, type PortletName } from '../portlets/catalogue.ts'
import { permissions } from './permissions.ts'

const accountKind = z.enum(['staff', 'client'])

export const accountStates = ['invited', 'active', 'disabled'] as const
export const accountState = z.enum(accountStates)
export type AccountState = z.infer<typeof accountState>

/** A login as typed; folded to lower case without outer spaces before it is compared or stored. */
export const login = z
  .string()
  .check(
    z.normalize('NFKC'),
    z.trim(),
    z.toLowerCase(),
    z.minLength(3),
    z.maxLength(120),
    z.regex(/^[^\s\p{Cc}]+$/u),
  )
export const email = z.email().check(z.maxLength(254))
const password = z.string().check(z.maxLength(500))

export const signInInput = z.object({ login: z.string().check(z.maxLength(200)), password })
export type SignInInput = z.infer<typeof signInInput>
export const changePasswordInput = z.object({ current: password, next: password })
export type ChangePasswordInput = z.infer<typeof changePasswordInput>
export const setLanguageInput = z.object({ language })
export const requestResetInput = z.object({ login: z.string().check(z.maxLength(200)) })

/** Who is signed in, as both apps see themselves. `clients` is filled for client accounts only. */
export const me = z.object({
  accountId: id,
  kind: accountKind,
  login: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language,
  mustChangePassword: z.boolean(),
  permissions: z.array(z.enum(permissions)),
  groups: z.array(z.object({ id, code: z.nullable(z.string()), name: bilingual })),
  clients: z.array(
    z.object({
      id,
      number: z.string(),
      name: z.string(),
      reach: z.enum(['own', 'delegate']),
      /**
       * What the account is offered of this client: portlets that one of its groups has on, that it has the permission
       * for and that a delegate was given, in the order of their names.
       */
      portlets: z.array(z.enum(portletNames as [PortletName, ...PortletName[]])),
    }),
  ),
  /** Unread notifications when it was asked; capped. */
  unread: z.int(),
  signedInAt: instant,
  /** Where the live feed stood just before: a window that follows it from there misses nothing it reads from now on. */
  feedPosition: z.int(),
})
export type Me = z.infer<typeof me>

/** A member of staff as offered in pickers and shown beside tasks. */
export const staffMember = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  groupIds: z.array(id),
  canWorkOnTasks: z.boolean(),
})
export type StaffMember = z.infer<typeof staffMember>

export const staffGroup = z.object({ id, code: z.nullable(z.string()), name: bilingual, kind: accountKind })
export type StaffGroup = z.infer<typeof staffGroup>

/** An account as the Account tab shows it. */
export const clientAccount = z.object({
  id,
  login: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.nullable(z.string()),
  state: accountState,
  mustChangePassword: z.boolean(),
  lastSignedInAt: z.nullable(instant),
  lockedUntil: z.nullable(instant),
  createdAt: instant,
  version,
  /** How it reaches the client: as its own account, or as a delegate within limits. */
  access: z.object({
    reach: z.enum(['own', 'delegate']),
    ...delegateLimits.shape,
    hasEnded: z.boolean(),
    version,
  }),
  can: z.object({
    disable: z.boolean(),
    enable: z.boolean(),
    reset: z.boolean(),
    unlock: z.boolean(),
    signOut: z.boolean(),
    setFirstPassword: z.boolean(),
  }),
})
export type ClientAccount = z.infer<typeof clientAccount>

/** Either a first password given at the desk (to be changed at the first sign-in) or an activation link by e-mail. */
export const createClientAccountInput = z.object({
  requestKey,
  clientId: id,
  login,
  firstName: line(80),
  lastName: line(80),
  email: z.nullable(email),
  firstPassword: z.nullable(password),
})
export type CreateClientAccountInput = z.infer<typeof createClientAccountInput>

export const listClientAccountsInput = z.object({ clientId: id })

/** One account of the Account tab, in the version the window has seen. */
export const seenClientAccount = z.object({ clientId: id, accountId: id, version })
export type SeenClientAccount = z.infer<typeof seenClientAccount>

/** Lets an account that is there reach one more client as its own. */
export const addClientAccountInput = z.object({ requestKey, clientId: id, login })
export type AddClientAccountInput = z.infer<typeof addClientAccountInput>

export const setFirstPasswordInput = z.extend(seenClientAccount, { firstPassword: password })
export type SetFirstPasswordInput = z.infer<typeof setFirstPasswordInput>

/** What `row.stale` tells of an account that changed since the version a window has seen: `details.changes`. */
export interface AccountChange {
  readonly field: 'state'
  readonly before: AccountState
  readonly after: AccountState
  readonly by: string
  readonly at: string
}

export const linkToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
export const linkPurpose = z.enum(['activation', 'reset', 'first-admin'])
export type LinkPurpose = z.infer<typeof linkPurpose>

/** What the page of a link shows before it is used; a first administrator has no login yet. */
export const openedLink = z.object({ purpose: linkPurpose, login: z.string(), firstName: z.string() })
export type OpenedLink = z.infer<typeof openedLink>

export const useLinkInput = z.object({ token: linkToken, password })
export type UseLinkInput = z.infer<typeof useLinkInput>

export const createFirstAdministratorInput = z.object({
  token: linkToken,
  login,
  firstName: line(80),
  lastName: line(80),
  password,
})
export type CreateFirstAdministratorInput = z.infer<typeof createFirstAdministratorInput>
