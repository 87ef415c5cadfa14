import {
  appearanceDesk,
  appearanceVersionInput,
  publishAppearanceInput,
  saveAppearanceInput,
  seenAppearance,
} from '#shared/domain/appearance/schema.ts'
import { latestInput, latestPublications } from '#shared/domain/publications/public.ts'
import { latestPublications as findLatest } from '#server/features/publications/index.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { callOff, discardDraft, publishDraft, restoreVersion, saveDraft } from './change-appearance.ts'
import { readDesk } from './queries.ts'

export const appearanceStaffRouter = router({
  desk: query('appearance.manage')
    .output(appearanceDesk)
    .query(({ ctx }) => readDesk(ctx.sql, ctx.now())),

  // What a preview of the look shows of what is published: the same as to any stranger.
  published: query('appearance.manage')
    .input(latestInput)
    .output(latestPublications)
    .query(({ ctx, input }) => findLatest(ctx.sql, ctx.now(), input)),

  saveDraft: command('appearance.manage')
    .input(saveAppearanceInput)
    .output(appearanceDesk)
    .mutation(async ({ ctx, input }) => {
      await saveDraft(ctx, input)
      return readDesk(ctx.sql, ctx.now())
    }),

  discardDraft: command('appearance.manage')
    .input(seenAppearance)
    .output(appearanceDesk)
    .mutation(async ({ ctx, input }) => {
      await discardDraft(ctx, input)
      return readDesk(ctx.sql, ctx.now())
    }),

  publish: command('appearance.manage')
    .input(publishAppearanceInput)
    .output(appearanceDesk)
    .mutation(async ({ ctx, input }) => {
      await publishDraft(ctx, input)
      return readDesk(ctx.sql, ctx.now())
    }),

  callOff: command('appearance.manage')
    .input(appearanceVersionInput)
    .output(appearanceDesk)
    .mutation(async ({ ctx, input }) => {
      await callOff(ctx, input)
      return readDesk(ctx.sql, ctx.now())
    }),

  restore: command('appearance.manage')
    .input(appearanceVersionInput)
    .output(appearanceDesk)
    .mutation(async ({ ctx, input }) => {
      await restoreVersion(ctx, input)
      return readDesk(ctx.sql, ctx.now())
    }),
})
