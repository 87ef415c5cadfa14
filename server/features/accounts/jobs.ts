import * as z from 'zod/mini'
import { removeOldSessions } from '#server/platform/auth/sessions.ts'
import { removeOldCounters } from '#server/platform/auth/throttle.ts'
import { jobHandler, type JobHandler } from '#server/platform/jobs/job.ts'
import { eventReaction, type EventReaction } from '#server/platform/jobs/reaction.ts'
import { removeOldCodes } from './activation/codes.ts'
import { removeOldLinks } from './links.ts'
import { findAddressee } from './queries.ts'
import { sendLink } from './send-link.ts'

/** Writes the letter to whoever asked for a new password, when there is such an active account with an address. */
const sendResetLink = eventReaction({
  name: 'accounts.send-reset-link',
  to: ['account.reset-requested'],
  async react(step, { payload: { accountId } }) {
    const account = accountId === null ? null : await findAddressee(step.sql, accountId)
    if (!account) return
    await sendLink(step, account, 'reset')
    await step.append('account.link-sent', { accountId: account.id, purpose: 'reset' })
  },
})

const hour = 3_600_000
const mostAtOnce = 1000

/** Removes sign-ins that have ended, links that no longer work and counters that say nothing any more. */
const tidyUp = jobHandler({
  kind: 'accounts.tidy-up',
  payload: z.unknown(),
  every: hour,
  async run(ctx) {
    const { pool } = ctx.db
    await removeOldSessions(pool, ctx.now())
    await removeOldLinks(pool, ctx.now())
    await removeOldCodes(pool, ctx.now())
    while (!ctx.signal.aborted && (await removeOldCounters(pool, ctx.now(), mostAtOnce)) === mostAtOnce);
  },
})

export const accountsJobs: readonly JobHandler[] = [tidyUp]
export const accountsReactions: readonly EventReaction[] = [sendResetLink]
