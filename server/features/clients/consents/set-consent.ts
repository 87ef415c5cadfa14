import { AppError } from '#shared/domain/kernel/errors.ts'
import type { SetConsentInput, SetOwnConsentInput } from '#shared/domain/clients/consents.ts'
import type { StaleClientDetails } from '#shared/domain/clients/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient, holdOwnClient } from '../policy.ts'

/**
 * Writes down what a client decided at the desk. Locks the client. Refuses with `client.not-found`, and with
 * `row.stale` where another decision came first.
 */
export async function setConsent(ctx: CommandContext, input: SetConsentInput): Promise<void> {
  await holdClient(ctx, input.clientId)
  await decide(ctx, { ...input, source: 'desk' })
}

/** The same by the client in the portal; a delegate is refused with `client.not-found`. */
export async function setOwnConsent(ctx: CommandContext, input: SetOwnConsentInput): Promise<void> {
  await holdOwnClient(ctx, input.clientId)
  await decide(ctx, { ...input, note: '', source: 'portal' })
}

async function decide(
  ctx: CommandContext,
  decision: SetConsentInput & { source: 'desk' | 'portal' },
): Promise<void> {
  const { clientId, kind, isGiven, seenId, note, source } = decision
  const [last] = await ctx.sql.rows<Last>(
    `SELECT s.id, s.is_given AS isGiven, s.source, s.decided_at AS decidedAt, a.first_name AS firstName,
       a.last_name AS lastName
     FROM client_consents s LEFT JOIN accounts a ON a.id = s.decided_by
     WHERE s.client_id = ? AND s.kind = ? ORDER BY s.id DESC LIMIT 1`,
    [clientId, kind],
  )
  const before = last ? last.isGiven === 1 : null
  if (last && last.id !== seenId) refuseStale(ctx, last)
  if (before === isGiven) return
  await ctx.sql.query(
    `INSERT INTO client_consents (client_id, kind, is_given, source, note, decided_by, decided_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [clientId, kind, isGiven, source, note, ctx.actor.accountId, toStored(ctx.now())],
  )
  await ctx.append(
    isGiven ? 'consent.given' : 'consent.withdrawn',
    { clientId, consent: kind, source, reason: note, before, after: isGiven },
    { clientId },
  )
}

interface Last {
  id: number
  isGiven: number
  source: 'desk' | 'portal'
  decidedAt: string
  firstName: string | null
  lastName: string | null
}

function refuseStale(ctx: CommandContext, last: Last): never {
  const isTold = ctx.actor.kind === 'staff' || last.source === 'portal'
  const details: StaleClientDetails = {
    version: 0,
    changedBy: isTold ? nameOf({ firstName: last.firstName ?? '', lastName: last.lastName ?? '' }) : '',
    changedAt: toInstant(last.decidedAt),
    changes: [],
  }
  throw new AppError('row.stale', { ...details })
}
