import { mostLevels, type SetParentInput } from '#shared/domain/clients/family.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { keysOf } from '../duplicates/keys.ts'
import { refreshDuplicates } from '../duplicates/refresh.ts'
import { lockClient } from '../policy.ts'
import { reachesClient } from '../reach.ts'
import { ancestorsOf, depthBelow } from './ancestors.ts'

/**
 * Says to which client this one belongs, or to none. Locks the client and holds those above it. Refuses with
 * `client.not-found`, `row.stale`, `client.parent-unknown`, `client.parent-ring` when the parent belongs to this client
 * or is itself, and `client.parent-too-deep`.
 */
export async function setParent(ctx: CommandContext, input: SetParentInput): Promise<void> {
  const client = await lockClient(ctx, input)
  const [stored] = await ctx.sql.rows<{ parentId: number | null }>(
    'SELECT parent_id AS parentId FROM clients WHERE id = ?',
    [client.id],
  )
  const before = stored?.parentId ?? null
  const { parentId: after } = input
  if (before === after) return
  if (after !== null) await checkParent(ctx, { clientId: client.id, parentId: after })
  const version = client.version + 1
  await ctx.sql.query('UPDATE clients SET parent_id = ? WHERE id = ?', [after, client.id])
  await client.update({ version, updatedAt: ctx.now() }, { transaction: ctx.tx })
  const shared = keysOf(client)
  await refreshDuplicates(ctx.sql, client.id, { before: shared, after: shared })
  const event = { clientId: client.id, version, before, after }
  await ctx.append('client.parent-set', event, { clientId: client.id })
}

async function checkParent(ctx: CommandContext, wish: { clientId: number; parentId: number }): Promise<void> {
  const { clientId, parentId } = wish
  if (clientId === parentId) throw new AppError('client.parent-ring')
  if (!(await reachesClient(ctx, parentId))) throw new AppError('client.parent-unknown')
  const above = await ancestorsOf(ctx.sql, parentId)
  if (above.includes(clientId)) throw new AppError('client.parent-ring')
  const levels = above.length + 2 + (await depthBelow(ctx.sql, clientId))
  if (levels > mostLevels) throw new AppError('client.parent-too-deep', { most: mostLevels })
}
