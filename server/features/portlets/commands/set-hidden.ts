import type { SetPortletHiddenInput } from '#shared/domain/portlets/dashboard.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'

/** Puts a portlet of the actor's own dashboard aside, or takes it back; what is so already stays without an event. */
export async function setHidden(ctx: CommandContext, input: SetPortletHiddenInput): Promise<void> {
  const { portlet, isHidden } = input
  const { accountId } = ctx.actor
  const { affectedRows } = await ctx.sql.query(
    isHidden
      ? 'INSERT IGNORE INTO account_hidden_portlets (account_id, portlet) VALUES (?, ?)'
      : 'DELETE FROM account_hidden_portlets WHERE account_id = ? AND portlet = ?',
    [accountId, portlet],
  )
  if (affectedRows > 0)
    await ctx.append(isHidden ? 'portlet.hidden' : 'portlet.shown', { accountId, portlet })
}
