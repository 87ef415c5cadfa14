import * as z from 'zod/mini'
import { csvDelimiter, csvEncoding, csvFile, csvProblem } from '../kernel/csv.ts'
import {
  bilingual,
  calendarDate,
  id,
  instant,
  language,
  line,
  optionalLine,
  requestKey,
  version,
} from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { accountState, email, login } from './schema.ts'

export const accountKinds = ['staff', 'client'] as const
const accountKind = z.enum(accountKinds)

/** Never; before a day; or on a day and since, in the office's time zone. */
export const lastSignIn = z.union([
  z.object({ how: z.literal('never') }),
  z.object({ how: z.enum(['before', 'since']), on: calendarDate }),
])
export type LastSignIn = z.infer<typeof lastSignIn>

export const listAccountsInput = z.extend(pageInput, {
  kind: z.optional(accountKind),
  groupId: z.optional(id),
  state: z.optional(accountState),
  lastSignIn: z.optional(lastSignIn),
  text: z.optional(z.string().check(z.maxLength(100))),
})
export type ListAccountsInput = z.infer<typeof listAccountsInput>

const group = z.object({ id, code: z.nullable(z.string()), name: bilingual })

/** An account as the panel lists it. `beyond`: its groups may more than whoever asks, who cannot change it. */
export const panelAccount = z.object({
  id,
  kind: accountKind,
  login: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.nullable(z.string()),
  state: accountState,
  lockedUntil: z.nullable(instant),
  lastSignedInAt: z.nullable(instant),
  groups: z.array(group),
  /** The clients it reaches: how many, and the first by name. */
  clientCount: z.int(),
  clientName: z.nullable(z.string()),
  version,
  can: z.object({
    update: z.boolean(),
    setFirstPassword: z.boolean(),
    disable: z.boolean(),
    enable: z.boolean(),
    reset: z.boolean(),
    unlock: z.boolean(),
    signOut: z.boolean(),
  }),
})
export type PanelAccount = z.infer<typeof panelAccount>
export const panelAccountPage = page(panelAccount)

/** One account in full, with where it is signed in. */
export const panelAccountDetail = z.extend(panelAccount, {
  language,
  /** Where clients reach a member of staff; empty where there is none. */
  phone: z.string(),
  mustChangePassword: z.boolean(),
  createdAt: instant,
  createdByName: z.nullable(z.string()),
  clients: z.array(z.object({ id, number: z.string(), name: z.string() })),
  sessions: z.array(
    z.object({ app: z.string(), address: z.nullable(z.string()), signedInAt: instant, lastSeenAt: instant }),
  ),
})
export type PanelAccountDetail = z.infer<typeof panelAccountDetail>

export const getAccountInput = z.object({ accountId: id })

/** A group as the panel offers it; `beyond` ones may more than whoever asks, who cannot put anybody there. */
export const groupChoice = z.extend(group, { kind: accountKind, beyond: z.boolean() })
export type GroupChoice = z.infer<typeof groupChoice>

/** The most accounts one request changes; a window with more sends several. */
const mostAccountsAtOnce = 50

const seenAccounts = z.array(z.object({ id, version })).check(z.minLength(1), z.maxLength(mostAccountsAtOnce))

export const changeAccountsInput = z.object({ accounts: seenAccounts })
export type ChangeAccountsInput = z.infer<typeof changeAccountsInput>

const groupIds = z.array(id).check(z.maxLength(100))

/** Puts each account into groups and takes it out of others; groups named in neither stay as they are. */
export const setGroupsInput = z.object({ accounts: seenAccounts, add: groupIds, remove: groupIds })
export type SetGroupsInput = z.infer<typeof setGroupsInput>

/** What became of each account of a change: how it is now, or why it was left as it was. */
export const changedAccounts = z.object({
  results: z.array(
    z.object({
      id,
      account: z.nullable(panelAccount),
      refusal: z.nullable(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })),
    }),
  ),
})
export type ChangedAccounts = z.infer<typeof changedAccounts>

const person = {
  ...{ login, firstName: line(80), lastName: line(80), email: z.nullable(email), language },
  /** At work, of staff alone. */
  phone: z.optional(optionalLine(40)),
}

/** A first password given at the desk, to be changed at the first sign-in; null sends an activation link by e-mail. */
export const createStaffInput = z.object({
  ...person,
  requestKey,
  groupIds: groupIds.check(z.minLength(1)),
  firstPassword: z.nullable(z.string().check(z.maxLength(500))),
})
export type CreateStaffInput = z.infer<typeof createStaffInput>

export const updateAccountInput = z.object({ ...person, accountId: id, version })
export type UpdateAccountInput = z.infer<typeof updateAccountInput>

export const giveFirstPasswordInput = z.object({
  accountId: id,
  version,
  firstPassword: z.string().check(z.maxLength(500)),
})
export type GiveFirstPasswordInput = z.infer<typeof giveFirstPasswordInput>

/** The most accounts of one file. */
export const mostImported = 2000

export const checkImportInput = z.object({ kind: accountKind, file: csvFile })
export type CheckImportInput = z.infer<typeof checkImportInput>

/** What a file would do: `accepted` lines become accounts, `refused` ones are left out, with the first problems. */
export const importCheck = z.object({
  encoding: csvEncoding,
  delimiter: csvDelimiter,
  accepted: z.int(),
  refused: z.int(),
  problemCount: z.int(),
  problems: z.array(csvProblem),
  /** The logins, in the order of their lines, of whom no link can reach: each needs a first password. */
  withoutEmail: z.array(z.string()),
  /** The refused lines as a file to correct and read again; empty when there are none. */
  refusedLines: z.string(),
})
export type ImportCheck = z.infer<typeof importCheck>

/**
 * Repeats what the check said, so that nothing is imported that nobody has seen. `firstPasswords` are those of the logins
 * that the check named as without an e-mail, in its order.
 */
export const runImportInput = z.extend(checkImportInput, {
  requestKey,
  accepted: z.int(),
  refused: z.int(),
  firstPasswords: z.array(z.string().check(z.maxLength(500))).check(z.maxLength(mostImported)),
})
export type RunImportInput = z.infer<typeof runImportInput>
