import { z } from 'zod'
import {
  compareGroupsInput,
  createGroupInput,
  getGroupInput,
  groupDetail,
  groupDifference,
  groupRow,
  removeGroupInput,
  setGrantsInput,
  updateGroupInput,
} from '#shared/domain/groups/schema.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { createGroup } from './commands/create-group.ts'
import { removeGroup } from './commands/remove-group.ts'
import { setGrants } from './commands/set-grants.ts'
import { updateGroup } from './commands/update-group.ts'
import { compareGroups, getGroup, listGroups } from './queries.ts'

export const groupsStaffRouter = router({
  list: query('account.read')
    .output(z.array(groupRow))
    .query(({ ctx }) => listGroups(ctx)),

  get: query('account.read')
    .input(getGroupInput)
    .output(groupDetail)
    .query(({ ctx, input }) => getGroup(ctx, input.groupId)),

  compare: query('account.read')
    .input(compareGroupsInput)
    .output(groupDifference)
    .query(({ ctx, input }) => compareGroups(ctx, input)),

  create: command('group.manage')
    .input(createGroupInput)
    .output(groupDetail)
    .mutation(async ({ ctx, input }) => getGroup(ctx, await createGroup(ctx, input))),

  update: command('group.manage')
    .input(updateGroupInput)
    .output(groupDetail)
    .mutation(async ({ ctx, input }) => {
      await updateGroup(ctx, input)
      return getGroup(ctx, input.groupId)
    }),

  setGrants: command('group.manage')
    .input(setGrantsInput)
    .output(groupDetail)
    .mutation(async ({ ctx, input }) => {
      await setGrants(ctx, input)
      return getGroup(ctx, input.groupId)
    }),

  remove: command('group.manage')
    .input(removeGroupInput)
    .output(z.object({ removedId: z.number() }))
    .mutation(async ({ ctx, input }) => {
      await removeGroup(ctx, input)
      return { removedId: input.groupId }
    }),
})
