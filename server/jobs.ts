import { accountsJobs, accountsReactions } from './features/accounts/jobs.ts'
import { appearanceJobs } from './features/appearance/jobs.ts'
import { documentsJobs, documentsReactions } from './features/documents/jobs.ts'
import { mailsJobs } from './features/mails/jobs.ts'
import { notificationsJobs, notificationsReactions } from './features/notifications/jobs.ts'
import { tasksJobs } from './features/tasks/jobs.ts'
import type { JobHandler } from './platform/jobs/job.ts'
import type { EventReaction } from './platform/jobs/reaction.ts'

/** Everything the worker does by the clock or because it was asked to. */
export const jobs: readonly JobHandler[] = [
  ...accountsJobs,
  ...mailsJobs,
  ...tasksJobs,
  ...notificationsJobs,
  ...documentsJobs,
  ...appearanceJobs,
]

/** Everything that follows from an event. */
export const reactions: readonly EventReaction[] = [
  ...accountsReactions,
  ...documentsReactions,
  ...notificationsReactions,
]
