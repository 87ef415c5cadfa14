import * as z from 'zod/mini'
import { id, type Language } from '#shared/domain/kernel/ids.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import { GiveUp, jobHandler, type JobContext, type JobHandler } from '#server/platform/jobs/job.ts'
import { LetterRefused, sendLetter } from '#server/platform/mail/transport.ts'
import { sendKind } from './queue-mail.ts'
import { stopHeaders } from './stopping.ts'
import { toHtml } from './templates.ts'

interface StoredMail {
  readonly id: number
  readonly messageId: string
  readonly template: string
  readonly language: Language
  readonly accountId: number | null
  readonly taskId: number | null
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly createdAt: string
}

/** About two days with a growing delay. */
const mostAttempts = 55
const longestReason = 500

/** Sends one letter. Its text goes once it is accepted or given up, because it may hold a link that signs in. */
const sendMail = jobHandler({
  kind: sendKind,
  payload: z.object({ mailId: id }),
  mostAttempts,
  async run(ctx, { mailId }) {
    const mail = await findWaiting(ctx, mailId)
    if (!mail) return
    try {
      await sendLetter(ctx.env, {
        messageId: mail.messageId,
        date: new Date(toInstant(mail.createdAt)),
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        html: toHtml(mail.body, mail.language),
        headers: stopHeaders(ctx.env, mail),
      })
    } catch (error) {
      const isFinal = error instanceof LetterRefused || ctx.attempt >= mostAttempts
      await reportFailed(ctx, mail, { error, isFinal })
      throw isFinal ? new GiveUp(reasonOf(error)) : error
    }
    await reportSent(ctx, mail)
  },
})

export const mailsJobs: readonly JobHandler[] = [sendMail]

async function findWaiting(ctx: JobContext, mailId: number): Promise<StoredMail | null> {
  const [mail] = await ctx.db.pool.rows<StoredMail>(
    `SELECT id, message_id AS messageId, template, language, account_id AS accountId, task_id AS taskId, recipient,
       subject, body, created_at AS createdAt
     FROM mails WHERE id = ? AND sent_at IS NULL AND failed_at IS NULL`,
    [mailId],
  )
  return mail ?? null
}

async function reportSent(ctx: JobContext, mail: StoredMail): Promise<void> {
  await ctx.transaction(async ({ sql, append, now }) => {
    const { affectedRows } = await sql.query(
      `UPDATE mails SET sent_at = ?, body = '' WHERE id = ? AND sent_at IS NULL`,
      [toStored(now()), mail.id],
    )
    if (affectedRows === 1) await append('mail.sent', factsOf(ctx, mail), { taskId: mail.taskId })
  })
}

async function reportFailed(
  ctx: JobContext,
  mail: StoredMail,
  { error, isFinal }: { error: unknown; isFinal: boolean },
): Promise<void> {
  await ctx.transaction(async ({ sql, append, now }) => {
    if (isFinal)
      await sql.query(`UPDATE mails SET failed_at = ?, body = '' WHERE id = ?`, [toStored(now()), mail.id])
    const payload = { ...factsOf(ctx, mail), reason: reasonOf(error), isFinal }
    await append('mail.failed', payload, { taskId: mail.taskId })
  })
}

function factsOf(ctx: JobContext, mail: StoredMail) {
  return { mailId: mail.id, template: mail.template, accountId: mail.accountId, attempt: ctx.attempt }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, longestReason)
}
