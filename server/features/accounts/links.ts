import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { LinkPurpose } from '#shared/domain/accounts/schema.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { officeAddress, type Env } from '#server/env.ts'
import { hashToken, newToken } from '#server/platform/auth/sessions.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'

const hour = 3_600_000

/** How long a link can be used, in milliseconds. */
const linkLifetimes: Readonly<Record<LinkPurpose, number>> = {
  activation: 7 * 24 * hour,
  reset: hour,
  'first-admin': 24 * hour,
}

/** Makes a link and answers its token, which is kept nowhere. An older one of the same purpose no longer works. */
export async function makeLink(
  sql: Sql,
  link: { purpose: LinkPurpose; accountId: number | null; now: Date },
): Promise<{ token: string; until: Date }> {
  const { purpose, accountId, now } = link
  // The unique key of account and purpose does not bind where there is no account yet.
  if (accountId === null) await removeLinks(sql, { purpose, accountId })
  const { tokens, until } = await makeLinks(sql, { purpose, accountIds: [accountId], now })
  return { token: tokens[0] ?? '', until }
}

/** The same for several accounts in one statement; the tokens in their order. */
export async function makeLinks(
  sql: Sql,
  links: { purpose: LinkPurpose; accountIds: readonly (number | null)[]; now: Date },
): Promise<{ tokens: string[]; until: Date }> {
  const { purpose, accountIds, now } = links
  const tokens = accountIds.map(newToken)
  const until = new Date(now.getTime() + linkLifetimes[purpose])
  await sql.query(
    `INSERT INTO account_links (purpose, token_hash, account_id, created_at, expires_at) VALUES ?
     ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash), created_at = VALUES(created_at),
       expires_at = VALUES(expires_at), used_at = NULL`,
    [
      tokens.map((token, index) => [
        ...[purpose, hashToken(token), accountIds[index] ?? null, toStored(now), toStored(until)],
      ]),
    ],
  )
  return { tokens, until }
}

/** Makes the link of one purpose useless. */
export async function removeLinks(
  sql: Sql,
  of: { purpose: LinkPurpose; accountId: number | null },
): Promise<void> {
  await sql.query('DELETE FROM account_links WHERE account_id <=> ? AND purpose = ?', [
    of.accountId,
    of.purpose,
  ])
}

export interface FoundLink {
  readonly purpose: LinkPurpose
  readonly accountId: number | null
}

/** The link of a token that was neither used nor has expired, or null. */
export async function findLink(sql: Sql, asked: { token: string; now: Date }): Promise<FoundLink | null> {
  const [link] = await sql.rows<FoundLink>(
    `SELECT purpose, account_id AS accountId FROM account_links
     WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?`,
    [hashToken(asked.token), toStored(asked.now)],
  )
  return link ?? null
}

/** Uses a link up and answers whether it still could be used: of several at once only the first hears yes. */
export async function useUp(sql: Sql, link: { token: string; now: Date }): Promise<boolean> {
  const { affectedRows } = await sql.query(
    'UPDATE account_links SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
    [toStored(link.now), hashToken(link.token), toStored(link.now)],
  )
  return affectedRows === 1
}

/** Removes links that can no longer be used and answers how many. */
export async function removeOldLinks(sql: Sql, now: Date): Promise<number> {
  const { affectedRows } = await sql.query('DELETE FROM account_links WHERE expires_at < ?', [toStored(now)])
  return affectedRows
}

const portalPaths: Readonly<Record<Language, Readonly<Record<'activation' | 'reset', string>>>> = {
  pl: { activation: 'aktywacja', reset: 'nowe-haslo' },
  en: { activation: 'en/activate', reset: 'en/reset' },
}

/** The address under which the person opens a link: clients in the portal, staff in the staff app. */
export function linkAddress(
  env: Pick<Env, 'PUBLIC_URL' | 'HOST' | 'PORT'>,
  link: { purpose: LinkPurpose; kind: AccountKind; language: Language; token: string },
): string {
  const base = officeAddress(env)
  if (link.kind === 'staff' || link.purpose === 'first-admin') return `${base}/office/#/link/${link.token}`
  return `${base}/${portalPaths[link.language][link.purpose]}/${link.token}`
}
