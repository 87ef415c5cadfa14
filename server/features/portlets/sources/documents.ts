import { usualRows } from '#shared/domain/portlets/dashboard.ts'
import { listOwnDocuments } from '#server/features/documents/index.ts'
import type { PortletSource } from './source.ts'

/** The newest documents from the office. */
export const documents: PortletSource<'documents'> = async (ctx, { clientId, settings }) => {
  const { rows = usualRows, documentKinds } = settings
  const asked = { clientId, direction: 'out', limit: rows, kindCodes: documentKinds } as const
  const page = await listOwnDocuments(ctx, asked)
  return {
    documents: page.rows.map(({ id, title, kind, sentAt, isNew }) => ({
      id,
      title,
      kind: kind.name,
      sentAt,
      isNew,
    })),
    hasMore: page.nextCursor !== null,
  }
}
