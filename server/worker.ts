import { startSequencer } from './platform/events/sequencer.ts'
import { retryHandler, startDispatcher } from './platform/jobs/dispatcher.ts'
import type { JobHandler } from './platform/jobs/job.ts'
import type { EventReaction } from './platform/jobs/reaction.ts'
import { startRunner } from './platform/jobs/runner.ts'
import { removeOldJobs, startSchedules } from './platform/jobs/schedule.ts'
import type { Services } from './platform/trpc/context.ts'

/**
 * Starts the worker: it fills the feed, reacts to its events, and runs due and periodic jobs. Any number of processes
 * may run one on a database. `stop` lets every step that has begun end.
 */
export function startWorker(
  services: Services,
  work: { jobs: readonly JobHandler[]; reactions: readonly EventReaction[] },
): { stop(): Promise<void> } {
  const handlers = [...work.jobs, removeOldJobs, retryHandler(services, work.reactions)]
  if (services.env.SMTP_URL === undefined)
    services.log.info(`SMTP_URL is not set: mails are written to ${services.env.MAIL_DIR}`)
  const runner = startRunner(services, { handlers })
  const dispatcher = startDispatcher(services, work.reactions, { onDispatched: () => runner.wake() })
  const sequencer = startSequencer(services, { onMoved: () => dispatcher.wake() })
  const schedules = startSchedules(services, handlers)
  return {
    async stop() {
      await Promise.all([schedules, sequencer, dispatcher, runner].map((part) => part.stop()))
    },
  }
}
