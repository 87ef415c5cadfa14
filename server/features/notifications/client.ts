import * as z from 'zod/mini'
import { id, type Language } from '#shared/domain/kernel/ids.ts'
import type { TaskStatus } from '#shared/domain/tasks/schema.ts'
import { officeAddress } from '#server/env.ts'
import { openAccess } from '#server/features/clients/index.ts'
import { queueMail } from '#server/features/mails/index.ts'
import { addressOfCases } from '#server/features/tasks/index.ts'
import { toInstant, type Sql } from '#server/platform/database/connection.ts'
import { jobHandler, type JobStep } from '#server/platform/jobs/job.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import { eventReaction } from '#server/platform/jobs/reaction.ts'

const jobKind = 'notifications.client'
/** What the office does within seconds (a reply and its new state) goes into one letter. */
const gathering = 20_000
const quietTime = 600_000

/**
 * A client, or whoever reported it without an account, hears by e-mail of answers and new states of a request: at most
 * one letter per task in ten minutes, which tells how things stand when it is written.
 */
export const tellClient = eventReaction({
  name: jobKind,
  to: ['task.replied', 'task.moved'],
  async react(step, event) {
    if (event.actorKind !== 'staff') return
    const { taskId } = event.payload
    const [recipient] = await recipientsOf(step, taskId)
    if (!recipient) return
    const last = await lastLetter(step.sql, taskId)
    const quietUntil = last === null ? 0 : last.createdAt.getTime() + quietTime
    await enqueue(step.sql, {
      kind: jobKind,
      uniqueKey: `${taskId}:${last?.id ?? 0}`,
      payload: { taskId, eventId: event.eventId, lastMailId: last?.id ?? 0 },
      runAt: new Date(Math.max(step.now().getTime() + gathering, quietUntil)),
    })
  },
})

/** Writes the letters of one task; none when they have been written already. */
export const writeToClient = jobHandler({
  kind: jobKind,
  payload: z.object({ taskId: id, eventId: id, lastMailId: z.int() }),
  async run(ctx, { taskId, eventId, lastMailId }) {
    await ctx.transaction(async (step) => {
      const task = await findTask(step.sql, taskId)
      const last = await lastLetter(step.sql, taskId)
      if (!task || (last?.id ?? 0) !== lastMailId) return
      const isAnswered = await wasAnswered(step.sql, taskId, eventId)
      for (const recipient of await recipientsOf(step, taskId)) {
        await writeLetter(step, { ...task, id: taskId, isAnswered }, recipient)
      }
    })
  },
})

interface Recipient {
  /** Null: whoever reported it without an account. */
  readonly accountId: number | null
  readonly email: string
  readonly language: Language
}

interface ToldTask {
  readonly id: number
  readonly clientId: number | null
  readonly number: string
  readonly title: string
  readonly status: TaskStatus
  readonly isAnswered: boolean
}

async function writeLetter(step: JobStep, task: ToldTask, recipient: Recipient): Promise<void> {
  const { accountId, email, language } = recipient
  const { number, title, status, isAnswered } = task
  const link = `${officeAddress(step.env)}${accountId === null ? addressOfCases(language) : addressOf(task, language)}`
  await queueMail(step, {
    template: accountId === null ? 'case-changed' : 'request-changed',
    params: { number, title, status, isAnswered, link },
    language,
    accountId,
    taskId: task.id,
    recipient: email,
  })
}

/** Where the portal shows a request. */
function addressOf({ id: taskId, clientId }: ToldTask, language: Language): string {
  return language === 'pl'
    ? `/klient/${clientId}/zgloszenia/${taskId}`
    : `/en/client/${clientId}/requests/${taskId}`
}

/** The accounts of its client, and whoever reported it without one: who has both hears of it as a client. */
async function recipientsOf(step: Pick<JobStep, 'sql' | 'now'>, taskId: number): Promise<Recipient[]> {
  const accounts = await accountsOf(step, taskId)
  const [reporter] = await step.sql.rows<Recipient>(
    'SELECT NULL AS accountId, email, language FROM task_reporters WHERE task_id = ? AND email IS NOT NULL',
    [taskId],
  )
  const known = new Set(accounts.map(({ email }) => email.toLowerCase()))
  return reporter && !known.has(reporter.email.toLowerCase()) ? [...accounts, reporter] : accounts
}

/**
 * The accounts that may see a task in the portal now, can sign in and have an e-mail address. Delegates who are limited
 * hear of what they filed themselves, or of every request where they see those; the same as in the portal.
 */
function accountsOf(step: Pick<JobStep, 'sql' | 'now'>, taskId: number): Promise<Recipient[]> {
  const seeing = openAccess(step.now(), 'c', 'my-requests')
  const filing = openAccess(step.now(), 'c', ['my-requests', 'add-request'])
  return step.sql.rows<Recipient>(
    `SELECT a.id AS accountId, a.email, a.language
     FROM tasks t JOIN client_accounts c ON c.client_id = t.client_id JOIN accounts a ON a.id = c.account_id
     WHERE t.id = ? AND a.kind = 'client' AND a.state = 'active' AND a.email IS NOT NULL
       AND EXISTS (SELECT 1 FROM account_group_members m JOIN account_group_permissions p ON p.group_id = m.group_id
                   WHERE m.account_id = a.id AND p.permission = 'request.read')
       AND ((${seeing.sql} AND c.limits_points = 0) OR (t.created_by = a.id AND ${filing.sql})) ORDER BY a.id`,
    [taskId, ...seeing.values, ...filing.values],
  )
}

async function lastLetter(sql: Sql, taskId: number): Promise<{ id: number; createdAt: Date } | null> {
  const [mail] = await sql.rows<{ id: number; createdAt: string }>(
    `SELECT id, created_at AS createdAt FROM mails
     WHERE task_id = ? AND template <> 'case-received' ORDER BY id DESC LIMIT 1`,
    [taskId],
  )
  return mail ? { id: mail.id, createdAt: new Date(toInstant(mail.createdAt)) } : null
}

async function findTask(sql: Sql, taskId: number): Promise<Omit<ToldTask, 'id' | 'isAnswered'> | undefined> {
  const [task] = await sql.rows<Omit<ToldTask, 'id' | 'isAnswered'>>(
    'SELECT client_id AS clientId, number, title, status FROM tasks WHERE id = ?',
    [taskId],
  )
  return task
}

/** Whether staff have replied since (and with) an event. */
async function wasAnswered(sql: Sql, taskId: number, eventId: number): Promise<boolean> {
  const found = await sql.rows(
    `SELECT id FROM event_log
     WHERE task_id = ? AND name = 'task.replied' AND actor_kind = 'staff' AND id >= ? ORDER BY occurred_at LIMIT 1`,
    [taskId, eventId],
  )
  return found.length > 0
}
