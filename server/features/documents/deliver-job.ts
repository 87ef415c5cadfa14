import * as z from 'zod/mini'
import { id } from '#shared/domain/kernel/ids.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { jobHandler, type JobStep } from '#server/platform/jobs/job.ts'
import { nextClients, withGroupsBelow } from './audience.ts'
import { deliver, type Sending } from './deliver.ts'

export const deliverKind = 'documents.deliver'
const mostAtOnce = 200

interface OpenSending extends Sending {
  readonly groupId: number
  readonly withBelow: number
  readonly lastClientId: number
}

/**
 * Gives every client of a group their document, some hundred in a transaction. How far it has come stands in the
 * sending, so that a run after a crash goes on where the last one ended.
 */
export const deliverToGroup = jobHandler({
  kind: deliverKind,
  payload: z.object({ sendingId: id }),
  async run(ctx, { sendingId }) {
    let isMore = true
    while (isMore && !ctx.signal.aborted)
      isMore = await ctx.transaction((step) => deliverSome(step, sendingId))
    if (isMore) throw new Error('The worker was stopped before every client had the document')
  },
})

/** Answers whether there may be more clients. */
async function deliverSome(step: JobStep, sendingId: number): Promise<boolean> {
  const { sql, append, now } = step
  const [sending] = await sql.rows<OpenSending>(
    `SELECT s.id, s.kind_id AS kindId, k.code AS kindCode, s.title, s.note, s.created_by AS createdBy,
       s.group_id AS groupId, s.with_groups_below AS withBelow, s.last_client_id AS lastClientId
     FROM document_sendings s JOIN document_kinds k ON k.id = s.kind_id
     WHERE s.id = ? AND s.how = 'group' AND s.finished_at IS NULL`,
    [sendingId],
  )
  if (!sending) return false
  const { groupId, lastClientId } = sending
  const groupIds = sending.withBelow === 1 ? await withGroupsBelow(sql, groupId) : [groupId]
  const clientIds = await nextClients(sql, { groupIds, after: lastClientId, most: mostAtOnce })
  const last = clientIds.at(-1)
  const isLast = last === undefined
  // Another run that was quicker has moved on: this one begins anew from there.
  const { affectedRows } = await sql.query(
    `UPDATE document_sendings SET ${isLast ? 'finished_at' : 'last_client_id'} = ?
     WHERE id = ? AND last_client_id = ? AND finished_at IS NULL`,
    [isLast ? toStored(now()) : last, sendingId, lastClientId],
  )
  if (affectedRows === 0) return true
  if (isLast) {
    const [done] = await sql.rows<{ delivered: number }>(
      'SELECT delivered FROM document_sendings WHERE id = ?',
      [sendingId],
    )
    await append('document.sending-finished', { sendingId, delivered: done?.delivered ?? 0 })
    return false
  }
  const files = await sql.rows<{ fileId: number }>(
    'SELECT attachment_id AS fileId FROM document_sending_files WHERE sending_id = ?',
    [sendingId],
  )
  const fileIds = files.map(({ fileId }) => fileId)
  await deliver(
    step,
    sending,
    clientIds.map((clientId) => ({ clientId, fileIds })),
  )
  return true
}
