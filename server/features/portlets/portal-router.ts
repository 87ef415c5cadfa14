import {
  dashboard,
  getDashboardInput,
  hiddenPortlets,
  setPortletHiddenInput,
} from '#shared/domain/portlets/dashboard.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import { router } from '#server/platform/trpc/init.ts'
import { setHidden } from './commands/set-hidden.ts'
import { getDashboard } from './dashboard.ts'
import { readHidden } from './layout.ts'

export const portletsPortalRouter = router({
  dashboard: query('own-data.read')
    .input(getDashboardInput)
    .output(compiled(dashboard))
    .query(({ ctx, input }) => getDashboard(ctx, input.clientId)),

  setHidden: command('own-data.read')
    .input(setPortletHiddenInput)
    .output(hiddenPortlets)
    .mutation(async ({ ctx, input }) => {
      await setHidden(ctx, input)
      return { hidden: await readHidden(ctx.sql, ctx.actor.accountId) }
    }),
})
