import type { Translated } from '../message.ts'
import type { consents as polish } from '../pl/consents.ts'

export const consents = {
  'consent.title': 'Consents',
  'consent.kind.e-invoice': 'E-invoice instead of paper',
  'consent.kind.sms': 'Text messages',
  'consent.kind.marketing': 'Information about offers',
  'consent.state.given': 'Agreed',
  'consent.state.withdrawn': 'Not agreed',
  'consent.state.none': 'Not asked',
  'consent.give': 'Record consent',
  'consent.withdraw': 'Withdraw consent',
  'consent.source.desk': 'at the office',
  'consent.source.portal': 'in the portal',
  'consent.history': 'History of consents',
  'consent.history-empty': 'No decision has been recorded yet.',
  'consent.done.given': 'Consent recorded: {kind}.',
  'consent.done.withdrawn': 'Consent withdrawn: {kind}.',

  'consent.ask.e-invoice': 'I want e-invoices instead of paper ones.',
  'consent.ask.sms': 'I want text messages about failures, readings and dates of payment.',
  'consent.ask.marketing': 'I want information about offers.',
  'consent.portal-text': 'Every consent can be withdrawn at any time.',
  'consent.portal-of': 'Consents: {name} ({number})',
  'consent.portal-delegate': 'The client alone gives consents; here is how they stand.',
  'consent.portal-last': '{state}, {when}, {source}',
  'consent.portal-stale':
    'This consent changed meanwhile. This is how it stands now: check it and decide again.',
} satisfies Translated<typeof polish>
