import type { DocumentKind } from '#shared/domain/documents/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { offersDocumentKind } from '#shared/domain/portlets/rules.ts'
import { offeredTo } from '#server/features/portlets/index.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { listKindsOfClients, type Kind } from './queries.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

/** The kinds that an account of a client may choose from, as its groups set the portlet; maybe none. */
export async function listOfferedKinds({ sql, actor }: Reading): Promise<DocumentKind[]> {
  const settings = (await offeredTo(sql, actor)).get('add-document')
  if (settings === undefined) return []
  const kinds = await listKindsOfClients(sql)
  return kinds.filter(({ code }) => offersDocumentKind(settings, code))
}

/** Refuses with `document.kind-not-offered` what is not among them. */
export async function checkKindOffered({ sql, actor }: Reading, { code }: Pick<Kind, 'code'>): Promise<void> {
  const settings = (await offeredTo(sql, actor)).get('add-document')
  if (settings === undefined || !offersDocumentKind(settings, code))
    throw new AppError('document.kind-not-offered')
}
