import { AppError } from '#shared/domain/kernel/errors.ts'
import { offersTaskType } from '#shared/domain/portlets/rules.ts'
import type { TaskType } from '#shared/domain/tasks/schema.ts'
import { offeredTo } from '#server/features/portlets/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { listTaskTypes } from './detail-queries.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

/** The types of request that an account of a client may choose from, as its groups set the portlet; maybe none. */
export async function listOfferedTypes({ sql, actor }: Reading): Promise<TaskType[]> {
  const settings = (await offeredTo(sql, actor)).get('add-request')
  if (settings === undefined) return []
  const types = await listTaskTypes(sql, 'for-clients')
  return types.filter(({ id }) => offersTaskType(settings, id))
}

/** Refuses with `task.type-not-offered` what is not among them. */
export async function checkTypeOffered({ sql, actor }: Reading, typeId: number): Promise<void> {
  const settings = (await offeredTo(sql, actor)).get('add-request')
  if (settings === undefined || !offersTaskType(settings, typeId)) throw new AppError('task.type-not-offered')
}
