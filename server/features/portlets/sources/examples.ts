import type { SourcedPortlet } from '#shared/domain/portlets/dashboard.ts'
import { addDocument } from './add-document.ts'
import { addRequest } from './add-request.ts'
import type { PortletSource } from './source.ts'

/** What a portlet shows of nobody: what the office offers is as it is, everything that belongs to a client is empty. */
export const examples: { readonly [Name in SourcedPortlet]: PortletSource<Name> } = {
  'add-request': addRequest,
  'add-document': addDocument,
  'my-requests': () => Promise.resolve({ requests: [], hasMore: false }),
  documents: () => Promise.resolve({ documents: [], hasMore: false }),
  notices: () => Promise.resolve({ clientId: 0, notices: [] }),
  caretaker: () => Promise.resolve({ name: null, phone: '' }),
  'my-data': () => Promise.resolve({ number: '', name: '', address: '', phone: '', email: null, points: [] }),
}
