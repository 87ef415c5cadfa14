import type { Me } from '#shared/domain/accounts/schema.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { presentMe } from '../present.ts'

/** Sets the language of one's own account: that of its windows and of the letters it gets. */
export async function setLanguage(ctx: CommandContext, input: { language: Language }): Promise<Me> {
  const { accountId, language: before } = ctx.actor
  const { language } = input
  if (language !== before) {
    await ctx.sql.query('UPDATE accounts SET language = ?, updated_at = ? WHERE id = ?', [
      language,
      toStored(ctx.now()),
      accountId,
    ])
    await ctx.append('account.language-set', { accountId, before, after: language })
  }
  return presentMe(ctx.sql, { ...ctx.actor, language })
}
