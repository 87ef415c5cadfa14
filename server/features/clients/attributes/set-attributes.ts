import { AppError } from '#shared/domain/kernel/errors.ts'
import { normalValue, type Attribute, type SetAttributesInput } from '#shared/domain/clients/attributes.ts'
import type { StaleClientDetails } from '#shared/domain/clients/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import { keptRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { holdClient } from '../policy.ts'
import { listAttributes, readValues } from './queries.ts'

interface Change {
  readonly attribute: Attribute
  readonly seen: string | null
  readonly before: string | null
  readonly after: string | null
}

/**
 * Writes what the desk knows of a client in the office's own fields. Locks the client and keeps the definitions as they
 * are. Refuses with `client.not-found`, `attribute.not-found`, `attribute.retired`, with `input.invalid` naming each
 * attribute whose value does not fit, and with `row.stale` where a value has become another than the window saw.
 */
export async function setAttributes(ctx: CommandContext, input: SetAttributesInput): Promise<void> {
  const { clientId } = input
  await holdClient(ctx, clientId)
  const attributes = await listAttributes(ctx.sql, keptRows)
  const stored = await readValues(ctx.sql, clientId)
  const changes = input.values
    .map(({ attributeId, seen, value }) => {
      const attribute = attributes.find(({ id }) => id === attributeId)
      if (!attribute) throw new AppError('attribute.not-found')
      const after = normalValue(attribute, value)
      return { attribute, seen, before: stored.get(attributeId)?.value ?? null, after }
    })
    .filter(({ before, after }) => before !== after)
  const wrong = changes.filter(({ after }) => after === undefined)
  if (wrong.length > 0) {
    const fields = Object.fromEntries(wrong.map(({ attribute }) => [attribute.id, 'invalid_format']))
    throw new AppError('input.invalid', { fields })
  }
  const fitting = changes as Change[]
  const retired = fitting.find(({ attribute, after }) => attribute.isRetired && after !== null)
  if (retired) throw new AppError('attribute.retired', { name: retired.attribute.name.pl })
  await checkSeenValues(ctx, fitting, stored)
  if (fitting.length === 0) return
  const at = toStored(ctx.now())
  await ctx.sql.query(
    `INSERT INTO client_attribute_values (client_id, attribute_id, value, updated_by, updated_at) VALUES ?
     ON DUPLICATE KEY UPDATE value = VALUES(value), updated_by = VALUES(updated_by), updated_at = VALUES(updated_at)`,
    [fitting.map(({ attribute, after }) => [clientId, attribute.id, after, ctx.actor.accountId, at])],
  )
  await ctx.append(
    'client.attributes-set',
    {
      clientId,
      attributeIds: fitting.map(({ attribute }) => attribute.id),
      before: told(fitting, ({ before }) => before),
      after: told(fitting, ({ after }) => after),
    },
    { clientId },
  )
}

async function checkSeenValues(
  ctx: CommandContext,
  changes: readonly Change[],
  stored: Awaited<ReturnType<typeof readValues>>,
): Promise<void> {
  const missed = changes.filter(({ seen, before }) => seen !== before)
  if (missed.length === 0) return
  const last = missed
    .flatMap(({ attribute }) => stored.get(attribute.id) ?? [])
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0]
  const [author] = await ctx.sql.rows<{ firstName: string; lastName: string }>(
    'SELECT first_name AS firstName, last_name AS lastName FROM accounts WHERE id = ?',
    [last?.updatedBy ?? 0],
  )
  const details: StaleClientDetails = {
    version: 0,
    changedBy: author ? nameOf(author) : '',
    changedAt: last ? toInstant(last.updatedAt) : ctx.now().toISOString(),
    changes: missed.map(({ attribute, seen, before }) => ({
      field: String(attribute.id),
      from: seen,
      to: before,
    })),
  }
  throw new AppError('row.stale', { ...details })
}

/** By name, as the office reads the log: a choice in its words. */
function told(
  changes: readonly Change[],
  of: (change: Change) => string | null,
): Record<string, string | null> {
  return Object.fromEntries(
    changes.map((change) => {
      const { name, choices } = change.attribute
      const value = of(change)
      return [name.pl, choices.find(({ key }) => key === value)?.name.pl ?? value]
    }),
  )
}
