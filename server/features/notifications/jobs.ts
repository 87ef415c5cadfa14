import type { JobHandler } from '#server/platform/jobs/job.ts'
import type { EventReaction } from '#server/platform/jobs/reaction.ts'
import { tellAssignee } from './assignee.ts'
import { tellClient, writeToClient } from './client.ts'
import { tellReaders } from './tell-readers.ts'
import { findOpened, lookAtOnce } from './went-live.ts'

export const notificationsReactions: readonly EventReaction[] = [tellAssignee, tellClient, lookAtOnce]
export const notificationsJobs: readonly JobHandler[] = [writeToClient, findOpened, tellReaders]
