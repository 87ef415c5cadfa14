import type { Translated } from '../message.ts'
import type { portlets as polish } from '../pl/portlets.ts'

/** What portlets say: to clients on their dashboard, and to the office that looks at it. */
export const portlets = {
  'portlet.title.add-request': 'New request',
  'portlet.title.add-document': 'Send a document',
  'portlet.title.my-requests': 'My requests',
  'portlet.title.documents': 'Documents',
  'portlet.title.caretaker': 'My caretaker',
  'portlet.title.my-data': 'My data',
  'portlet.title.notices': 'Notices',
  'portlet.title.balance': 'Balance',
  'portlet.title.payments': 'Invoices and payments',
  'portlet.title.readings': 'Readings',
  'portlet.title.consumption': 'Consumption',
  'portlet.title.schedule': 'Schedule',
  'portlet.title.reports': 'Reports',
  'portlet.title.forms': 'Forms',

  'portlet.awaited.notices':
    'You will read about interruptions and changes here once the office announces them in the portal.',
  'portlet.awaited.balance':
    'You will see what is to be paid here once the office has connected its billing.',
  'portlet.awaited.payments':
    'You will see invoices and payments here once the office has connected its billing.',
  'portlet.awaited.readings': 'You will give and see meter readings here once the office has connected them.',
  'portlet.awaited.consumption': 'You will see your consumption here once the office has connected readings.',
  'portlet.awaited.schedule': 'You will see dates for your address here once the office has entered them.',
  'portlet.awaited.reports': 'You will see your reports here once the office has prepared them.',
  'portlet.awaited.forms': 'You will fill in forms here once the office offers them.',
  'portlet.awaited.other': 'This part of the dashboard is not there yet.',
  'portlet.unreachable': 'This part of the dashboard could not be loaded. Reload the page.',

  'portlet.add-request.lead': 'A fault, a question, a visit. You see at once by when we answer.',
  'portlet.add-request.any': 'File a new request',
  'portlet.add-document.lead':
    'A contract, a proof of payment, a photo of the meter: it goes straight to your caretaker.',
  'portlet.add-document.send': 'Send a document',
  'portlet.my-requests.all': 'All requests',
  'portlet.my-requests.none': 'You have no open requests.',
  'portlet.documents.all': 'All documents',
  'portlet.documents.none': 'You have no documents from the office yet.',
  'portlet.documents.new': 'New',
  'portlet.caretaker.lead': 'Looks after your matters and answers your requests.',
  'portlet.caretaker.none':
    'You have no caretaker of your own yet. The whole office looks after your matters.',
  'portlet.caretaker.phone': 'Telephone:',
  'portlet.caretaker.write': 'Write to your caretaker',
  'portlet.caretaker.write-office': 'Write to the office',
  'portlet.my-data.number': 'Client number',
  'portlet.my-data.name': 'Name',
  'portlet.my-data.address': 'Address',
  'portlet.my-data.phone': 'Phone',
  'portlet.my-data.email': 'E-mail',
  'portlet.my-data.points': 'Service points',

  'portal.status.new': 'Received',
  'portal.status.in-progress': 'In progress',
  'portal.status.waiting': 'Waiting for you',
  'portal.status.resolved': 'Resolved',
  'portal.status.closed': 'Closed',
  'portal.status.rejected': 'Rejected',
  'portal.requests.answer-by': 'We answer by {date}',
  'portal.requests.answer-today': 'We answer today',
  'portal.requests.answer-late': 'Was due {date}',
  'portal.requests.to-confirm': 'Waiting for you to confirm',
} as const satisfies Translated<typeof polish>
