import * as z from 'zod/mini'
import {
  getGroupPortletsInput,
  groupPortlets,
  portletGroupRow,
  setGroupPortletsInput,
} from '#shared/domain/portlets/schema.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { setGroupPortlets } from './commands/set-group-portlets.ts'
import { getGroupPortlets, listPortletGroups } from './group-queries.ts'

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
})
