import type { CheckImportInput, ImportCheck, RunImportInput } from '#shared/domain/accounts/panel.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { mostProblems } from '#shared/domain/kernel/csv.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { writeLines } from '#shared/domain/kernel/write-csv.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { planImport, type ImportPlan, type PlannedAccount } from '../import-file.ts'
import { insertAccounts } from '../insert-account.ts'
import { refusalOfNewPassword } from '../new-password.ts'
import { findMade } from '../queries.ts'
import { sendLinks } from '../send-link.ts'
import { loadGroups } from './set-groups.ts'

/** Tells what a file of accounts would do, and changes nothing. */
export async function checkImport(ctx: CommandContext, input: CheckImportInput): Promise<ImportCheck> {
  return presentPlan(await planImport(ctx, input))
}

/**
 * Makes an account of every line that is right, all of them or none, and answers how many; a repeat with the same key
 * answers the first result. Who has an e-mail gets a letter with an activation link, who has none a first password, to be
 * changed at the first sign-in. Refuses with `account.import-empty`, with `account.import-changed` when the file would no
 * longer do what its check said, and with the codes of a new password.
 */
export async function runImport(ctx: CommandContext, input: RunImportInput): Promise<{ created: number }> {
  // The hash of a request is no place for passwords: they would be quick to guess from there.
  const hash = requestHash({ ...input, firstPasswords: input.firstPasswords.length })
  await onceByKey(
    hash,
    () => findMade(ctx, input.requestKey),
    () => makeAll(ctx, input, hash),
  )
  return { created: input.accepted }
}

/** The id is that of the first account, on which the key of the request stands. */
async function makeAll(ctx: CommandContext, input: RunImportInput, hash: string): Promise<{ id: number }> {
  const { accepted, refused, requestKey, kind, file } = input
  const plan = await planImport(ctx, input)
  if (plan.accounts.length !== accepted || plan.refused.length !== refused)
    throw new AppError('account.import-changed')
  if (accepted === 0) throw new AppError('account.import-empty')
  const hashes = await hashesOf(plan, input)
  const names = await groupNames(ctx, plan)
  const accounts = plan.accounts.map((account, index) => {
    const passwordHash = hashes.get(account.login) ?? null
    return {
      ...account,
      kind,
      passwordHash,
      mustChangePassword: passwordHash !== null,
      state: passwordHash === null ? ('invited' as const) : ('active' as const),
      creation: {
        createdBy: ctx.actor.accountId,
        ...(index === 0 ? { requestKey, requestHash: hash } : { requestKey: null, requestHash: null }),
      },
      now: ctx.now(),
    }
  })
  const ids: number[] = []
  for (let at = 0; at < accounts.length; at += mostInOneGo) {
    const made = await insertAccounts(ctx.sql, accounts.slice(at, at + mostInOneGo))
    await tellOf(ctx, made, names)
    ids.push(...made.map(({ id }) => id))
  }
  await ctx.append('account.imported', { kind, file: file.name, count: accepted })
  return { id: ids[0] ?? 0 }
}

/** As many accounts are written by one statement. */
const mostInOneGo = 500

/** As many passwords are hashed at once as there are threads for it. */
const atOnce = 4

/** The hashes of first passwords by the login that gets them, made before anything is written because they take time. */
async function hashesOf(
  plan: ImportPlan,
  { kind, firstPasswords }: RunImportInput,
): Promise<ReadonlyMap<string, string>> {
  const logins = withoutEmail(plan)
  if (logins.length !== firstPasswords.length) throw new AppError('account.import-changed')
  const given = logins.map((login, index) => ({ login, password: firstPasswords[index] ?? '' }))
  for (const { login, password } of given) {
    const refusal = refusalOfNewPassword(password, { kind, login })
    if (refusal) throw new AppError(refusal.code, refusal.details)
  }
  const hashes = new Map<string, string>()
  for (let at = 0; at < given.length; at += atOnce) {
    const part = given.slice(at, at + atOnce)
    await Promise.all(
      part.map(async ({ login, password }) => hashes.set(login, await hashPassword(password))),
    )
  }
  return hashes
}

function withoutEmail({ accounts }: ImportPlan): string[] {
  return accounts.filter(({ email }) => email === null).map(({ login }) => login)
}

interface MadeAccount extends PlannedAccount {
  readonly id: number
  readonly kind: RunImportInput['kind']
  readonly passwordHash: string | null
}

/** Writes down that accounts were made, and sends a link to each that has an e-mail. */
async function tellOf(
  ctx: CommandContext,
  made: readonly MadeAccount[],
  names: ReadonlyMap<number, string>,
): Promise<void> {
  const about = ({ clientIds }: MadeAccount) => ({ clientId: clientIds[0] ?? null })
  await ctx.append.all(
    'account.created',
    made.map((account) => {
      const { id: accountId, kind, login, passwordHash } = account
      const groups = account.groupIds.map((groupId) => names.get(groupId) ?? '')
      const by = passwordHash === null ? 'link' : 'password'
      return { payload: { accountId, kind, login, groups, by }, ...about(account) }
    }),
  )
  const reached = made.flatMap((account) =>
    account.email === null ? [] : [{ ...account, email: account.email }],
  )
  if (reached.length === 0) return
  await sendLinks(ctx, reached, 'activation')
  await ctx.append.all(
    'account.link-sent',
    reached.map((account) => ({
      payload: { accountId: account.id, purpose: 'activation' },
      ...about(account),
    })),
  )
}

async function groupNames(ctx: CommandContext, plan: ImportPlan): Promise<ReadonlyMap<number, string>> {
  const groups = await loadGroups(
    ctx,
    plan.accounts.flatMap((account) => account.groupIds),
  )
  return new Map(groups.map((group) => [group.id, group.name]))
}

function presentPlan(plan: ImportPlan): ImportCheck {
  const { table, accounts, refused, problems } = plan
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    accepted: accounts.length,
    refused: refused.length,
    problemCount: problems.length,
    problems: problems.slice(0, mostProblems),
    withoutEmail: withoutEmail(plan),
    refusedLines:
      refused.length === 0
        ? ''
        : writeLines(
            table.heading,
            refused.map((row) => row.raw),
          ),
  }
}
