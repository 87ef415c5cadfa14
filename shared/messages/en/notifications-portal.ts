import type { Translated } from '../message.ts'
import type { notificationsPortal as polish } from '../pl/notifications-portal.ts'

/** Texts of the notifications of a client, and of the letters about what is published. */
export const notificationsPortal = {
  'told.lead': 'News and notices that the office tells you of.',
  'told.empty': 'There are no notifications yet.',
  'told.empty-first':
    'When the office announces an outage or publishes something for you, you will see it here.',
  'told.read-all': 'Mark all as read',
  'told.new': 'new',
  'told.ended': 'A publication that is no longer in the portal',
  'told.back': 'All notifications',
  'told.outage': 'Interruption of service',
  'told.news': 'News from the office',

  'letters.title': 'E-mail letters about publications',
  'letters.text': 'Letters come to {email}. You always get the notifications in the portal.',
  'letters.no-address':
    'This account has no e-mail address, so no letters can come. Ask the office to add it.',
  'letters.outages': 'Write to me about outages and planned works.',
  'letters.news': 'Write to me about news.',
  'letters.saved': 'Saved.',

  'stop.ask': 'Are you sure that you want no more of these letters?',
  'stop.do': 'Unsubscribe me',
  'stop.done-outages': 'We will no longer write to you about outages.',
  'stop.done-news': 'We will no longer write to you about news.',
  'stop.undo': 'You can change this at any time in your account.',
  'stop.unknown': 'This link fits no letter. Sign in and switch the letters off in your account.',
  'stop.account': 'My account',
} satisfies Translated<typeof polish>
