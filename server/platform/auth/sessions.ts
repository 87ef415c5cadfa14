import { createHash, randomBytes } from 'node:crypto'
import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { toInstant, toStored, type Sql } from '../database/connection.ts'
import type { Actor } from './actor.ts'
import { membershipsOf, rightsOf } from './memberships.ts'

/** The program a sign-in came from; it decides how long it lasts. */
export type App = 'staff' | 'desktop' | 'portal'

const minute = 60_000
const hour = 60 * minute

/** How long a sign-in lasts: without use, and at most. */
export const lifetimes: Readonly<Record<App, { idle: number; absolute: number }>> = {
  portal: { idle: hour, absolute: 12 * hour },
  staff: { idle: 4 * hour, absolute: 14 * hour },
  desktop: { idle: 14 * hour, absolute: 7 * 24 * hour },
}

/** A new opaque token of 256 bits; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token in hex: the database never holds what opens a door. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Starts a sign-in and answers its token, which is not kept anywhere. */
export async function startSession(
  sql: Sql,
  start: { accountId: number; app: App; address: string | null; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const expiresAt = new Date(start.now.getTime() + lifetimes[start.app].absolute)
  const now = toStored(start.now)
  await sql.query(
    'INSERT INTO sessions (token_hash, account_id, app, address, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [hashToken(token), start.accountId, start.app, start.address, now, now, toStored(expiresAt)],
  )
  return { token, expiresAt }
}

/** Ends one sign-in. */
export async function endSession(sql: Sql, sessionId: number): Promise<void> {
  await sql.query('DELETE FROM sessions WHERE id = ?', [sessionId])
}

/** Ends every sign-in of an account but `exceptId`, and answers how many there were. */
export async function endSessionsOf(sql: Sql, accountId: number, exceptId?: number): Promise<number> {
  const { affectedRows } = await sql.query('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [
    accountId,
    exceptId ?? 0,
  ])
  return affectedRows
}

interface SessionRow {
  sessionId: number
  app: App
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  accountId: number
  kind: AccountKind
  state: string
  login: string
  firstName: string
  lastName: string
  language: Language
  mustChangePassword: number
  memberships: string | null
}

const sessionSql = `
  SELECT s.id AS sessionId, s.app, s.created_at AS createdAt, s.last_seen_at AS lastSeenAt, s.expires_at AS expiresAt,
    a.id AS accountId, a.kind, a.state, a.login, a.first_name AS firstName, a.last_name AS lastName, a.language,
    a.must_change_password AS mustChangePassword,
    ${membershipsOf('a')} AS memberships
  FROM sessions s JOIN accounts a ON a.id = s.account_id
  WHERE s.token_hash = ?`

/**
 * Whoever the token signs in for this kind of account, or null when it is unknown, ended, too long unused or the
 * account was disabled meanwhile. One statement for rights that are known; a use is written down at most once a minute.
 */
export async function loadActor(
  sql: Sql,
  asked: { token: string; kind: AccountKind; now: Date },
): Promise<Actor | null> {
  const [row] = await sql.prepared.rows<SessionRow>(sessionSql, [hashToken(asked.token)])
  if (row?.kind !== asked.kind || row.state !== 'active') return null
  const now = asked.now.getTime()
  const lastSeen = Date.parse(toInstant(row.lastSeenAt))
  const isOver = now >= Date.parse(toInstant(row.expiresAt)) || now - lastSeen >= lifetimes[row.app].idle
  if (isOver) return null
  if (now - lastSeen >= minute) {
    await sql.query('UPDATE sessions SET last_seen_at = ? WHERE id = ?', [toStored(asked.now), row.sessionId])
  }
  return {
    accountId: row.accountId,
    kind: row.kind,
    login: row.login,
    firstName: row.firstName,
    lastName: row.lastName,
    language: row.language,
    mustChangePassword: row.mustChangePassword === 1,
    ...(await rightsOf(sql, row.memberships)),
    sessionId: row.sessionId,
    signedInAt: toInstant(row.createdAt),
    at: asked.now,
  }
}

/** Removes sign-ins that are over for good and answers how many. */
export async function removeOldSessions(sql: Sql, now: Date): Promise<number> {
  const { affectedRows } = await sql.query('DELETE FROM sessions WHERE expires_at < ?', [toStored(now)])
  return affectedRows
}
