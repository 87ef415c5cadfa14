import { pageInput } from '#shared/domain/kernel/page.ts'
import {
  letterChoices,
  letterSettings,
  markedRead,
  markReadInput,
  portalNotificationPage,
  stopLettersInput,
  stoppedLetters,
  toldPublication,
  toldPublicationInput,
  unreadCount,
} from '#shared/domain/notifications/schema.ts'
import { countUnread } from '#server/features/accounts/index.ts'
import { attemptOutput, succeed } from '#server/platform/trpc/attempts.ts'
import { attempt, command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { markRead } from './commands/mark-read.ts'
import { chooseLetters, stopLetters } from './commands/letters.ts'
import { getTold, listForAccount, readLetterSettings } from './portal-queries.ts'

export const notificationsPortalRouter = router({
  list: query('signed-in')
    .input(pageInput)
    .output(portalNotificationPage)
    .query(({ ctx, input }) => listForAccount(ctx, input)),
  counts: query('signed-in')
    .output(unreadCount)
    .query(async ({ ctx }) => ({ unread: await countUnread(ctx.sql, ctx.actor.accountId) })),
  get: query('signed-in')
    .input(toldPublicationInput)
    .output(toldPublication)
    .query(({ ctx, input }) => getTold(ctx, input)),
  markRead: command('signed-in')
    .input(markReadInput)
    .output(markedRead)
    .mutation(({ ctx, input }) => markRead(ctx, input)),
  letters: query('signed-in')
    .output(letterSettings)
    .query(({ ctx }) => readLetterSettings(ctx)),
  chooseLetters: command('signed-in')
    .input(letterChoices)
    .output(letterSettings)
    .mutation(async ({ ctx, input }) => {
      await chooseLetters(ctx, input)
      return readLetterSettings(ctx)
    }),
  stopLetters: attempt()
    .input(stopLettersInput)
    .output(attemptOutput(stoppedLetters))
    .mutation(async ({ ctx, input }) => succeed({ topic: await stopLetters(ctx, input.key) })),
})
