import type { AddClientAccountInput, ClientAccount } from '#shared/domain/accounts/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { useUpCodes } from '../activation/codes.ts'
import { enterAccountTab, showClientAccount } from '../client-accounts.ts'

/**
 * Lets an account that is there already reach one more client as its own. A repeat answers the first result. Locks the
 * client and the account. Refuses as `enterAccountTab` and with `account.not-found`, `account.already-of-client` and `request.key-reused`.
 */
export async function addClientAccount(
  ctx: CommandContext,
  input: AddClientAccountInput,
): Promise<ClientAccount> {
  const { clientId, login, requestKey } = input
  const { sql, actor } = ctx
  await enterAccountTab(ctx, clientId)
  // Nobody else gives access to this client meanwhile.
  await heldRows(sql, 'SELECT id FROM clients WHERE id = ?', [clientId])
  const hash = requestHash(input)
  const [account] = await heldRows<{ id: number }>(
    sql,
    "SELECT id FROM accounts WHERE login = ? AND kind = 'client'",
    [login],
  )
  if (!account) throw new AppError('account.not-found')
  const of = { clientId, accountId: account.id }
  const [known] = await sql.rows<{ grantedBy: number; requestKey: string; requestHash: string }>(
    `SELECT granted_by AS grantedBy, request_key AS requestKey, request_hash AS requestHash FROM client_accounts
     WHERE account_id = ? AND client_id = ?`,
    [account.id, clientId],
  )
  if (known) {
    const isRepeat = known.grantedBy === actor.accountId && known.requestKey === requestKey
    if (!isRepeat) throw new AppError('account.already-of-client')
    checkRepeat(known, hash)
    return showClientAccount(ctx, of)
  }
  await sql.query(
    `INSERT INTO client_accounts (client_id, account_id, created_at, granted_by, request_key, request_hash)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [clientId, account.id, toStored(ctx.now()), actor.accountId, requestKey, hash],
  )
  await useUpCodes(sql, [clientId])
  await ctx.append('account.client-added', { accountId: account.id, login }, { clientId })
  return showClientAccount(ctx, of)
}
