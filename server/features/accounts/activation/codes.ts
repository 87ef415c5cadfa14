import { createHash, randomInt } from 'node:crypto'
import {
  codeAlphabet,
  codeDays,
  codeLength,
  foldCode,
  mostCodesAtOnce,
  printedCode,
  type ActivationCode,
  type MakeCodesInput,
} from '#shared/domain/access/activation.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
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
 * Makes a code for one client. Older ones still work: they may be on their way by mail. Only hashes are stored, so a
 * repeat makes another code. Refuses as `enterAccountTab`.
 */
export async function makeCode(ctx: CommandContext, clientId: number): Promise<ActivationCode> {
  await enterAccountTab(ctx, clientId)
  const clients = await ctx.sql.rows<Addressee>(
    'SELECT id, number, display_name AS name FROM clients WHERE id = ?',
    [clientId],
  )
  const [made] = await insertCodes(ctx, clients)
  if (!made) throw new AppError('client.not-found')
  return made
}

/** Makes codes for the next clients who have no account of their own, and says after which of them to go on. */
export async function makeCodes(
  ctx: CommandContext,
  { after }: MakeCodesInput,
): Promise<{ codes: ActivationCode[]; next: number | null }> {
  const clients = await ctx.sql.rows<Addressee>(
    `SELECT c.id, c.number, c.display_name AS name FROM clients c
     WHERE c.id > ? AND NOT EXISTS (SELECT 1 FROM client_accounts r WHERE r.client_id = c.id AND r.reach = 'own')
     ORDER BY c.id LIMIT ?`,
    [after, mostCodesAtOnce],
  )
  const codes = await insertCodes(ctx, clients)
  return { codes, next: clients.length < mostCodesAtOnce ? null : (clients.at(-1)?.id ?? null) }
}

async function insertCodes(ctx: CommandContext, clients: readonly Addressee[]): Promise<ActivationCode[]> {
  if (clients.length === 0) return []
  const now = ctx.now()
  const until = new Date(now.getTime() + codeDays * 86_400_000)
  const made = clients.map((client) => ({ client, code: newCode() }))
  await ctx.sql.query(
    'INSERT INTO activation_codes (client_id, code_hash, created_by, created_at, expires_at) VALUES ?',
    [
      made.map(({ client, code }) => [
        ...[client.id, hashOf(code), ctx.actor.accountId, toStored(now), toStored(until)],
      ]),
    ],
  )
  for (const { client } of made)
    await ctx.append('activation-code.made', { until: until.toISOString() }, { clientId: client.id })
  return made.map(({ client, code }) => ({
    clientNumber: client.number,
    clientName: client.name,
    code: printedCode(code),
    until: until.toISOString(),
  }))
}

/** 60 bits, evenly spread. */
const newCode = (): string =>
  Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')

/** Whether a code opens a client now; the row stays locked until the transaction ends. */
export async function isCodeOf(
  sql: Sql,
  asked: { clientId: number; code: string; now: Date },
): Promise<boolean> {
  const found = await heldRows(
    sql,
    'SELECT id FROM activation_codes WHERE code_hash = ? AND client_id = ? AND expires_at > ?',
    [hashOf(asked.code), asked.clientId, toStored(asked.now)],
  )
  return found.length > 0
}

/** Once a client has an account, whatever other codes lie about open nothing. */
export async function useUpCodes(sql: Sql, clientId: number): Promise<void> {
  await sql.query('DELETE FROM activation_codes WHERE client_id = ?', [clientId])
}

/** Removes codes that can no longer be used and answers how many. */
export async function removeOldCodes(sql: Sql, now: Date): Promise<number> {
  const { affectedRows } = await sql.query('DELETE FROM activation_codes WHERE expires_at < ?', [
    toStored(now),
  ])
  return affectedRows
}
