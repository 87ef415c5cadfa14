import { eventNames, type EventName } from '#shared/domain/event-log/events.ts'

export const eventGroups = [
  'sign-in',
  'accounts',
  'access',
  'clients',
  'record',
  'tasks',
  'files',
  'portal',
  'other',
] as const
export type EventGroup = (typeof eventGroups)[number]

const signIn = /^account\.(signed|sign-in|locked|unlocked|link-refused)/

function groupOf(name: EventName): EventGroup {
  if (signIn.test(name)) return 'sign-in'
  if (name.startsWith('account.')) return 'accounts'
  if (/^(delegate|activation|activation-code|group|portlet)\./.test(name)) return 'access'
  if (name.startsWith('client.')) return 'clients'
  if (/^(contact|consent|attribute|service-point)\./.test(name)) return 'record'
  if (/^(task|report|case)\./.test(name)) return 'tasks'
  if (/^(publication|appearance)\./.test(name)) return 'portal'
  return /^(file|document|document-kind)\./.test(name) ? 'files' : 'other'
}

/** The names of the events one group stands for. */
export const namesIn = (group: EventGroup): EventName[] =>
  eventNames.filter((name) => groupOf(name) === group)
