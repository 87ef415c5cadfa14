import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

const document = { documentId: id, clientId: id }

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
  }),
  'document.sending-begun': z.object({
    sendingId: id,
    how: z.enum(['group', 'list']),
    groupId: z.nullable(id),
    kind: z.string(),
    title: z.string(),
    recipients: z.int(),
    files: z.int(),
  }),
  'document.sending-finished': z.object({ sendingId: id, delivered: z.int() }),
}
