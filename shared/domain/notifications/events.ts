import * as z from 'zod/mini'
import { id } from '../kernel/ids.ts'

const letterChoices = z.object({ outages: z.boolean(), news: z.boolean() })

export const notificationEvents = {
  'notification.created': z.object({ accountId: id, kind: z.string(), taskId: id }),
  'letters.chosen': z.object({ accountId: id, before: letterChoices, after: letterChoices }),
  'notification.read': z.object({ accountId: id, read: z.int() }),
}
