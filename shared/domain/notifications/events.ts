import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

export const notificationEvents = {
  'notification.created': z.object({ accountId: id, kind: z.string(), taskId: id }),
  'notification.read': z.object({ accountId: id, read: z.int() }),
}
