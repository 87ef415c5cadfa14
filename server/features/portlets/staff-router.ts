import * as z from 'zod/mini'
import { dashboardPreview } from '#shared/domain/portlets/dashboard.ts'
import {
  getGroupPortletsInput,
  groupPortlets,
  portletGroupRow,
  previewInput,
  setGroupPortletsInput,
  type PreviewInput,
} from '#shared/domain/portlets/schema.ts'
import { command, loggedQuery, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { setGroupPortlets } from './commands/set-group-portlets.ts'
import { getGroupPortlets, listPortletGroups } from './group-queries.ts'
import { previewDashboard } from './preview.ts'

export const portletsStaffRouter = router({
  groups: query('portlet.manage')
    .output(z.array(portletGroupRow))
    .query(({ ctx }) => listPortletGroups(ctx.sql)),

  ofGroup: query('portlet.manage')
    .input(getGroupPortletsInput)
    .output(groupPortlets)
    .query(({ ctx, input }) => getGroupPortlets(ctx.sql, input.groupId)),

  setGroup: command('portlet.manage')
    .input(setGroupPortletsInput)
    .output(groupPortlets)
    .mutation(async ({ ctx, input }) => {
      await setGroupPortlets(ctx, input)
      return getGroupPortlets(ctx.sql, input.groupId)
    }),

  preview: loggedQuery('portlet.manage')
    .input(previewInput)
    .output(dashboardPreview)
    .query(async ({ ctx, input }) => {
      const preview = await previewDashboard(ctx, input)
      const { groupId = null, clientId = null, accountId = null } = whose(input.of)
      await ctx.append('portlet.previewed', { groupId, clientId, accountId, on: input.on }, { clientId })
      return preview
    }),
})

const whose = (of: PreviewInput['of']): { groupId?: number; clientId?: number; accountId?: number | null } =>
  of
