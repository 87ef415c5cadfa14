import { AppError } from '#shared/domain/kernel/errors.ts'
import type { WithdrawalPreview, WithdrawSendingInput } from '#shared/domain/documents/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { getSending, holdSending, type HeldSending } from '../sendings.ts'
import { withdrawKind } from '../withdraw-job.ts'
import { stopHeld } from './stop-sending.ts'

/** Tells what taking a sending back would do, and changes nothing. Refuses with `document.not-found`. */
export async function previewWithdrawal(sql: Sql, sendingId: number): Promise<WithdrawalPreview> {
  return { sending: await getSending(sql, sendingId), ...(await countLeft(sql, sendingId)) }
}

/**
 * Begins to take back what was sent to many, from all of them or from those who have not opened it; one on its way is
 * stopped first. The worker takes the documents back. What was kept can be taken back later; a repeat changes nothing.
 * Locks the sending. Refuses with `document.not-found`, `row.stale`, `document.sending-withdrawing` or
 * `document.nothing-to-withdraw`.
 */
export async function withdrawSending(ctx: CommandContext, input: WithdrawSendingInput): Promise<void> {
  const { sql, actor } = ctx
  const { reason, keepsOpened } = input
  const sending = await holdSending(sql, input.sendingId)
  if (isRepeat(sending, input, actor.accountId)) return
  if (sending.version !== input.version) throw new AppError('row.stale', { version: sending.version })
  if (sending.withdrawalAt !== null && sending.withdrawalEndedAt === null)
    throw new AppError('document.sending-withdrawing')
  const isRunning = sending.finishedAt === null
  const { opened, unopened } = await countLeft(sql, sending.id)
  const total = keepsOpened ? unopened : unopened + opened
  if (total === 0 && !isRunning) throw new AppError('document.nothing-to-withdraw')
  if (isRunning) await stopHeld(ctx, sending)
  const { id: sendingId, title, withdrawn } = sending
  const version = sending.version + 1
  await sql.query(
    `UPDATE document_sendings SET withdrawal_at = ?, withdrawal_by = ?, withdrawal_reason = ?,
       withdrawal_keeps_opened = ?, withdrawal_total = ?, withdrawal_ended_at = NULL, version = ? WHERE id = ?`,
    [toStored(ctx.now()), actor.accountId, reason, keepsOpened, withdrawn + total, version, sendingId],
  )
  await ctx.append('document.sending-withdrawal-begun', { sendingId, title, reason, keepsOpened, total })
  const job = { kind: withdrawKind, uniqueKey: `${sendingId}-${version}`, payload: { sendingId } }
  await enqueue(sql, { ...job, runAt: ctx.now() })
}

/** The same wish of the same person once more, as after a lost answer. */
function isRepeat(sending: HeldSending, input: WithdrawSendingInput, accountId: number): boolean {
  return (
    sending.version === input.version + 1 &&
    sending.withdrawalBy === accountId &&
    sending.withdrawalReason === input.reason &&
    (sending.withdrawalKeepsOpened === 1) === input.keepsOpened
  )
}

/** How many clients still have their document of a sending, and have opened it or not; read from the index alone. */
async function countLeft(sql: Sql, sendingId: number): Promise<{ opened: number; unopened: number }> {
  const [left] = await sql.rows<{ found: number; opened: number }>(
    `SELECT COUNT(*) AS found, COUNT(opened_at) AS opened FROM documents FORCE INDEX (ix_documents_sending_left)
     WHERE sending_id = ? AND withdrawn_at IS NULL`,
    [sendingId],
  )
  const { found, opened } = left ?? { found: 0, opened: 0 }
  return { opened, unopened: found - opened }
}
