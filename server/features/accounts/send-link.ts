import { queueMails, type MailContext } from '#server/features/mails/index.ts'
import { linkAddress, makeLinks } from './links.ts'
import type { Addressee } from './queries.ts'

/** Makes a link for an account and puts the letter that carries it into the queue, in one transaction. */
export function sendLink(
  ctx: MailContext,
  account: Addressee,
  purpose: 'activation' | 'reset',
): Promise<void> {
  return sendLinks(ctx, [account], purpose)
}

/** The same for several accounts, in as many statements as one takes; not for thousands at once. */
export async function sendLinks(
  ctx: MailContext,
  accounts: readonly Addressee[],
  purpose: 'activation' | 'reset',
): Promise<void> {
  const accountIds = accounts.map(({ id }) => id)
  const { tokens, until } = await makeLinks(ctx.sql, { purpose, accountIds, now: ctx.now() })
  const letters = accounts.map(({ id, kind, login, language, email }, index) => {
    const link = linkAddress(ctx.env, { purpose, kind, language, token: tokens[index] ?? '' })
    return { language, accountId: id, recipient: email, params: { login, link, until } }
  })
  const template = purpose === 'reset' ? 'password-reset' : 'activation'
  await queueMails(
    ctx,
    letters.map((letter) => ({ template, ...letter })),
  )
}
