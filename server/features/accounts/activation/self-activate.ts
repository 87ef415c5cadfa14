import type { SelfActivateInput } from '#shared/domain/access/activation.ts'
import { foldLogin } from '#shared/domain/accounts/rules.ts'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { hashPassword } from '#server/platform/auth/passwords.ts'
import { clearFailures, counterOf } from '#server/platform/auth/throttle.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { refuse, succeed, type Attempt } from '#server/platform/trpc/attempts.ts'
import type { AttemptContext } from '#server/platform/trpc/context.ts'
import { count, countForAddress, longestLogged, refuseAfter, waitOf } from '../guessing.ts'
import { insertAccount } from '../insert-account.ts'
import { refusalOfNewPassword } from '../new-password.ts'
import { appendAs, openSession } from '../signing-in.ts'
import { clientOfProof, listProofs } from './proofs.ts'

/**
 * Makes the account of a client who proves to be that client, and signs it in. What is wrong with the proof is answered
 * alike whether the number exists, counted per number and address and logged. Refuses with `activation.refused`,
 * `activation.proof-not-taken`, `account.locked-for-now`, `account.login-taken` and the codes of a new password.
 */
export async function selfActivate(ctx: AttemptContext, input: SelfActivateInput): Promise<Attempt<Me>> {
  const { sql } = ctx
  const clientNumber = input.clientNumber.slice(0, longestLogged)
  const guarded = { kind: 'activation', subject: clientNumber.toLowerCase() } as const
  const wait = await waitOf(ctx, guarded)
  if (wait) {
    if (wait.by === 'subject') await countForAddress(ctx, guarded)
    await ctx.append('activation.failed', { clientNumber, reason: 'locked' })
    return refuse('account.locked-for-now', { retryAfterSeconds: wait.seconds })
  }
  const proofs = await listProofs(sql)
  if (!proofs.some(({ proof, isTaken }) => proof === input.proof.kind && isTaken))
    return refuse('activation.proof-not-taken')
  // Before the proof is looked at, so that a password that cannot be taken tells nothing of it.
  const login = foldLogin(input.login)
  const refusal = refusalOfNewPassword(input.password, { kind: 'client', login })
  if (refusal) return refuse(refusal.code, refusal.details)

  const named = await clientsOfNumber(sql, input.clientNumber)
  // Nobody has the id 0: an unknown number costs the same statements as a wrong code.
  const clientIds = named.length === 0 ? [0] : named
  const clientId = await clientOfProof(sql, { clientIds, proof: input.proof, now: ctx.now() })
  if (clientId === null) {
    const failure = await count(ctx, guarded)
    await ctx.append('activation.failed', { clientNumber, reason: 'proof' }, { clientId: named[0] ?? null })
    return refuseAfter('activation.refused', failure)
  }
  return activate(ctx, { ...input, login }, clientId)
}

/**
 * Who has a number or had it: a letter may name one that was changed since, or of a record that was merged into another.
 * Which of several clients it is the proof tells.
 */
async function clientsOfNumber(sql: Sql, number: string): Promise<number[]> {
  const rows = await sql.rows<{ id: number }>(
    `SELECT id FROM clients WHERE number = ?
     UNION SELECT client_id FROM merged_clients WHERE number = ?
     UNION SELECT client_id FROM client_former_numbers WHERE number = ?`,
    [number, number, number],
  )
  return rows.map(({ id }) => id)
}

async function activate(
  ctx: AttemptContext,
  input: SelfActivateInput,
  clientId: number,
): Promise<Attempt<Me>> {
  const { sql } = ctx
  const { login, firstName, lastName, email, language, proof } = input
  const taken = await heldRows(sql, 'SELECT id FROM accounts WHERE login = ?', [login])
  // Only who has shown a proof hears of it.
  if (taken.length > 0) return refuse('account.login-taken')
  const accountId = await insertAccount(sql, {
    kind: 'client',
    login,
    passwordHash: await hashPassword(input.password),
    firstName,
    lastName,
    email,
    state: 'active',
    language,
    groups: ['CLIENTS'],
    clientIds: [clientId],
    now: ctx.now(),
  })
  await clearFailures(sql, counterOf('activation', input.clientNumber.toLowerCase()))
  const account = { id: accountId, kind: 'client' as const }
  await appendAs(ctx, account)(
    'account.self-activated',
    { accountId, login, proof: proof.kind },
    { clientId },
  )
  return succeed(await openSession(ctx, account))
}
