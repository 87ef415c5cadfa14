import type { JobHandler } from '#server/platform/jobs/job.ts'
import { eventReaction, type EventReaction } from '#server/platform/jobs/reaction.ts'
import { deliverToGroup } from './deliver-job.ts'
import { noteOpened, type Openable } from './open.ts'
import { tellOfDocument } from './tell-of-document.ts'
import { withdrawSent } from './withdraw-job.ts'

/** A client's document counts as opened by the office too when its file was downloaded from the task it has become. */
const openedFromTask = eventReaction({
  name: 'documents.opened-from-task',
  to: ['file.downloaded'],
  async react(step, { actorKind, actorId, payload, occurredAt }) {
    if (actorKind !== 'staff' || actorId === null) return
    const [document] = await step.sql.rows<Openable>(
      `SELECT d.id AS documentId, d.client_id AS clientId, d.sending_id AS sendingId
       FROM document_files l JOIN documents d ON d.id = l.document_id
       WHERE l.attachment_id = ? AND d.direction = 'in' AND d.opened_at IS NULL`,
      [payload.fileId],
    )
    const then = { ...step, now: () => new Date(occurredAt) }
    if (document) await noteOpened(then, document, { accountId: actorId, kind: 'staff' })
  },
})

export const documentsReactions: readonly EventReaction[] = [openedFromTask, tellOfDocument]
export const documentsJobs: readonly JobHandler[] = [deliverToGroup, withdrawSent]
