import { AppError } from '#shared/domain/kernel/errors.ts'
import { mostAttributes, type DefineAttributeInput } from '#shared/domain/clients/attributes.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { checkedChoices } from './choices.ts'
import { listAttributes } from './queries.ts'

/**
 * Gives every client a new field, behind the others. A repeat with the same key answers the first one's. Locks the
 * attributes. Refuses with `attribute.too-many`, `attribute.name-taken`, `attribute.choices-missing` and
 * `request.key-reused`.
 */
export async function defineAttribute(ctx: CommandContext, input: DefineAttributeInput): Promise<void> {
  const { actor, sql } = ctx
  const known = await listAttributes(sql, heldRows)
  const hash = requestHash(input)
  const [repeated] = await sql.rows<{ requestHash: string }>(
    'SELECT request_hash AS requestHash FROM client_attributes WHERE created_by = ? AND request_key = ?',
    [actor.accountId, input.requestKey],
  )
  if (repeated) return checkRepeat(repeated, hash)
  if (known.filter(({ isRetired }) => !isRetired).length >= mostAttributes)
    throw new AppError('attribute.too-many', { most: mostAttributes })
  const { name, kind } = input
  const choices = checkedChoices(kind, input.choices)
  const now = toStored(ctx.now())
  const { insertId } = await sql.query(
    `INSERT INTO client_attributes (name_pl, name_en, kind, choices, position, created_by, request_key, request_hash,
       created_at, updated_at)
     SELECT ?, ?, ?, ?, COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, ? FROM client_attributes`,
    [name.pl, name.en, kind, JSON.stringify(choices), actor.accountId, input.requestKey, hash, now, now],
  )
  await ctx.append('attribute.defined', {
    ...{ attributeId: insertId, version: 0, name: name.pl, kind },
    choices: choices.map((choice) => choice.name.pl),
  })
}
