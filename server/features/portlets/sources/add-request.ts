import { listTaskTypes } from '#server/features/tasks/index.ts'
import type { PortletSource } from './source.ts'

/** The types of request that the office has chosen to offer at once; without a choice clients find all in the form. */
export const addRequest: PortletSource<'add-request'> = async ({ sql }, { settings }) => {
  const { taskTypeIds = [] } = settings
  if (taskTypeIds.length === 0) return { types: [] }
  const types = await listTaskTypes(sql, 'for-clients')
  const chosen = types.filter(({ id }) => taskTypeIds.includes(id))
  return { types: chosen.map(({ id, name }) => ({ id, name })) }
}
