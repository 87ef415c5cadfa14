import { queueMail, type MailContext } from '#server/features/mails/index.ts'
import { linkAddress, makeLink } from './links.ts'
import type { Addressee } from './queries.ts'

/** Makes a link for an account and puts the letter that carries it into the queue, in one transaction. */
export async function sendLink(
  ctx: MailContext,
  account: Addressee,
  purpose: 'activation' | 'reset',
): Promise<void> {
  const { id, kind, login, language, email } = account
  const { token, until } = await makeLink(ctx.sql, { purpose, accountId: id, now: ctx.now() })
  await queueMail(ctx, {
    template: purpose === 'reset' ? 'password-reset' : 'activation',
    language,
    accountId: id,
    recipient: email,
    params: { login, link: linkAddress(ctx.env, { purpose, kind, language, token }), until },
  })
}
