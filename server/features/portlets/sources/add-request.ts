import { listTaskTypes } from '#server/features/tasks/index.ts'
import type { PortletSource } from './source.ts'

/** The types of request that the office offers here; all that clients may file unless it chose some. */
export const addRequest: PortletSource<'add-request'> = async ({ sql }, { settings }) => {
  const { taskTypeIds = [] } = settings
  const types = await listTaskTypes(sql, 'for-clients')
  const chosen = types.filter(({ id }) => taskTypeIds.length === 0 || taskTypeIds.includes(id))
  return { types: chosen.map(({ id, name }) => ({ id, name })) }
}
