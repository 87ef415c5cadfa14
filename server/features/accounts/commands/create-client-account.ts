import type { ClientAccount, CreateClientAccountInput } from '#shared/domain/accounts/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { enterAccountTab, showClientAccount } from '../client-accounts.ts'
import { insertAccount } from '../insert-account.ts'
import { refusalOfNewPassword } from '../new-password.ts'
import { findMade } from '../queries.ts'
import { sendLink } from '../send-link.ts'

/**
 * Makes an account for a client, with a first password that has to be changed or an activation link by e-mail; a
 * repeat with the same key answers the first result. Refuses as `enterAccountTab` and with `account.login-taken`,
 * `account.email-missing`, `request.key-reused` and the codes of a new password.
 */
export async function createClientAccount(
  ctx: CommandContext,
  input: CreateClientAccountInput,
): Promise<ClientAccount> {
  const { clientId } = input
  await enterAccountTab(ctx, clientId)
  // The hash of a request is no place for a password: it would be quick to guess from there.
  const hash = requestHash({ ...input, firstPassword: input.firstPassword !== null })
  const { id } = await onceByKey(
    hash,
    () => findMade(ctx, input.requestKey),
    () => insert(ctx, input, hash),
  )
  return showClientAccount(ctx, { clientId, accountId: id })
}

async function insert(
  ctx: CommandContext,
  input: CreateClientAccountInput,
  hash: string,
): Promise<{ id: number }> {
  const { clientId, login, firstPassword, email } = input
  if (firstPassword === null && email === null) throw new AppError('account.email-missing')
  const refusal =
    firstPassword === null ? null : refusalOfNewPassword(firstPassword, { kind: 'client', login })
  if (refusal) throw new AppError(refusal.code, refusal.details)
  const id = await insertAccount(ctx.sql, {
    kind: 'client',
    login,
    passwordHash: firstPassword === null ? null : await hashPassword(firstPassword),
    mustChangePassword: firstPassword !== null,
    firstName: input.firstName,
    lastName: input.lastName,
    email,
    state: firstPassword === null ? 'invited' : 'active',
    groups: ['CLIENTS'],
    clientIds: [clientId],
    creation: { createdBy: ctx.actor.accountId, requestKey: input.requestKey, requestHash: hash },
    now: ctx.now(),
  })
  const by = firstPassword === null ? 'link' : 'password'
  const created = { accountId: id, kind: 'client', login, groups: ['CLIENTS'] }
  await ctx.append('account.created', { ...created, by }, { clientId })
  if (by === 'link' && email !== null) {
    await sendLink(ctx, { id, kind: 'client', login, language: 'pl', email }, 'activation')
    await ctx.append('account.link-sent', { accountId: id, purpose: 'activation' }, { clientId })
  }
  return { id }
}
