import type { SetCaretakerInput } from '#shared/domain/clients/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { ClientModel } from '../model.ts'
import { checkCaretaker, lockClient } from '../policy.ts'

/**
 * Makes someone responsible for a client from now on, or no one; tasks that are open stay where they are. Locks the
 * client. Refuses with `client.not-found`, `row.stale` and `client.caretaker-unknown`.
 */
export async function setCaretaker(ctx: CommandContext, input: SetCaretakerInput): Promise<void> {
  const client = await lockClient(ctx, input)
  const { caretakerId } = input
  if (client.caretakerId === caretakerId) return
  if (caretakerId !== null) await checkCaretaker(ctx.sql, caretakerId)
  await giveCaretaker(ctx, client, input)
}

/** The same for a locked client and a caretaker who was checked. */
export async function giveCaretaker(
  ctx: CommandContext,
  client: ClientModel,
  { caretakerId: after, reason }: { caretakerId: number | null; reason: string },
): Promise<void> {
  const before = client.caretakerId
  if (before === after) return
  const version = client.version + 1
  await client.update({ caretakerId: after, version, updatedAt: ctx.now() }, { transaction: ctx.tx })
  await ctx.append(
    'client.caretaker-set',
    { clientId: client.id, version, before, after, reason },
    { clientId: client.id },
  )
}
