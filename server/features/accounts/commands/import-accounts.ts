import type { CheckImportInput, ImportCheck, RunImportInput } from '#shared/domain/accounts/panel.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { mostProblems } from '#shared/domain/kernel/csv.ts'
import { writeLines } from '#server/platform/csv/write-csv.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { planImport, type ImportPlan, type PlannedAccount } from '../import-file.ts'
import { insertAccount } from '../insert-account.ts'
import { findMade } from '../queries.ts'
import { sendLink } from '../send-link.ts'
import { loadGroups } from './set-groups.ts'

/** Tells what a file of accounts would do, and changes nothing. */
export async function checkImport(ctx: CommandContext, input: CheckImportInput): Promise<ImportCheck> {
  return presentPlan(await planImport(ctx, input))
}

/**
 * Makes an invited account of every line that is right, all of them or none, and answers how many; a repeat with the
 * same key answers the first result. Each gets a letter with an activation link. Refuses with `account.import-empty`,
 * and with `account.import-changed` when the file would no longer do what its check said.
 */
export async function runImport(ctx: CommandContext, input: RunImportInput): Promise<{ created: number }> {
  const hash = requestHash({ ...input })
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
  const names = await groupNames(ctx, plan)
  const ids: number[] = []
  for (const account of plan.accounts) {
    const creation =
      ids.length === 0 ? { requestKey, requestHash: hash } : { requestKey: null, requestHash: null }
    ids.push(await insertOne(ctx, account, { kind, names, creation }))
  }
  await ctx.append('account.imported', { kind, file: file.name, count: accepted })
  return { id: ids[0] ?? 0 }
}

async function insertOne(
  ctx: CommandContext,
  account: PlannedAccount,
  how: {
    kind: RunImportInput['kind']
    names: ReadonlyMap<number, string>
    creation: { requestKey: string | null; requestHash: string | null }
  },
): Promise<number> {
  const { kind, names, creation } = how
  const { login, language, email, groupIds, clientIds } = account
  const id = await insertAccount(ctx.sql, {
    ...account,
    kind,
    passwordHash: null,
    state: 'invited',
    groups: [],
    creation: { createdBy: ctx.actor.accountId, ...creation },
    now: ctx.now(),
  })
  const about = { clientId: clientIds[0] ?? null }
  const groups = groupIds.map((groupId) => names.get(groupId) ?? '')
  await ctx.append('account.created', { accountId: id, kind, login, groups, by: 'link' }, about)
  await sendLink(ctx, { id, kind, login, language, email }, 'activation')
  await ctx.append('account.link-sent', { accountId: id, purpose: 'activation' }, about)
  return id
}

async function groupNames(ctx: CommandContext, plan: ImportPlan): Promise<ReadonlyMap<number, string>> {
  const groups = await loadGroups(
    ctx,
    plan.accounts.flatMap((account) => account.groupIds),
  )
  return new Map(groups.map((group) => [group.id, group.name]))
}

function presentPlan({ table, accounts, refused, problems }: ImportPlan): ImportCheck {
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    accepted: accounts.length,
    refused: refused.length,
    problemCount: problems.length,
    problems: problems.slice(0, mostProblems),
    refusedLines:
      refused.length === 0
        ? ''
        : writeLines(
            table.heading,
            refused.map((row) => row.raw),
          ),
  }
}
