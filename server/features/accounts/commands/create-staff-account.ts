import type { CreateStaffInput } from '#shared/domain/accounts/panel.ts'
import { normalPhone } from '#shared/domain/clients/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { insertAccount } from '../insert-account.ts'
import { refusalOfNewPassword } from '../new-password.ts'
import { groupsBeyond } from '../panel.ts'
import { findMade } from '../queries.ts'
import { sendLink } from '../send-link.ts'
import { loadGroups } from './set-groups.ts'

/**
 * Makes an account of staff, with a first password that has to be changed or an activation link by e-mail, and answers
 * its id; a repeat with the same key answers the first one. Refuses with `account.login-taken`, `account.email-missing`,
 * `group.not-found`, `account.group-of-other-kind`, `account.beyond-rights`, `request.key-reused` and the codes of a new password.
 */
export async function createStaffAccount(ctx: CommandContext, input: CreateStaffInput): Promise<number> {
  // The hash of a request is no place for a password: it would be quick to guess from there.
  const hash = requestHash({ ...input, firstPassword: input.firstPassword !== null })
  const { id } = await onceByKey(
    hash,
    () => findMade(ctx, input.requestKey),
    () => insert(ctx, input, hash),
  )
  return id
}

async function check(ctx: CommandContext, input: CreateStaffInput): Promise<void> {
  const { login, firstPassword } = input
  const groups = await loadGroups(ctx, input.groupIds)
  if (groups.some((group) => group.kind !== 'staff')) throw new AppError('account.group-of-other-kind')
  const beyond = await groupsBeyond(ctx.sql, ctx.actor)
  if (groups.some((group) => beyond.has(group.id))) throw new AppError('account.beyond-rights')
  if (firstPassword === null && input.email === null) throw new AppError('account.email-missing')
  const refusal =
    firstPassword === null ? null : refusalOfNewPassword(firstPassword, { kind: 'staff', login })
  if (refusal) throw new AppError(refusal.code, refusal.details)
}

async function insert(ctx: CommandContext, input: CreateStaffInput, hash: string): Promise<{ id: number }> {
  await check(ctx, input)
  const { requestKey, groupIds, firstPassword, ...person } = input
  const groups = await loadGroups(ctx, groupIds)
  const id = await insertAccount(ctx.sql, {
    ...person,
    phone: normalPhone(person.phone ?? ''),
    kind: 'staff',
    passwordHash: firstPassword === null ? null : await hashPassword(firstPassword),
    mustChangePassword: firstPassword !== null,
    state: firstPassword === null ? 'invited' : 'active',
    groups: [],
    groupIds: [...new Set(groupIds)],
    creation: { createdBy: ctx.actor.accountId, requestKey, requestHash: hash },
    now: ctx.now(),
  })
  await ctx.append('account.created', {
    accountId: id,
    kind: 'staff',
    login: person.login,
    groups: groups.map((group) => group.name),
    by: firstPassword === null ? 'link' : 'password',
  })
  const { login, language, email } = person
  if (firstPassword === null && email !== null) {
    await sendLink(ctx, { id, kind: 'staff', login, language, email }, 'activation')
    await ctx.append('account.link-sent', { accountId: id, purpose: 'activation' })
  }
  return { id }
}
