import { endSession } from '#server/platform/auth/sessions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

/** Ends the sign-in of this request. */
export async function signOut(ctx: CommandContext): Promise<Record<string, never>> {
  await endSession(ctx.sql, ctx.actor.sessionId)
  await ctx.append('account.signed-out', { accountId: ctx.actor.accountId })
  ctx.setToken(null)
  return {}
}
