import type { SetCaretakerInput } from '#shared/domain/clients/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkCaretaker, lockClient } from '../policy.ts'

/**
 * Makes someone responsible for a client from now on, or no one; tasks that are open stay where they are. Locks the
 * client. Refuses with `client.not-found`, `row.stale` and `client.caretaker-unknown`.
 */
export async function setCaretaker(ctx: CommandContext, input: SetCaretakerInput): Promise<void> {
  const client = await lockClient(ctx, input)
  const { caretakerId: after, reason } = input
  const before = client.caretakerId
  if (before === after) return
  if (after !== null) await checkCaretaker(ctx.sql, after)
  const version = client.version + 1
  await client.update({ caretakerId: after, version, updatedAt: ctx.now() }, { transaction: ctx.tx })
  await ctx.append(
    'client.caretaker-set',
    { clientId: client.id, version, before, after, reason },
    { clientId: client.id },
  )
}
