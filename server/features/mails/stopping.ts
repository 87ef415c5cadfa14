import type { Language } from '#shared/domain/kernel/ids.ts'
import type { LetterTopic } from '#shared/domain/notifications/schema.ts'
import { officeAddress, type Env } from '#server/env.ts'
import { startOf } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { MailTemplate } from './templates.ts'

/** Letters that nobody has to get, and what they are of; every other one is owed to whoever gets it. */
const topics: Partial<Record<MailTemplate, LetterTopic>> = { 'outage-live': 'outages', 'news-live': 'news' }

/** Where the portal lets somebody stop letters like one, by the key in its Message-ID. */
export function stopAddress(
  env: Pick<Env, 'PUBLIC_URL' | 'HOST' | 'PORT'>,
  of: { key: string; language: Language },
): string {
  const page = of.language === 'pl' ? '/wypisz' : '/en/unsubscribe'
  return `${officeAddress(env)}${page}/${of.key}`
}

/** The headers by which a mail program offers to stop such letters; none for a letter that is owed. */
export function stopHeaders(
  env: Pick<Env, 'PUBLIC_URL' | 'HOST' | 'PORT'>,
  mail: { template: string; messageId: string; language: Language },
): Record<string, string> {
  if (topics[mail.template as MailTemplate] === undefined) return {}
  const key = mail.messageId.replace(/^<|@.*$/g, '')
  return { 'List-Unsubscribe': `<${stopAddress(env, { key, language: mail.language })}>` }
}

/** Whose letter a key names and what it was of; null when there is none or it is owed. */
export async function findLetter(
  sql: Sql,
  key: string,
): Promise<{ accountId: number; topic: LetterTopic } | null> {
  if (!/^[0-9a-f-]{36}$/.test(key)) return null
  const [mail] = await sql.rows<{ accountId: number | null; template: MailTemplate }>(
    'SELECT account_id AS accountId, template FROM mails WHERE message_id LIKE ? LIMIT 1',
    [startOf(`<${key}@`)],
  )
  const topic = mail && topics[mail.template]
  return topic === undefined || mail?.accountId == null ? null : { accountId: mail.accountId, topic }
}
