import type { ActivationProof, Proof, ProofKind, SetProofInput } from '#shared/domain/access/activation.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { clientOfCode } from './codes.ts'

interface Asked {
  readonly clientIds: readonly number[]
  readonly proof: Proof
  readonly now: Date
}

/** How one kind of proof is checked; null where what it would be compared with is not there yet. */
type Check = (sql: Sql, asked: Asked) => Promise<number | null>

const checks: Readonly<Record<ProofKind, Check | null>> = {
  code: (sql, { clientIds, proof, now }) =>
    proof.kind === 'code' ? clientOfCode(sql, { clientIds, code: proof.code, now }) : Promise.resolve(null),
  // The number and the amount of the last invoice come with the connection to billing.
  invoice: null,
}

/** For which of some clients the proof is right, or null. */
export async function clientOfProof(sql: Sql, asked: Asked): Promise<number | null> {
  return (await checks[asked.proof.kind]?.(sql, asked)) ?? null
}

/** Every kind of proof, and whether the office takes it. */
export async function listProofs(sql: Sql): Promise<ActivationProof[]> {
  const rows = await sql.rows<{ proof: ProofKind; isTaken: number }>(
    "SELECT proof, is_taken AS isTaken FROM activation_proofs ORDER BY proof = 'invoice'",
  )
  return rows.map(({ proof, isTaken }) => ({
    proof,
    isTaken: isTaken === 1 && checks[proof] !== null,
    isAwaited: checks[proof] === null,
  }))
}

/** Says whether the office takes a kind of proof. Refuses with `activation.proof-awaited` what cannot be checked yet. */
export async function setProof(ctx: CommandContext, input: SetProofInput): Promise<ActivationProof[]> {
  const { proof, isTaken } = input
  if (isTaken && checks[proof] === null) throw new AppError('activation.proof-awaited')
  const [before] = await heldRows<{ isTaken: number }>(
    ctx.sql,
    'SELECT is_taken AS isTaken FROM activation_proofs WHERE proof = ?',
    [proof],
  )
  if ((before?.isTaken === 1) !== isTaken) {
    await ctx.sql.query('UPDATE activation_proofs SET is_taken = ? WHERE proof = ?', [isTaken, proof])
    await ctx.append('activation.proof-set', { proof, before: !isTaken, after: isTaken })
  }
  return listProofs(ctx.sql)
}
