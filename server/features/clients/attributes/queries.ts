import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Attribute, AttributeKind, ClientAttributes } from '#shared/domain/clients/attributes.ts'
import { has } from '#server/platform/auth/actor.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows, plainRows, type Reading } from '#server/platform/database/held-rows.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { checkClient } from '../reach.ts'

/** An attribute as it is read; the choices are JSON. */
interface StoredAttribute {
  id: number
  namePl: string
  nameEn: string
  kind: AttributeKind
  choices: string
  isRetired: number
  version: number
  updatedAt: string
}

const columns = `d.id, d.name_pl AS namePl, d.name_en AS nameEn, d.kind, d.choices, d.is_retired AS isRetired,
  d.version, d.updated_at AS updatedAt`

/** Every attribute of the office in its order; there are at most some dozen. */
export async function listAttributes(sql: Sql, read: Reading = plainRows): Promise<Attribute[]> {
  const rows = await read<StoredAttribute>(
    sql,
    `SELECT ${columns} FROM client_attributes d ORDER BY d.position, d.id`,
  )
  return rows.map(present)
}

/** Locks one attribute for a change of its definition; refuses with `attribute.not-found`. */
export async function lockAttribute(
  sql: Sql,
  attributeId: number,
): Promise<Attribute & { updatedAt: string }> {
  const [row] = await heldRows<StoredAttribute>(
    sql,
    `SELECT ${columns} FROM client_attributes d WHERE d.id = ?`,
    [attributeId],
  )
  if (!row) throw new AppError('attribute.not-found')
  return { ...present(row), updatedAt: row.updatedAt }
}

/** The value of each attribute of a client, where there ever was one. */
export async function readValues(
  sql: Sql,
  clientId: number,
): Promise<Map<number, { value: string | null; updatedBy: number | null; updatedAt: string }>> {
  const rows = await sql.rows<{
    attributeId: number
    value: string | null
    updatedBy: number | null
    updatedAt: string
  }>(
    `SELECT attribute_id AS attributeId, value, updated_by AS updatedBy, updated_at AS updatedAt
     FROM client_attribute_values WHERE client_id = ?`,
    [clientId],
  )
  return new Map(rows.map(({ attributeId, ...rest }) => [attributeId, rest]))
}

/** What the office knows of a client in its own fields; retired ones only where they have a value. */
export async function getClientAttributes(
  ctx: Pick<QueryContext, 'sql' | 'actor'>,
  clientId: number,
): Promise<ClientAttributes> {
  await checkClient(ctx, clientId)
  const attributes = await listAttributes(ctx.sql)
  const values = await readValues(ctx.sql, clientId)
  return {
    attributes: attributes
      .map((attribute) => ({ attribute, value: values.get(attribute.id)?.value ?? null }))
      .filter(({ attribute, value }) => !attribute.isRetired || value !== null),
    can: { edit: has(ctx.actor, 'client.edit') },
  }
}

function present({ id, namePl, nameEn, kind, choices, isRetired, version }: StoredAttribute): Attribute {
  return {
    ...{ id, name: { pl: namePl, en: nameEn }, kind, isRetired: isRetired === 1, version },
    choices: JSON.parse(choices) as Attribute['choices'],
  }
}
