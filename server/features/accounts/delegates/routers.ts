import * as z from 'zod/mini'
import {
  changeDelegateInput,
  delegate,
  delegateList,
  grantAtDeskInput,
  grantDelegateInput,
  listDelegatesInput,
  pointChoice,
  revokeDelegateInput,
} from '#shared/domain/access/schema.ts'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { router } from '#server/platform/trpc/init.ts'
import { enterAccountTab } from '../client-accounts.ts'
import { changeDelegate, revokeDelegate } from './change-delegate.ts'
import { grantDelegate } from './grant-delegate.ts'
import { checkOwnClient } from './policy.ts'
import { delegatesOf, pointsOf } from './queries.ts'

type Enter = (ctx: CommandContext, clientId: number) => Promise<void>

/** Changing and ending an access, alike for both audiences once `enter` has let them in. */
const changes = (permission: Permission, enter: Enter) => ({
  change: command(permission)
    .input(changeDelegateInput)
    .output(delegate)
    .mutation(async ({ ctx, input }) => {
      await enter(ctx, input.clientId)
      return changeDelegate(ctx, input)
    }),
  revoke: command(permission)
    .input(revokeDelegateInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await enter(ctx, input.clientId)
      return revokeDelegate(ctx, input)
    }),
})

/** Clients give others access to their own data. */
export const delegatesPortalRouter = router({
  list: query('delegate.manage')
    .input(listDelegatesInput)
    .output(delegateList)
    .query(async ({ ctx, input: { clientId } }) => {
      await checkOwnClient(ctx, clientId)
      return { delegates: await delegatesOf(ctx, { clientId }), points: await pointsOf(ctx.sql, clientId) }
    }),
  grant: command('delegate.manage')
    .input(grantDelegateInput)
    .output(delegate)
    .mutation(async ({ ctx, input: { email, ...grant } }) => {
      await checkOwnClient(ctx, grant.clientId)
      return grantDelegate(ctx, { ...grant, login: email })
    }),
  ...changes('delegate.manage', checkOwnClient),
})

/** The office does the same on the Account tab, whose accounts name the delegates. */
export const delegatesStaffRouter = router({
  points: query('client-account.manage')
    .input(listDelegatesInput)
    .output(z.array(pointChoice))
    .query(async ({ ctx, input: { clientId } }) => {
      await enterAccountTab(ctx, clientId)
      return pointsOf(ctx.sql, clientId)
    }),
  grant: command('client-account.manage')
    .input(grantAtDeskInput)
    .output(delegate)
    .mutation(async ({ ctx, input }) => {
      await enterAccountTab(ctx, input.clientId)
      return grantDelegate(ctx, input)
    }),
  ...changes('client-account.manage', enterAccountTab),
})
