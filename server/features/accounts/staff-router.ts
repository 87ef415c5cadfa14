import { z } from 'zod'
import {
  addClientAccountInput,
  clientAccount,
  createClientAccountInput,
  createFirstAdministratorInput,
  listClientAccountsInput,
  me,
  seenClientAccount,
  setFirstPasswordInput,
  staffGroup,
  staffMember,
} from '#shared/domain/accounts/schema.ts'
import { attemptOutput } from '#server/platform/trpc/attempts.ts'
import { attempt, command, loggedQuery, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { addClientAccount } from './commands/add-client-account.ts'
import { createClientAccount } from './commands/create-client-account.ts'
import { createFirstAdministrator } from './commands/create-first-administrator.ts'
import { disableClientAccount } from './commands/disable-client-account.ts'
import { enableClientAccount } from './commands/enable-client-account.ts'
import { removeClientAccount } from './commands/remove-client-account.ts'
import { resetClientAccount } from './commands/reset-client-account.ts'
import { setFirstPassword } from './commands/set-first-password.ts'
import { signOutClientAccount } from './commands/sign-out-client-account.ts'
import { unlockClientAccount } from './commands/unlock-client-account.ts'
import { viewClientAccounts } from './commands/view-client-accounts.ts'
import { activationStaffRouter } from './activation/routers.ts'
import { delegatesStaffRouter } from './delegates/routers.ts'
import { panelProcedures } from './panel-procedures.ts'
import { listGroups, listStaff } from './queries.ts'
import { sessionProcedures } from './session-router.ts'

const session = router({
  ...sessionProcedures('staff'),
  createFirstAdministrator: attempt()
    .input(createFirstAdministratorInput)
    .output(attemptOutput(me))
    .mutation(({ ctx, input }) => createFirstAdministrator(ctx, input)),
})

const accounts = router({
  staff: query('task.read')
    .output(z.array(staffMember))
    .query(({ ctx }) => listStaff(ctx.sql)),
  groups: query('task.read')
    .output(z.array(staffGroup))
    .query(({ ctx }) => listGroups(ctx.sql)),
  ...panelProcedures,
})

/** A change of one account that the window has seen in some version. */
const change = () => command('client-account.manage').input(seenClientAccount).output(clientAccount)

const clientAccounts = router({
  list: loggedQuery('client-account.manage')
    .input(listClientAccountsInput)
    .output(z.array(clientAccount))
    .query(({ ctx, input }) => viewClientAccounts(ctx, input)),
  create: command('client-account.manage')
    .input(createClientAccountInput)
    .output(clientAccount)
    .mutation(({ ctx, input }) => createClientAccount(ctx, input)),
  add: command('client-account.manage')
    .input(addClientAccountInput)
    .output(clientAccount)
    .mutation(({ ctx, input }) => addClientAccount(ctx, input)),
  remove: command('client-account.manage')
    .input(seenClientAccount)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeClientAccount(ctx, input)),
  setFirstPassword: command('client-account.manage')
    .input(setFirstPasswordInput)
    .output(clientAccount)
    .mutation(({ ctx, input }) => setFirstPassword(ctx, input)),
  disable: change().mutation(({ ctx, input }) => disableClientAccount(ctx, input)),
  enable: change().mutation(({ ctx, input }) => enableClientAccount(ctx, input)),
  reset: change().mutation(({ ctx, input }) => resetClientAccount(ctx, input)),
  unlock: change().mutation(({ ctx, input }) => unlockClientAccount(ctx, input)),
  signOut: change().mutation(({ ctx, input }) => signOutClientAccount(ctx, input)),
})

/** What this feature answers under `/api/staff`. */
export const accountsStaffRouters = {
  session,
  accounts,
  clientAccounts,
  delegates: delegatesStaffRouter,
  activation: activationStaffRouter,
}
