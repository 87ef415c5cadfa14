import { usualRows } from '#shared/domain/portlets/dashboard.ts'
import { listNoticesForClient } from '#server/features/publications/index.ts'
import type { PortletSource } from './source.ts'

/** The notices that the client is shown at the moment, the newest first. */
export const notices: PortletSource<'notices'> = async (ctx, { clientId, settings }) => {
  const { rows = usualRows } = settings
  return { clientId, notices: await listNoticesForClient(ctx, { clientId, limit: rows }) }
}
