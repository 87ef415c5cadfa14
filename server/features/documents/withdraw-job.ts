import * as z from 'zod/mini'
import { id } from '#shared/domain/kernel/ids.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { jobHandler, type JobStep } from '#server/platform/jobs/job.ts'
import { withdrawHeld, type Withdrawable } from './withdraw.ts'

export const withdrawKind = 'documents.withdraw'
const mostAtOnce = 200

/**
 * Takes the documents of a sending back, some hundred in a transaction. Each step takes what is left, so that a run
 * after a crash goes on where the last one ended.
 */
export const withdrawSent = jobHandler({
  kind: withdrawKind,
  payload: z.object({ sendingId: id }),
  async run(ctx, { sendingId }) {
    let isMore = true
    while (isMore && !ctx.signal.aborted)
      isMore = await ctx.transaction((step) => withdrawSome(step, sendingId))
    if (isMore) throw new Error('The worker was stopped before every document was taken back')
  },
})

interface OpenWithdrawal {
  readonly title: string
  readonly by: number
  readonly reason: string
  readonly keepsOpened: number
  readonly withdrawn: number
}

/** Answers whether there may be more documents. */
async function withdrawSome(step: JobStep, sendingId: number): Promise<boolean> {
  const { sql, append, now } = step
  const [wish] = await sql.rows<OpenWithdrawal>(
    `SELECT title, withdrawal_by AS \`by\`, withdrawal_reason AS reason, withdrawal_keeps_opened AS keepsOpened, withdrawn
     FROM document_sendings WHERE id = ? AND withdrawal_at IS NOT NULL AND withdrawal_ended_at IS NULL`,
    [sendingId],
  )
  if (!wish) return false
  const { title, by, reason, withdrawn } = wish
  const keepsOpened = wish.keepsOpened === 1
  const documents = await holdLeft(sql, { sendingId, keepsOpened, most: mostAtOnce })
  if (documents.length > 0) {
    await withdrawHeld(step, documents, { sendingId, by, reason })
    return true
  }
  const { affectedRows } = await sql.query(
    'UPDATE document_sendings SET withdrawal_ended_at = ? WHERE id = ? AND withdrawal_ended_at IS NULL',
    [toStored(now()), sendingId],
  )
  if (affectedRows > 0) await append('document.sending-withdrawn', { sendingId, title, withdrawn })
  return false
}

/** Holds the next documents of a sending that are to be taken back, without reading those that are not. */
export function holdLeft(
  sql: Sql,
  asked: { sendingId: number; keepsOpened: boolean; most: number },
): Promise<Withdrawable[]> {
  return heldRows<Withdrawable>(
    sql,
    `SELECT id AS documentId, client_id AS clientId, title, opened_at AS openedAt
     FROM documents FORCE INDEX (ix_documents_sending_left)
     WHERE sending_id = ? AND withdrawn_at IS NULL ${asked.keepsOpened ? 'AND opened_at IS NULL' : ''} LIMIT ?`,
    [asked.sendingId, asked.most],
  )
}
