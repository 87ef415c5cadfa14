import { z } from 'zod'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import {
  changePasswordInput,
  linkToken,
  me,
  openedLink,
  requestResetInput,
  setLanguageInput,
  signInInput,
  useLinkInput,
} from '#shared/domain/accounts/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { attemptOutput } from '#server/platform/trpc/attempts.ts'
import { attempt, command, publicQuery } from '#server/platform/trpc/builders.ts'
import { activateAccount } from './commands/activate-account.ts'
import { changePassword } from './commands/change-password.ts'
import { requestReset } from './commands/request-reset.ts'
import { resetPassword } from './commands/reset-password.ts'
import { setLanguage } from './commands/set-language.ts'
import { signIn } from './commands/sign-in.ts'
import { signOut } from './commands/sign-out.ts'
import { signOutEverywhere } from './commands/sign-out-everywhere.ts'
import { presentMe } from './present.ts'
import { findOpenedLink } from './queries.ts'

const nothing = z.object({})

/** An attempt that only someone signed in may make, about their own account. */
const ownAttempt = () =>
  attempt()
    .meta({ access: 'signed-in', kind: 'attempt' })
    .use(({ ctx, next }) => {
      if (!ctx.actor) throw new AppError(ctx.hasToken ? 'session.expired' : 'session.missing')
      return next({ ctx: { actor: ctx.actor } })
    })

/** What both audiences may do about their own sign-in; accounts of the other kind do not exist here. */
export const sessionProcedures = (kind: AccountKind) => ({
  current: publicQuery()
    .output(z.nullable(me))
    .query(({ ctx }) => (ctx.actor ? presentMe(ctx.sql, ctx.actor) : null)),
  signIn: attempt()
    .input(signInInput)
    .output(attemptOutput(me))
    .mutation(({ ctx, input }) => signIn(ctx, { ...input, kind })),
  signOut: command('signed-in')
    .output(nothing)
    .mutation(({ ctx }) => signOut(ctx)),
  signOutEverywhere: command('signed-in')
    .output(z.object({ ended: z.int() }))
    .mutation(({ ctx }) => signOutEverywhere(ctx)),
  changePassword: ownAttempt()
    .input(changePasswordInput)
    .output(attemptOutput(me))
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  setLanguage: command('signed-in')
    .input(setLanguageInput)
    .output(me)
    .mutation(({ ctx, input }) => setLanguage(ctx, input)),
  readLink: publicQuery()
    .input(z.object({ token: linkToken }))
    .output(z.nullable(openedLink))
    .query(({ ctx, input }) => findOpenedLink(ctx.sql, { ...input, kind, now: ctx.now() })),
  activate: attempt()
    .input(useLinkInput)
    .output(attemptOutput(me))
    .mutation(({ ctx, input }) => activateAccount(ctx, { ...input, kind })),
  requestReset: attempt()
    .input(requestResetInput)
    .output(attemptOutput(nothing))
    .mutation(({ ctx, input }) => requestReset(ctx, { ...input, kind })),
  resetPassword: attempt()
    .input(useLinkInput)
    .output(attemptOutput(me))
    .mutation(({ ctx, input }) => resetPassword(ctx, { ...input, kind })),
})
