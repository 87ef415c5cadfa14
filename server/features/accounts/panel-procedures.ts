import { z } from 'zod'
import {
  changeAccountsInput,
  changedAccounts,
  checkImportInput,
  createStaffInput,
  getAccountInput,
  giveFirstPasswordInput,
  groupChoice,
  importCheck,
  listAccountsInput,
  panelAccountDetail,
  panelAccountPage,
  runImportInput,
  setGroupsInput,
  updateAccountInput,
} from '#shared/domain/accounts/panel.ts'
import { command, loggedQuery, query } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import {
  disableAccounts,
  enableAccounts,
  resetAccounts,
  signOutAccounts,
  unlockAccounts,
} from './commands/change-accounts.ts'
import { createStaffAccount } from './commands/create-staff-account.ts'
import { giveFirstPassword } from './commands/give-first-password.ts'
import { checkImport, runImport } from './commands/import-accounts.ts'
import { setGroups } from './commands/set-groups.ts'
import { updateAccount } from './commands/update-account.ts'
import { findAccounts } from './panel-queries.ts'
import { getAccount, listGroupChoices, presentAccounts } from './panel.ts'

const change = () => command('account.manage').input(changeAccountsInput).output(changedAccounts)

/** The panel of all accounts: seen with `account.read`, changed with `account.manage`. */
export const panelProcedures = {
  list: query('account.read')
    .input(listAccountsInput)
    .output(compiled(panelAccountPage))
    .query(async ({ ctx, input }) => {
      const { rows, nextCursor } = await findAccounts(ctx.sql, input, ctx.env.OFFICE_TIME_ZONE)
      return { rows: await presentAccounts(ctx, rows), nextCursor }
    }),
  groupChoices: query('account.read')
    .output(z.array(groupChoice))
    .query(({ ctx }) => listGroupChoices(ctx)),
  get: loggedQuery('account.read')
    .input(getAccountInput)
    .output(panelAccountDetail)
    .query(async ({ ctx, input }) => {
      const account = await getAccount(ctx, input.accountId)
      await ctx.append('account.viewed', input)
      return account
    }),
  createStaff: command('account.manage')
    .input(createStaffInput)
    .output(panelAccountDetail)
    .mutation(async ({ ctx, input }) => getAccount(ctx, await createStaffAccount(ctx, input))),
  update: command('account.manage')
    .input(updateAccountInput)
    .output(panelAccountDetail)
    .mutation(async ({ ctx, input }) => {
      await updateAccount(ctx, input)
      return getAccount(ctx, input.accountId)
    }),
  giveFirstPassword: command('account.manage')
    .input(giveFirstPasswordInput)
    .output(panelAccountDetail)
    .mutation(async ({ ctx, input }) => {
      await giveFirstPassword(ctx, input)
      return getAccount(ctx, input.accountId)
    }),
  setGroups: command('account.manage')
    .input(setGroupsInput)
    .output(changedAccounts)
    .mutation(({ ctx, input }) => setGroups(ctx, input)),
  disable: change().mutation(({ ctx, input }) => disableAccounts(ctx, input)),
  enable: change().mutation(({ ctx, input }) => enableAccounts(ctx, input)),
  reset: change().mutation(({ ctx, input }) => resetAccounts(ctx, input)),
  unlock: change().mutation(({ ctx, input }) => unlockAccounts(ctx, input)),
  signOut: change().mutation(({ ctx, input }) => signOutAccounts(ctx, input)),
  checkImport: command('account.manage')
    .input(checkImportInput)
    .output(importCheck)
    .mutation(({ ctx, input }) => checkImport(ctx, input)),
  runImport: command('account.manage')
    .input(runImportInput)
    .output(z.object({ created: z.int() }))
    .mutation(({ ctx, input }) => runImport(ctx, input)),
}
