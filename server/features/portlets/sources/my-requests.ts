import { usualRows } from '#shared/domain/portlets/dashboard.ts'
import { listRequests } from '#server/features/tasks/index.ts'
import type { PortletSource } from './source.ts'

/** The newest open requests. */
export const myRequests: PortletSource<'my-requests'> = async (ctx, { clientId, settings }) => {
  const { rows = usualRows } = settings
  const page = await listRequests(ctx, { clientId, state: 'open', limit: rows })
  return { requests: page.rows, hasMore: page.nextCursor !== null }
}
