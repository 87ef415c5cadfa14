import { AppError } from '#shared/domain/kernel/errors.ts'
import {
  mostAttributes,
  type Attribute,
  type OrderAttributesInput,
  type RedefineAttributeInput,
  type RetireAttributeInput,
} from '#shared/domain/clients/attributes.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { canonical } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { changedFields, checkSeen, type RowLog } from '../stale-rows.ts'
import { checkedChoices } from './choices.ts'
import { listAttributes, lockAttribute } from './queries.ts'

const log: RowLog = {
  names: ['attribute.redefined', 'attribute.retired', 'attribute.restored'],
  idKey: 'attributeId',
}

/**
 * Renames an attribute or changes what can be chosen; its kind stays. Locks the attribute. Refuses with
 * `attribute.not-found`, `row.stale`, `attribute.name-taken`, `attribute.choices-missing`, and with
 * `attribute.choice-used` where clients have a choice that would go.
 */
export async function redefineAttribute(ctx: CommandContext, input: RedefineAttributeInput): Promise<void> {
  const attribute = await lockSeen(ctx, input)
  const { id, kind } = attribute
  const choices = checkedChoices(kind, input.choices, attribute.choices)
  const kept = new Set(choices.map(({ key }) => key))
  await checkUnused(
    ctx.sql,
    id,
    attribute.choices.filter(({ key }) => !kept.has(key)),
  )
  const { before, after } = changedFields(
    shown(attribute.name, attribute.choices),
    shown(input.name, choices),
  )
  if (Object.keys(after).length === 0 && canonical(choices) === canonical(attribute.choices)) return
  const version = attribute.version + 1
  await ctx.sql.query(
    'UPDATE client_attributes SET name_pl = ?, name_en = ?, choices = ?, version = ?, updated_at = ? WHERE id = ?',
    [input.name.pl, input.name.en, JSON.stringify(choices), version, toStored(ctx.now()), id],
  )
  await ctx.append('attribute.redefined', { attributeId: id, version, name: input.name.pl, before, after })
}

/**
 * Takes an attribute out of use, or back into it; what clients have of it stays. Locks the attributes. Refuses with
 * `attribute.not-found`, `row.stale` and `attribute.too-many`.
 */
export async function retireAttribute(ctx: CommandContext, input: RetireAttributeInput): Promise<void> {
  const { isRetired } = input
  // Before the one that changes, as all who lock several do.
  const inUse = isRetired ? 0 : await countInUse(ctx.sql)
  const { id, name, ...attribute } = await lockSeen(ctx, input)
  if (attribute.isRetired === isRetired) return
  if (inUse >= mostAttributes) throw new AppError('attribute.too-many', { most: mostAttributes })
  const version = attribute.version + 1
  await ctx.sql.query(
    'UPDATE client_attributes SET is_retired = ?, version = ?, updated_at = ? WHERE id = ?',
    [isRetired, version, toStored(ctx.now()), id],
  )
  await ctx.append(isRetired ? 'attribute.retired' : 'attribute.restored', {
    ...{ attributeId: id, version, name: name.pl },
    ...{ before: { isRetired: !isRetired }, after: { isRetired } },
  })
}

/**
 * Puts attributes into another order; those that are not named, because they were defined meanwhile, follow. Locks the
 * attributes. Refuses with `attribute.not-found`.
 */
export async function orderAttributes(
  ctx: CommandContext,
  { attributeIds }: OrderAttributesInput,
): Promise<void> {
  const before = (await listAttributes(ctx.sql, heldRows)).map(({ id }) => id)
  if (attributeIds.some((id) => !before.includes(id))) throw new AppError('attribute.not-found')
  const after = [...new Set([...attributeIds, ...before])]
  if (before.every((id, index) => id === after[index])) return
  for (const [index, id] of after.entries())
    await ctx.sql.query('UPDATE client_attributes SET position = ? WHERE id = ?', [index + 1, id])
  await ctx.append('attribute.ordered', { before, after })
}

/** How many attributes are filled in, held as they are. */
async function countInUse(sql: Sql): Promise<number> {
  return (await listAttributes(sql, heldRows)).filter(({ isRetired }) => !isRetired).length
}

async function lockSeen(
  ctx: CommandContext,
  seen: { attributeId: number; version: number },
): Promise<Attribute> {
  const attribute = await lockAttribute(ctx.sql, seen.attributeId)
  await checkSeen(ctx.sql, { ...attribute, clientId: null }, { version: seen.version, log })
  return attribute
}

async function checkUnused(sql: Sql, attributeId: number, gone: Attribute['choices']): Promise<void> {
  if (gone.length === 0) return
  const [used] = await sql.rows<{ value: string; count: number }>(
    `SELECT value, COUNT(*) AS count FROM client_attribute_values
     WHERE attribute_id = ? AND value IN (?) GROUP BY value ORDER BY count DESC LIMIT 1`,
    [attributeId, gone.map(({ key }) => key)],
  )
  const choice = gone.find(({ key }) => key === used?.value)
  if (used && choice)
    throw new AppError('attribute.choice-used', { choice: choice.name.pl, count: used.count })
}

function shown(name: Attribute['name'], choices: Attribute['choices']) {
  return {
    namePl: name.pl,
    nameEn: name.en,
    choices: choices.map((choice) => choice.name.pl).join(', '),
  }
}
