import { pageInput } from '#shared/domain/kernel/page.ts'
import {
  markedRead,
  markReadInput,
  notificationCounts,
  notificationPage,
} from '#shared/domain/notifications/schema.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import { router } from '#server/platform/trpc/init.ts'
import { markRead } from './commands/mark-read.ts'
import { countNotifications, listNotifications } from './queries.ts'

export const notificationsStaffRouter = router({
  list: query('task.read')
    .input(pageInput)
    .output(compiled(notificationPage))
    .query(({ ctx, input }) => listNotifications(ctx, input)),
  counts: query('task.read')
    .output(notificationCounts)
    .query(({ ctx }) => countNotifications(ctx)),
  markRead: command('task.read')
    .input(markReadInput)
    .output(markedRead)
    .mutation(({ ctx, input }) => markRead(ctx, input)),
})
