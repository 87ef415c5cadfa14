import type { Translated } from '../message.ts'
import type { portal as polish } from '../pl/portal.ts'

/** Texts of the portal that come with its first page: the frame around every page, and pages without a form. */
export const portal = {
  'portal.menu': 'Menu',
  'portal.navigation': 'Pages of the portal',
  'portal.sign-in.title': 'Sign in',
  'portal.sign-in.forgot': 'I forgot my password',
  'portal.dashboard.title': 'Dashboard',
  'portal.requests.title': 'My requests',
  'portal.documents.title': 'Documents',
  'portal.account.title': 'My account',
  'portal.needs-scripts': 'This page needs scripts. Switch on JavaScript in your browser and load it again.',
  'portal.page-unreachable': 'The page could not be opened. Check your internet connection and try again.',

  'portal.not-found.title': 'There is no such page',
  'portal.not-found.text': 'The address may have changed or may be mistyped. Begin at the start page.',
  'portal.not-found.back': 'Start page',

  'portal.offline.title': 'There is no connection',
  'portal.offline.text':
    'This page cannot be loaded now. The notices you saw last can be read without a network, too.',

  'portal.start.title': 'Settle it without a visit to the office',
  'portal.start.lead':
    'Report a failure, ask a question or arrange a visit. You will see who is dealing with it and by when we answer.',
  'portal.start.how': 'How it works',
  'portal.start.file.title': 'You file a request',
  'portal.start.file.text': 'A short form, on a phone too. You can add photos and documents.',
  'portal.start.assign.title': 'It goes to your caretaker',
  'portal.start.assign.text': 'It gets a number and the day by which we answer at once.',
  'portal.start.follow.title': 'You see what happens',
  'portal.start.follow.text': 'Its state changes before your eyes. When we answer, we write an e-mail.',
  'portal.start.first.title': 'Here for the first time?',
  'portal.start.first.text':
    'With the activation code from an invoice your account works at once. Without one ask your caretaker: you will get an e-mail with a link to set a password.',
  'portal.start.first.link': 'Make an account',
} as const satisfies Translated<typeof polish>
