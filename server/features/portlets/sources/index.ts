import type { SourcedPortlet } from '#shared/domain/portlets/dashboard.ts'
import { addDocument } from './add-document.ts'
import { addRequest } from './add-request.ts'
import { caretaker } from './caretaker.ts'
import { documents } from './documents.ts'
import { myData } from './my-data.ts'
import { myRequests } from './my-requests.ts'
import { notices } from './notices.ts'
import type { PortletSource } from './source.ts'

/** The source of every portlet that has one. */
export const sources: { readonly [Name in SourcedPortlet]: PortletSource<Name> } = {
  'add-request': addRequest,
  'add-document': addDocument,
  'my-requests': myRequests,
  documents,
  notices,
  caretaker,
  'my-data': myData,
}
