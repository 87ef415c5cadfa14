import { randomUUID } from 'node:crypto'
import type { Language } from '#shared/domain/kernel/ids.ts'
import type { Env } from '#server/env.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { enqueueAll } from '#server/platform/jobs/queue.ts'
import { stopAddress } from './stopping.ts'
import { writeMail, type MailParams, type MailTemplate } from './templates.ts'

/** What a letter is written in: the contexts of commands, attempts and reactions all have it. */
export interface MailContext {
  readonly sql: Sql
  readonly env: Env
  now(): Date
}

export interface NewMail<Template extends MailTemplate> {
  readonly template: Template
  readonly params: MailParams[Template]
  readonly language: Language
  /** Whose account it is about; null when nobody's. */
  readonly accountId: number | null
  readonly taskId?: number
  readonly recipient: string
}

export const sendKind = 'mail.send'

/**
 * Writes a letter in the transaction of `ctx.sql` and answers its id; once that has committed the worker sends it, again and again under the same Message-ID until the mail server accepts it.
 */
export async function queueMail<Template extends MailTemplate>(
  ctx: MailContext,
  mail: NewMail<Template>,
): Promise<number> {
  const [id = 0] = await queueMails(ctx, [mail])
  return id
}

/** The same for several letters, in as many statements as one takes; not for thousands at once. */
export async function queueMails<Template extends MailTemplate>(
  ctx: MailContext,
  mails: readonly NewMail<Template>[],
): Promise<number[]> {
  const { env } = ctx
  const office = { officeName: env.OFFICE_NAME, timeZone: env.OFFICE_TIME_ZONE }
  const at = toStored(ctx.now())
  const keys = mails.map(() => randomUUID())
  const messageIds = keys.map((key) => `<${key}@${domainOf(env.MAIL_FROM)}>`)
  const { insertId } = await ctx.sql.query(
    `INSERT INTO mails (message_id, template, language, account_id, task_id, recipient, subject, body, created_at)
     VALUES ?`,
    [
      mails.map((mail, index) => {
        const { template, language, accountId, taskId = null, recipient } = mail
        const stopLink = stopAddress(env, { key: keys[index] ?? '', language })
        const { subject, text } = writeMail(mail, { ...office, stopLink })
        return [
          ...[messageIds[index] ?? '', template, language, accountId, taskId, recipient],
          ...[subject, text, at],
        ]
      }),
    ],
  )
  const made =
    mails.length === 1
      ? [{ id: insertId }]
      : await ctx.sql.rows<{ id: number }>('SELECT id FROM mails WHERE message_id IN (?)', [messageIds])
  await enqueueAll(
    ctx.sql,
    made.map(({ id }) => ({
      ...{ kind: sendKind, uniqueKey: String(id), payload: { mailId: id }, runAt: ctx.now() },
    })),
  )
  return made.map(({ id }) => id)
}

function domainOf(sender: string): string {
  return /@([a-z\d.-]{1,70})>?$/i.exec(sender)?.[1] ?? 'localhost'
}
