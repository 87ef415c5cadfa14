import type { TellApartInput } from '#shared/domain/clients/merge.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { clientScope } from '../scope.ts'
import { keysOf, type Comparable } from './keys.ts'
import { refreshDuplicates } from './refresh.ts'

interface Held extends Comparable {
  readonly id: number
  readonly number: string
  readonly name: string
}

/**
 * Says that a client is none of the others, or takes that back; what is said already stays as it is. Both records of a
 * pair are told. Locks all of them in the order of their ids. Refuses with `client.not-found` and `client.merge-same`.
 */
export async function tellApart(ctx: CommandContext, input: TellApartInput): Promise<void> {
  const { clientId, isApart } = input
  if (input.otherIds.includes(clientId)) throw new AppError('client.merge-same')
  const clients = await holdAll(ctx, [clientId, ...new Set(input.otherIds)])
  const one = clients.find(({ id }) => id === clientId)
  if (!one) throw new AppError('client.not-found')
  for (const other of clients) {
    if (other === one) continue
    const pair = [Math.min(one.id, other.id), Math.max(one.id, other.id)]
    const { affectedRows } = isApart
      ? await ctx.sql.query(
          'INSERT IGNORE INTO client_distinctions (client_id, other_id, decided_by, decided_at) VALUES (?, ?, ?, ?)',
          [...pair, ctx.actor.accountId, toStored(ctx.now())],
        )
      : await ctx.sql.query('DELETE FROM client_distinctions WHERE client_id = ? AND other_id = ?', pair)
    if (affectedRows === 0) continue
    const event = isApart ? 'client.told-apart' : 'client.apart-taken-back'
    for (const [own, { id: otherId, number, name }] of [
      [one, other],
      [other, one],
    ] as const)
      await ctx.append(event, { clientId: own.id, otherId, number, name }, { clientId: own.id })
  }
  const keys = keysOf(one)
  await refreshDuplicates(ctx.sql, clientId, { before: keys, after: keys })
}

async function holdAll(ctx: CommandContext, ids: readonly number[]): Promise<Held[]> {
  const scope = clientScope(ctx.actor, 'c.id')
  const found = await heldRows<Held>(
    ctx.sql,
    `SELECT c.id, c.number, c.display_name AS name, c.kind, c.first_name AS firstName, c.last_name AS lastName,
       c.company_name AS companyName, c.nip, c.regon, c.pesel, c.email, c.phone
     FROM clients c WHERE c.id IN (?) AND ${scope.sql} ORDER BY c.id`,
    [ids, ...scope.values],
  )
  if (found.length < ids.length) throw new AppError('client.not-found')
  return found
}
