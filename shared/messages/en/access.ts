import type { Translated } from '../message.ts'
import type { access as polish } from '../pl/access.ts'

/** Who may act for a client besides the client: in the portal and on the Account tab. */
export const access = {
  'portal.access.title': 'Who has access',

  'access.what': 'What they may do',
  'access.what.all': 'Everything you see',
  'access.what.all-desk': 'Everything the client sees',
  'access.what.some': 'Only what I choose',
  'access.what.none': 'Choose what this person may do.',
  'access.may.add-request': 'File requests (and see those they filed)',
  'access.may.my-requests': 'See all requests and answer them',
  'access.may.documents': 'See documents',
  'access.may.add-document': 'Send documents',
  'access.may.caretaker': 'See the caretaker and how to reach them',
  'access.may.my-data': 'See the client’s data',
  'access.points': 'For which places',
  'access.points.all': 'All places',
  'access.points.some': 'Only those I choose',
  'access.points.none': 'Choose at least one place.',
  'access.points.hint': 'Of the requests, which belong to no place, they then see only their own.',
  'access.until': 'Last day of the access',
  'access.until-hint': 'Leave it empty for an access that lasts until you take it away.',
  'access.until-day': 'until {date} inclusive',
  'access.until-ended': 'ended on {date}',
  'access.no-end': 'without an end',
  'access.limits.all': 'everything',
  'access.limits.points': { one: '{count} place', other: '{count} places' },
  'access.grant': 'Give access',
  'access.change': 'Change the access',
  'access.revoke': 'Take the access away',
  'access.granted': 'Access given: {login}.',
  'access.changed': 'Access changed.',
  'access.revoked': 'Access taken away.',
  'access.revoke-ask': 'Take the access away? ({name})',
  'access.revoke-text':
    'This person will at once no longer see the client’s data and requests. Their account stays.',
} as const satisfies Translated<typeof polish>
