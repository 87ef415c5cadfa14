import { listKindsOfClients } from '#server/features/documents/index.ts'
import type { PortletSource } from './source.ts'

/** The kinds of document that the office has chosen to name here; clients find all they may send in the form. */
export const addDocument: PortletSource<'add-document'> = async ({ sql }, { settings }) => {
  const { documentKinds = [] } = settings
  if (documentKinds.length === 0) return { kinds: [] }
  const kinds = await listKindsOfClients(sql)
  const chosen = kinds.filter(({ code }) => documentKinds.includes(code))
  return { kinds: chosen.map(({ code, name }) => ({ code, name })) }
}
