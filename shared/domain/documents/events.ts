import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'

/** Before and after of a change: only the fields that differ. */
const fields = z.record(z.string(), z.unknown())
const kind = { kindId: id, version, name: z.string() }
const redefined = z.object({ ...kind, before: fields, after: fields })

const senders = { clientsMaySend: z.boolean(), officeMaySend: z.boolean() }

const document = { documentId: id, clientId: id }
const sending = { sendingId: id, title: z.string() }

export const documentEvents = {
  'document.added': z.object({
    ...document,
    kind: z.string(),
    taskId: id,
    joined: z.boolean(),
    files: z.int(),
  }),
  'document.sent': z.object({
    ...document,
    kind: z.string(),
    title: z.string(),
    files: z.int(),
    sendingId: z.nullable(id),
  }),
  /** The first download by the other side. */
  'document.opened': z.object({ ...document, by: z.enum(['staff', 'client']) }),
  'document.downloaded': z.object({ ...document, fileId: id, name: z.string() }),
  'document.withdrawn': z.object({
    ...document,
    title: z.string(),
    reason: z.string(),
    wasOpened: z.boolean(),
    sendingId: z.nullable(id),
  }),
  'document.sending-begun': z.object({
    sendingId: id,
    how: z.enum(['group', 'list']),
    groupId: z.nullable(id),
    withGroupsBelow: z.boolean(),
    kind: z.string(),
    title: z.string(),
    recipients: z.int(),
    files: z.int(),
  }),
  'document.sending-finished': z.object({ sendingId: id, delivered: z.int() }),
  /** Nobody else gets it; those who have it keep it. */
  'document.sending-stopped': z.object({ ...sending, recipients: z.int(), delivered: z.int() }),
  'document.sending-withdrawal-begun': z.object({
    ...sending,
    reason: z.string(),
    keepsOpened: z.boolean(),
    total: z.int(),
  }),
  'document.sending-withdrawn': z.object({ ...sending, withdrawn: z.int() }),
  'document-kind.defined': z.object({ ...kind, ...senders }),
  'document-kind.redefined': redefined,
  'document-kind.retired': redefined,
  'document-kind.restored': redefined,
  'document-kind.removed': z.object(kind),
  'document-kind.ordered': z.object({ before: z.array(id), after: z.array(id) }),
}
