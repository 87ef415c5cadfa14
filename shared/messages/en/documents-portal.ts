import type { Translated } from '../message.ts'
import type { documentsPortal as polish } from '../pl/documents-portal.ts'

export const documentsPortal = {
  'portal.new-document.title': 'Send a document',
  'portal.documents.add': 'Send a document to the office',
  'portal.documents.arrived': 'The document has arrived. We will deal with it in request {number}.',
  'portal.documents.which': 'Which documents',
  'portal.documents.out': 'From the office',
  'portal.documents.in': 'Sent by me',
  'portal.documents.new': 'New',
  'portal.documents.request': 'request {number}',
  'portal.documents.opened-out': 'Opened {when}',
  'portal.documents.opened-in': 'The office opened it {when}',
  'portal.documents.unopened-in': 'The office has not opened it yet',
  'portal.documents.none-out': 'You have no documents from the office yet.',
  'portal.documents.what-comes-out': 'Invoices, letters and contracts appear here when we send them.',
  'portal.documents.none-in': 'No document has been sent from here yet.',
  'portal.documents.what-comes-in': 'Here you will see what was sent and when the office opened it.',
  'portal.new-document.choose': 'Choose the kind of document',
  'portal.new-document.note-hint': 'What the document is about and what we should do with it.',
  'portal.new-document.request': 'The request it belongs to',
  'portal.new-document.request-hint': 'We will add it to the conversation in that request.',
  'portal.new-document.new-matter': 'A new matter',
  'portal.new-document.send': 'Send the document',
  'portal.new-document.problem.kind': 'Choose the kind of document.',
  'portal.new-document.problem.files': 'Add at least one file.',
  'portal.new-document.arrived-before':
    'An earlier version of this document has already arrived. See it in “Documents”; send it again only if it is something else.',
} as const satisfies Translated<typeof polish>
