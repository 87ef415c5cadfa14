import type { UpdateClientInput } from '#shared/domain/clients/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { keysOf } from '../duplicates/keys.ts'
import { refreshDuplicates } from '../duplicates/refresh.ts'
import { checkedFields, difference } from '../fields.ts'
import { keepFormerNumber } from '../former-numbers.ts'
import { lockClient } from '../policy.ts'
import { refreshTerms } from '../terms.ts'

/**
 * Writes what the desk corrected in a client record; nothing happens where nothing differs. Locks the client. Refuses
 * with `client.not-found`, `row.stale`, `client.number-taken` and the codes of `checkedFields`.
 */
export async function updateClient(ctx: CommandContext, input: UpdateClientInput): Promise<void> {
  const client = await lockClient(ctx, input)
  const fields = checkedFields(input)
  const { before, after } = difference(client, fields)
  if (Object.keys(after).length === 0) return
  const version = client.version + 1
  const shared = keysOf(client)
  const { displayName } = fields
  await client.update({ ...after, displayName, version, updatedAt: ctx.now() }, { transaction: ctx.tx })
  if (after.number !== undefined)
    await keepFormerNumber(ctx, { clientId: client.id, before: before.number ?? '', after: after.number })
  await refreshTerms(ctx.sql, client.id)
  await refreshDuplicates(ctx.sql, client.id, { before: shared, after: keysOf(client) })
  await ctx.append('client.changed', { clientId: client.id, version, before, after }, { clientId: client.id })
}
