import * as z from 'zod/mini'
import { findToTell, holdToTell, notToldYet } from '#server/features/publications/index.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { jobHandler, type JobStep } from '#server/platform/jobs/job.ts'
import { enqueue } from '#server/platform/jobs/queue.ts'
import { eventReaction } from '#server/platform/jobs/reaction.ts'
import { tellKind } from './tell-readers.ts'

const jobKind = 'notifications.went-live'
const minute = 60_000

/** What somebody has just approved or opened is told without waiting for the next minute. */
export const lookAtOnce = eventReaction({
  name: jobKind,
  to: ['publication.published', 'publication.windows-set', 'publication.telling-set'],
  async react(step, { eventId }) {
    await enqueue(step.sql, {
      ...{ kind: jobKind, uniqueKey: `event:${eventId}`, payload: {} },
      runAt: step.now(),
    })
  },
})

/**
 * Finds the windows that have opened and have readers told of each once. It looks at what is open now, so a run that was
 * missed is made up for, and what has ended meanwhile is told no more.
 */
export const findOpened = jobHandler({
  kind: jobKind,
  payload: z.object({}),
  every: minute,
  async run(ctx) {
    for (const { id } of await findToTell(ctx.db.pool, ctx.now(), notToldYet))
      await ctx.transaction((step) => begin(step, id))
  },
})

/** The telling of an opened window; none when another run was quicker. */
async function begin(step: JobStep, publicationId: number): Promise<void> {
  const { sql, append, now } = step
  const opened = await holdToTell(sql, now(), { publicationId, also: notToldYet, alone: true })
  if (!opened) return
  const { kind, titlePl: title, tells, fromAt } = opened
  const byMail = tells === 'mail'
  const eventId = await append('publication.went-live', { publicationId, kind, title, byMail })
  const { insertId: tellingId } = await sql.query(
    'INSERT INTO publication_tellings (publication_id, from_at, told_at, event_id) VALUES (?, ?, ?, ?)',
    [publicationId, fromAt, toStored(now()), eventId],
  )
  await enqueue(sql, {
    ...{ kind: tellKind, uniqueKey: String(tellingId), payload: { tellingId } },
    runAt: now(),
  })
}
