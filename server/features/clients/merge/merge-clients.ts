import { AppError } from '#shared/domain/kernel/errors.ts'
import type { MergeableField, MergeClientsInput } from '#shared/domain/clients/merge.ts'
import { mostLevels } from '#shared/domain/clients/family.ts'
import { displayNameOf, missingNames } from '#shared/domain/clients/rules.ts'
import { has } from '#server/platform/auth/actor.ts'
import { toStored } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { giveCaretaker } from '../commands/set-caretaker.ts'
import { keysOf } from '../duplicates/keys.ts'
import { refreshDuplicates } from '../duplicates/refresh.ts'
import { ancestorsOf, depthBelow } from '../family/ancestors.ts'
import type { ClientModel } from '../model.ts'
import { checkCaretaker, lockClient } from '../policy.ts'
import { refreshTerms } from '../terms.ts'
import { countParts, moveParts } from './parts.ts'

/**
 * Makes one record of two: everything that belongs to the other one moves, chosen fields are taken over, its number
 * still leads here, and what it said is kept in `merged_clients`. Locks both in the order of their ids. Refuses with
 * `client.merge-same`, `client.merge-family`, `client.parent-too-deep`, `client.not-found` and `row.stale`, with
 * `input.invalid` where nothing would be left to call the client by, and where a caretaker is taken over with
 * `permission.missing` and `client.caretaker-unknown`.
 */
export async function mergeClients(ctx: CommandContext, input: MergeClientsInput): Promise<void> {
  const { kept, other } = await lockBoth(ctx, input)
  const { kind, firstName, lastName, companyName } = kept
  const { before, after } = takenFrom({ kept, other }, input.take)
  const named = { kind, firstName, lastName, companyName, ...after }
  const fields = missingNames(named)
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields })
  const takesCaretaker = input.take.includes('caretaker') && kept.caretakerId !== other.caretakerId
  if (takesCaretaker) await checkTakenCaretaker(ctx, other.caretakerId)
  const parents = await takeOutOfFamily(ctx, { kept, other })
  const moved = await countParts(ctx.sql, other.id)
  const version = kept.version + 1
  const shared = [...keysOf(kept), ...keysOf(other)]
  await archive(ctx, { other, into: kept.id, parentId: parents.ofOther })
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
  const displayName = displayNameOf(named)
  await kept.update({ ...after, displayName, version, updatedAt: ctx.now() }, { transaction: ctx.tx })
  await refreshTerms(ctx.sql, kept.id)
  await refreshDuplicates(ctx.sql, kept.id, { before: shared, after: keysOf(kept) })
  const changes = { before: logged(before), after: logged(after) }
  const event = { clientId: kept.id, version, mergedId: other.id, number, name, moved, ...changes }
  await ctx.append('client.merged', event, { clientId: kept.id })
  if (parents.before !== parents.after) {
    const moves = { clientId: kept.id, version, before: parents.before, after: parents.after }
    await ctx.append('client.parent-set', moves, { clientId: kept.id })
  }
  if (takesCaretaker) await giveCaretaker(ctx, kept, { caretakerId: other.caretakerId, reason: '' })
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

/** Whoever may merge need not be allowed to give clients a caretaker, and a caretaker may have left. */
async function checkTakenCaretaker(ctx: CommandContext, caretakerId: number | null): Promise<void> {
  if (!has(ctx.actor, 'client.set-caretaker'))
    throw new AppError('permission.missing', { permission: 'client.set-caretaker' })
  if (caretakerId !== null) await checkCaretaker(ctx.sql, caretakerId)
}

interface Parents {
  readonly ofOther: number | null
  readonly before: number | null
  readonly after: number | null
}

/**
 * A client cannot belong to itself: where the kept one belongs to the other directly, it gets the other's parent; where
 * there are clients between them, the office has to decide first. One without a parent gets the other's.
 */
async function takeOutOfFamily(ctx: CommandContext, { kept, other }: Both): Promise<Parents> {
  const aboveKept = await ancestorsOf(ctx.sql, kept.id)
  const aboveOther = await ancestorsOf(ctx.sql, other.id)
  const ofOther = aboveOther[0] ?? null
  const [before = null, ...further] = aboveKept
  if (further.includes(other.id)) throw new AppError('client.merge-family')
  const isTaken = before === other.id || (before === null && !aboveOther.includes(kept.id))
  const levelsAbove = (isTaken ? aboveOther : aboveKept).length
  const levelsBelow = [await depthBelow(ctx.sql, kept.id), await depthBelow(ctx.sql, other.id)]
  if (levelsAbove + 1 + Math.max(...levelsBelow) > mostLevels)
    throw new AppError('client.parent-too-deep', { most: mostLevels })
  if (!isTaken) return { ofOther, before, after: before }
  await ctx.sql.query('UPDATE clients SET parent_id = ? WHERE id = ?', [ofOther, kept.id])
  return { ofOther, before, after: ofOther }
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
  // Giving a client to somebody is a change with an event of its own.
  caretaker: [],
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
