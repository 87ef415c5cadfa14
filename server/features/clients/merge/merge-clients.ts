import { AppError } from '#shared/domain/kernel/errors.ts'
import type { MergeableField, MergeClientsInput } from '#shared/domain/clients/merge.ts'
import { displayNameOf } from '#shared/domain/clients/rules.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { keysOf } from '../duplicates/keys.ts'
import { refreshDuplicates } from '../duplicates/refresh.ts'
import { ancestorsOf } from '../family/ancestors.ts'
import type { ClientModel } from '../model.ts'
import { lockClient } from '../policy.ts'
import { refreshTerms } from '../terms.ts'
import { countParts, moveParts } from './parts.ts'

/**
 * Makes one record of two: everything that belongs to the other one moves, chosen fields are taken over, its number
 * still leads here, and what it said is kept in `merged_clients`. Locks both in the order of their ids. Refuses with
 * `client.merge-same`, `client.merge-family`, `client.not-found` and `row.stale`.
 */
export async function mergeClients(ctx: CommandContext, input: MergeClientsInput): Promise<void> {
  const { kept, other } = await lockBoth(ctx, input)
  const parents = await takeOutOfFamily(ctx, { kept, other })
  const moved = await countParts(ctx.sql, other.id)
  const version = kept.version + 1
  const shared = [...keysOf(kept), ...keysOf(other)]
  const { before, after } = takenFrom({ kept, other }, input.take)
  await archive(ctx, { other, into: kept.id, parentId: parents.other })
  const left = await moveParts(ctx.sql, { from: other.id, to: kept.id })
  await ctx.sql.query('UPDATE merged_clients SET kept_rows = ? WHERE id = ?', [
    JSON.stringify(left),
    other.id,
  ])
  await ctx.sql.query(
    'INSERT IGNORE INTO client_former_numbers (client_id, number, created_at) VALUES (?, ?, ?)',
    [...[kept.id, other.number, toStored(ctx.now())]],
  )
  const { number, displayName: name } = other
  await ctx.sql.query('DELETE FROM clients WHERE id = ?', [other.id])
  const { kind, firstName, lastName, companyName } = kept
  const displayName = displayNameOf({ kind, firstName, lastName, companyName, ...after })
  await kept.update({ ...after, displayName, version, updatedAt: ctx.now() }, { transaction: ctx.tx })
  await refreshTerms(ctx.sql, kept.id)
  await refreshDuplicates(ctx.sql, kept.id, { before: shared, after: keysOf(kept) })
  const changes = { before: logged(before), after: logged(after) }
  const event = { clientId: kept.id, version, mergedId: other.id, number, name, moved, ...changes }
  await ctx.append('client.merged', event, { clientId: kept.id })
  await ctx.append('client.merged-away', { clientId: other.id, into: kept.id }, { clientId: other.id })
}

interface Both {
  readonly kept: ClientModel
  readonly other: ClientModel
}

async function lockBoth(ctx: CommandContext, input: MergeClientsInput): Promise<Both> {
  const { clientId, version, otherId, otherVersion } = input
  if (clientId === otherId) throw new AppError('client.merge-same')
  const seen = [
    { clientId, version },
    { clientId: otherId, version: otherVersion },
  ]
  const locked = new Map<number, ClientModel>()
  for (const one of seen.toSorted((a, b) => a.clientId - b.clientId))
    locked.set(one.clientId, await lockClient(ctx, one))
  const [kept, other] = [locked.get(clientId), locked.get(otherId)]
  if (!kept || !other) throw new AppError('client.not-found')
  return { kept, other }
}

/**
 * A client cannot belong to itself: where the kept one belongs to the other directly, it gets the other's parent; where
 * there are clients between them, the office has to decide first. One without a parent gets the other's.
 */
async function takeOutOfFamily(
  ctx: CommandContext,
  { kept, other }: Both,
): Promise<{ other: number | null }> {
  const aboveKept = await ancestorsOf(ctx.sql, kept.id)
  const aboveOther = await ancestorsOf(ctx.sql, other.id)
  const parentOfOther = aboveOther[0] ?? null
  const [parentOfKept, ...further] = aboveKept
  if (further.includes(other.id)) throw new AppError('client.merge-family')
  const isFree = parentOfKept === undefined && !aboveOther.includes(kept.id)
  if (parentOfKept === other.id || isFree)
    await ctx.sql.query('UPDATE clients SET parent_id = ? WHERE id = ?', [parentOfOther, kept.id])
  return { other: parentOfOther }
}

const columnsOf = {
  firstName: ['firstName'],
  lastName: ['lastName'],
  companyName: ['companyName'],
  nip: ['nip'],
  regon: ['regon'],
  pesel: ['pesel'],
  email: ['email'],
  phone: ['phone'],
  address: ['street', 'building', 'flat', 'postalCode', 'city'],
  alertNote: ['alertNote', 'alertNoteBy', 'alertNoteAt'],
  caretaker: ['caretakerId'],
} as const satisfies Readonly<Record<MergeableField, readonly (keyof ClientModel)[]>>

type Column = (typeof columnsOf)[MergeableField][number]
type Values = Partial<Pick<ClientModel, Column>>

/** The chosen fields of the other record where they differ from the kept one's, and what was there before. */
function takenFrom(
  { kept, other }: Both,
  take: readonly MergeableField[],
): { before: Values; after: Values } {
  const columns = take.flatMap<Column>((field) => columnsOf[field])
  const changed = columns.filter((column) => kept[column] !== other[column])
  const of = (client: ClientModel): Values =>
    Object.fromEntries(changed.map((column) => [column, client[column]]))
  return { before: of(kept), after: of(other) }
}

/** What the log holds: without the moment of a note, which the log has itself. */
function logged(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([column]) => column !== 'alertNoteAt'))
}

async function archive(
  ctx: CommandContext,
  { other, into, parentId }: { other: ClientModel; into: number; parentId: number | null },
): Promise<void> {
  await ctx.sql.query(
    `INSERT INTO merged_clients (id, client_id, number, kind, first_name, last_name, company_name, display_name, nip, regon,
       pesel, email, phone, street, building, flat, postal_code, city, alert_note, caretaker_id, parent_id, kept_rows,
       merged_by, merged_at, created_by, request_key, request_hash, created_at)
     SELECT id, ?, number, kind, first_name, last_name, company_name, display_name, nip, regon, pesel, email, phone, street,
       building, flat, postal_code, city, alert_note, caretaker_id, ?, '{}', ?, ?, created_by, request_key, request_hash,
       created_at FROM clients WHERE id = ?`,
    [into, parentId, ctx.actor.accountId, toStored(ctx.now()), other.id],
  )
}
