import type { SourcedPortlet } from '#shared/domain/portlets/dashboard.ts'
import { addRequest } from './add-request.ts'
import { caretaker } from './caretaker.ts'
import { myData } from './my-data.ts'
import { myRequests } from './my-requests.ts'
import type { PortletSource } from './source.ts'

const notYet = () => Promise.resolve(null)

/** The source of every portlet that has one. */
export const sources: { readonly [Name in SourcedPortlet]: PortletSource<Name> } = {
  'add-request': addRequest,
  'add-document': notYet,
  'my-requests': myRequests,
  documents: notYet,
  caretaker,
  'my-data': myData,
}
