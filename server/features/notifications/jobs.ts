import type { JobHandler } from '#server/platform/jobs/job.ts'
import type { EventReaction } from '#server/platform/jobs/reaction.ts'
import { tellAssignee } from './assignee.ts'
import { tellClient, writeToClient } from './client.ts'

export const notificationsReactions: readonly EventReaction[] = [tellAssignee, tellClient]
export const notificationsJobs: readonly JobHandler[] = [writeToClient]
