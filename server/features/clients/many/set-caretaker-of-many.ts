import { AppError } from '#shared/domain/kernel/errors.ts'
import type {
  CaretakerOfManyResult,
  SetCaretakerOfManyInput,
} from '#shared/domain/clients/caretaker-of-many.ts'
import { handOverTasks } from '#server/features/tasks/index.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { giveCaretaker } from '../commands/set-caretaker.ts'
import { checkCaretaker, lockClient } from '../policy.ts'

/**
 * Gives clients another caretaker and, where asked, hands the old one's open tasks over, all in one transaction. A client
 * that was changed since the preview, or is gone, is left as it is and told by the code of its refusal. Locks the clients
 * in the order of their ids. Refuses with `client.caretaker-unknown`, `permission.missing` and, when tasks go along
 * without a word why, `task.reason-missing`.
 */
export async function setCaretakerOfMany(
  ctx: CommandContext,
  input: SetCaretakerOfManyInput,
): Promise<CaretakerOfManyResult> {
  const { caretakerId, reason, movesTasks } = input
  if (movesTasks && !has(ctx.actor, 'task.assign'))
    throw new AppError('permission.missing', { permission: 'task.assign' })
  if (caretakerId !== null) await checkCaretaker(ctx.sql, caretakerId)
  const results: CaretakerOfManyResult['results'] = []
  let movedTasks = 0
  for (const { id: clientId, version } of input.clients.toSorted((a, b) => a.id - b.id)) {
    const client = await lockClient(ctx, { clientId, version }).catch(refusalCode)
    if (typeof client === 'string') {
      results.push({ clientId, refusal: client })
      continue
    }
    const before = client.caretakerId
    await giveCaretaker(ctx, client, { caretakerId, reason })
    if (movesTasks && before !== null && before !== caretakerId)
      movedTasks += await handOverTasks(ctx, { clientId, from: before, to: caretakerId, reason })
    results.push({ clientId, refusal: null })
  }
  return { results, movedTasks }
}

/** What stands in the way of one client only; anything else ends the whole step. */
function refusalCode(error: unknown): string {
  if (error instanceof AppError && (error.code === 'row.stale' || error.code === 'client.not-found'))
    return error.code
  throw error
}
