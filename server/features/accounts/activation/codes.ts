import { createHash } from 'node:crypto'
import {
  codeAlphabet,
  codeDays,
  codeLength,
  foldCode,
  mostCodesAtOnce,
  printedCode,
  type ActivationCode,
  type MakeCodeInput,
  type MakeCodesInput,
} from '#shared/domain/access/activation.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toInstant, toStored, type Sql } from '#server/platform/database/connection.ts'
import { brokenConstraint } from '#server/platform/database/errors.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { enterAccountTab } from '../client-accounts.ts'

interface Addressee {
  readonly id: number
  readonly number: string
  readonly name: string
}

const hashOf = (code: string): string => createHash('sha256').update(foldCode(code)).digest('hex')

/**
 * Makes a code for one client; a repeat answers the same one. Older ones still work: they may be on their way by mail.
 * Refuses as `enterAccountTab`.
 */
export async function makeCode(ctx: CommandContext, input: MakeCodeInput): Promise<ActivationCode> {
  const { clientId, requestKey } = input
  await enterAccountTab(ctx, clientId)
  const clients = await ctx.sql.rows<Addressee>(
    'SELECT id, number, display_name AS name FROM clients WHERE id = ?',
    [clientId],
  )
  const [made] = await insertCodes(ctx, clients, requestKey)
  if (!made) throw new AppError('client.not-found')
  return made
}

/** Makes codes for the next clients who have no account of their own, and says after which of them to go on. */
export async function makeCodes(
  ctx: CommandContext,
  { after, requestKey }: MakeCodesInput,
): Promise<{ codes: ActivationCode[]; next: number | null }> {
  const clients = await ctx.sql.rows<Addressee>(
    `SELECT c.id, c.number, c.display_name AS name FROM clients c
     WHERE c.id > ? AND NOT EXISTS (SELECT 1 FROM client_accounts r WHERE r.client_id = c.id AND r.reach = 'own')
     ORDER BY c.id LIMIT ?`,
    [after, mostCodesAtOnce],
  )
  const codes = await insertCodes(ctx, clients, requestKey)
  return { codes, next: clients.length < mostCodesAtOnce ? null : (clients.at(-1)?.id ?? null) }
}

async function insertCodes(
  ctx: CommandContext,
  clients: readonly Addressee[],
  requestKey: string,
): Promise<ActivationCode[]> {
  if (clients.length === 0) return []
  const now = ctx.now()
  const ends = new Date(now.getTime() + codeDays * 86_400_000)
  const made = clients.map((client) => ({ client, code: codeOf(requestKey, client.id) }))
  const known = await knownCodes(
    ctx.sql,
    made.map(({ code }) => code),
  )
  const fresh = made.filter(({ code }) => !known.has(hashOf(code)))
  const rows = fresh.map(({ client, code }) => [
    ...[client.id, hashOf(code), ctx.actor.accountId, toStored(now), toStored(ends)],
  ])
  try {
    if (rows.length > 0)
      await ctx.sql.query(
        'INSERT INTO activation_codes (client_id, code_hash, created_by, created_at, expires_at) VALUES ?',
        [rows],
      )
  } catch (error) {
    // A repeat that ran at the same moment: its codes are known by now.
    if (brokenConstraint(error) !== 'uq_activation_codes_hash') throw error
    return insertCodes(ctx, clients, requestKey)
  }
  for (const { client } of fresh)
    await ctx.append('activation-code.made', { until: ends.toISOString() }, { clientId: client.id })
  return made.map(({ client, code }) => ({
    clientNumber: client.number,
    clientName: client.name,
    code: printedCode(code),
    until: known.get(hashOf(code)) ?? ends.toISOString(),
  }))
}

/** Until when codes of an earlier try are good, by their hashes. */
async function knownCodes(sql: Sql, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.rows<{ hash: string; until: string }>(
    'SELECT code_hash AS hash, expires_at AS until FROM activation_codes WHERE code_hash IN (?)',
    [codes.map(hashOf)],
  )
  return new Map(rows.map(({ hash, until }) => [hash, toInstant(until)]))
}

/**
 * The code of a client under the key of a request: 60 bits, evenly spread. Only hashes of codes are stored and the key
 * is not, so that nobody can read a code and a repeat makes the same one.
 */
function codeOf(requestKey: string, clientId: number): string {
  const bytes = createHash('sha256').update(`activation code ${clientId} ${requestKey}`).digest()
  return Array.from(bytes.subarray(0, codeLength), (byte) => codeAlphabet[byte % codeAlphabet.length]).join(
    '',
  )
}

/** Which of some clients a code opens now, or null; the row stays locked until the transaction ends. */
export async function clientOfCode(
  sql: Sql,
  asked: { clientIds: readonly number[]; code: string; now: Date },
): Promise<number | null> {
  const [found] = await heldRows<{ clientId: number }>(
    sql,
    'SELECT client_id AS clientId FROM activation_codes WHERE code_hash = ? AND client_id IN (?) AND expires_at > ?',
    [hashOf(asked.code), asked.clientIds, toStored(asked.now)],
  )
  return found?.clientId ?? null
}

/** Once clients have an account of their own, whatever codes lie about open nothing. */
export async function useUpCodes(sql: Sql, clientIds: readonly number[]): Promise<void> {
  await sql.query('DELETE FROM activation_codes WHERE client_id IN (?)', [[...new Set(clientIds)]])
}

/** Removes codes that can no longer be used and answers how many. */
export async function removeOldCodes(sql: Sql, now: Date): Promise<number> {
  const { affectedRows } = await sql.query('DELETE FROM activation_codes WHERE expires_at < ?', [
    toStored(now),
  ])
  return affectedRows
}
