import type { SetAlertNoteInput } from '#shared/domain/clients/schema.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { lockClient } from '../policy.ts'

/**
 * Puts a note above everything that is shown of a client, or takes it away when it is empty. Locks the client. Refuses
 * with `client.not-found` and `row.stale`.
 */
export async function setAlertNote(ctx: CommandContext, input: SetAlertNoteInput): Promise<void> {
  const client = await lockClient(ctx, input)
  const before = client.alertNote
  const after = input.note === '' ? null : input.note
  if (before === after) return
  const now = ctx.now()
  const version = client.version + 1
  const author =
    after === null
      ? { alertNoteBy: null, alertNoteAt: null }
      : { alertNoteBy: ctx.actor.accountId, alertNoteAt: now }
  await client.update({ alertNote: after, ...author, version, updatedAt: now }, { transaction: ctx.tx })
  await ctx.append(
    'client.alert-note-set',
    { clientId: client.id, version, before, after },
    { clientId: client.id },
  )
}
