import type { ClientAccount } from '#shared/domain/accounts/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { enterAccountTab } from '../client-accounts.ts'
import { presentClientAccount } from '../present.ts'
import { clientAccountsOf } from '../queries.ts'

/** The accounts of a client, for its Account tab; the view is logged. Refuses as `enterAccountTab`. */
export async function viewClientAccounts(
  ctx: CommandContext,
  input: { clientId: number },
): Promise<ClientAccount[]> {
  await enterAccountTab(ctx, input.clientId)
  const { clientId } = input
  await ctx.append('client.accounts-viewed', { clientId }, { clientId })
  const rows = await clientAccountsOf(ctx, { clientId })
  return rows.map((row) => presentClientAccount(ctx, row))
}
