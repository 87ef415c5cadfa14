import { UniqueConstraintError } from 'sequelize'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CreateClientInput } from '#shared/domain/clients/schema.ts'
import { has } from '#server/platform/auth/actor.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { keysOf } from '../duplicates/keys.ts'
import { refreshDuplicates } from '../duplicates/refresh.ts'
import { checkedFields } from '../fields.ts'
import { checkNumberIsFree } from '../former-numbers.ts'
import { clientsOn, type ClientModel } from '../model.ts'
import { checkCaretaker } from '../policy.ts'
import { writeTerms } from '../terms.ts'

/**
 * Opens a client record and answers its id; a repeat with the same key answers the first one's. Who may not set
 * caretakers may only name themselves. Refuses with `client.number-taken`, `client.caretaker-unknown`,
 * `request.key-reused`, `permission.missing` and the codes of `checkedFields`.
 */
export async function createClient(ctx: CommandContext, input: CreateClientInput): Promise<number> {
  const { actor } = ctx
  const hash = requestHash(input)
  const repeated = await findByKey(ctx, input.requestKey)
  if (repeated) return sameClient(repeated, hash)
  const fields = checkedFields(input)
  const { caretakerId } = input
  if (caretakerId !== null) {
    if (caretakerId !== actor.accountId && !has(actor, 'client.set-caretaker'))
      throw new AppError('permission.missing', { permission: 'client.set-caretaker' })
    await checkCaretaker(ctx.sql, caretakerId)
  }
  const now = ctx.now()
  const creation = { createdBy: actor.accountId, requestKey: input.requestKey, requestHash: hash }
  const row = { ...fields, ...creation, caretakerId, createdAt: now, updatedAt: now }
  try {
    const { id } = await clientsOn(ctx.db.sequelize).create(row, { transaction: ctx.tx })
    await checkNumberIsFree(ctx.sql, fields.number, id)
    await writeTerms(ctx.sql, id, fields)
    await refreshDuplicates(ctx.sql, id, { before: [], after: keysOf(fields) })
    await ctx.append(
      'client.created',
      { clientId: id, version: 0, number: fields.number, name: fields.displayName, caretakerId },
      { clientId: id },
    )
    return id
  } catch (error) {
    // A repeat that ran at the same moment breaks the number's key before that of the request.
    const winner = error instanceof UniqueConstraintError ? await findByKey(ctx, input.requestKey) : null
    if (winner) return sameClient(winner, hash)
    throw error
  }
}

function findByKey(ctx: CommandContext, requestKey: string): Promise<ClientModel | null> {
  return clientsOn(ctx.db.sequelize).findOne({
    attributes: ['id', 'requestHash'],
    where: { createdBy: ctx.actor.accountId, requestKey },
    transaction: ctx.tx,
  })
}

function sameClient(client: ClientModel, hash: string): number {
  checkRepeat(client, hash)
  return client.id
}
