import { listKinds } from '#server/features/documents/index.ts'
import type { PortletSource } from './source.ts'

/** The kinds of document that can be sent here; all that clients may send unless the office chose some. */
export const addDocument: PortletSource<'add-document'> = async ({ sql }, { settings }) => {
  const { documentKinds = [] } = settings
  const kinds = await listKinds(sql, 'clients')
  const chosen = kinds.filter(({ code }) => documentKinds.length === 0 || documentKinds.includes(code))
  return { kinds: chosen.map(({ code, name }) => ({ code, name })) }
}
