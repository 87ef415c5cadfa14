/**
 * A worker to be killed by the tests. Its argument says what it does: `sequencer` moves events, `job` hangs in a job
 * after half of its work, `reaction` hangs in a reaction before it commits, `telling-…` hangs while readers are told,
 * between the second and third batch or within the second one. It prints one line whenever it gets there.
 */
import * as z from 'zod/mini'
import { readEnv } from '#server/env.ts'
import { sequencerLease, startSequencer } from '#server/platform/events/sequencer.ts'
import { dispatcherLease, startDispatcher } from '#server/platform/jobs/dispatcher.ts'
import { jobHandler, type JobContext, type JobHandler } from '#server/platform/jobs/job.ts'
import { eventReaction } from '#server/platform/jobs/reaction.ts'
import { notificationsJobs } from '#server/features/notifications/jobs.ts'
import { startRunner } from '#server/platform/jobs/runner.ts'
import { openServices } from '#server/services.ts'
import type { Role } from './start-worker.ts'

const services = openServices(readEnv(process.env))
const say = (word: string) => process.stdout.write(`${word}\n`)
const forEver = () => new Promise<never>(() => undefined)

/** Does a job until its second transaction. */
function hangingInSecondBatch(handler: JobHandler): JobHandler {
  const isWithin = process.argv[2] === 'telling-within'
  return {
    ...handler,
    handle(ctx, payload) {
      let count = 0
      const transaction: JobContext['transaction'] = async (work) => {
        count += 1
        const isLast = count === 2
        const result = await ctx.transaction(async (step) => {
          const done = await work(step)
          if (isLast && isWithin) await hang()
          return done
        })
        if (isLast) await hang()
        return result
      }
      return handler.handle({ ...ctx, transaction }, payload)
    },
  }
}

function hang(): Promise<never> {
  say('some told')
  return forEver()
}

switch (process.argv[2] as Role) {
  case 'sequencer':
    startSequencer(services, { lease: sequencerLease(500), onMoved: () => say('moved') })
    break
  case 'job':
    startRunner(services, {
      leaseMilliseconds: 500,
      handlers: [
        jobHandler({
          kind: 'test.job',
          payload: z.object({}),
          async run(ctx) {
            await ctx.transaction(({ append }) => append('client.viewed', { clientId: ctx.attempt }))
            say('half done')
            await forEver()
          },
        }),
      ],
    })
    break
  case 'telling-between':
  case 'telling-within':
    startRunner(services, { leaseMilliseconds: 500, handlers: notificationsJobs.map(hangingInSecondBatch) })
    break
  case 'reaction': {
    const hanging = eventReaction({
      name: 'test.trace',
      to: ['client.viewed'],
      async react(step, event) {
        await step.append('client.accounts-viewed', event.payload)
        say('not committed')
        await forEver()
      },
    })
    startDispatcher(services, [hanging], { lease: dispatcherLease(500) })
    break
  }
}
