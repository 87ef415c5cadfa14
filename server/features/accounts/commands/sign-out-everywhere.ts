import { endSessionsOf } from '#server/platform/auth/sessions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

/** Ends every other sign-in of one's own account and answers how many there were; this one stays. */
export async function signOutEverywhere(ctx: CommandContext): Promise<{ ended: number }> {
  const { accountId, sessionId } = ctx.actor
  const ended = await endSessionsOf(ctx.sql, accountId, sessionId)
  await ctx.append('account.signed-out-everywhere', { accountId, ended })
  return { ended }
}
