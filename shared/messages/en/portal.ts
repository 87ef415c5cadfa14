import type { Translated } from '../message.ts'
import type { portal as polish } from '../pl/portal.ts'

/** Texts of the portal only. */
export const portal = {
  'portal.menu': 'Menu',
  'portal.navigation': 'Pages of the portal',
  'portal.not-found.title': 'There is no such page',
  'portal.not-found.text': 'The address may have changed or may be mistyped. Begin at the start page.',
  'portal.not-found.back': 'Start page',

  'portal.start.title': 'Settle it without a visit to the office',
  'portal.start.lead':
    '{office}: report a failure, ask a question or arrange a visit. You will see who is dealing with it and by when.',
  'portal.start.my-requests': 'My requests',
  'portal.start.how': 'How it works',
  'portal.start.file.title': 'You file a request',
  'portal.start.file.text': 'A short form, on a phone too. You can add photos and documents.',
  'portal.start.assign.title': 'It goes to your caretaker',
  'portal.start.assign.text': 'It gets a number and a date for the answer at once.',
  'portal.start.follow.title': 'You see what happens',
  'portal.start.follow.text':
    'Its state changes before your eyes, and we write an e-mail when there is an answer.',
  'portal.start.first.title': 'Here for the first time?',
  'portal.start.first.text':
    'The office makes your account. Ask your caretaker for one: you will get an e-mail with a link to set a password.',

  'portal.sign-in.title': 'Sign in',
  'portal.sign-in.forgot': 'I forgot my password',
  'portal.activate.title': 'Activate your account',
  'portal.request-reset.title': 'New password',
  'portal.reset.title': 'Set a new password',
  'portal.account.title': 'My account',
  'portal.request-reset.lead':
    'Enter your login. If the account has an e-mail address, we will send a link to set a new password.',
  'portal.request-reset.send': 'Send the link',
  'portal.request-reset.sent':
    'If there is such an account and it has an e-mail address, the link is on its way. It works for an hour; look in the spam folder too.',
  'portal.request-reset.back': 'Back to sign-in',
  'portal.link.greeting': 'Hello, {name}. Set the password you will sign in with.',
  'portal.link.password': 'New password',
  'portal.link.rule':
    'At least 10 characters; a few words work well. You may paste it from a password manager.',
  'portal.link.set': 'Set the password and sign in',
  'portal.link.used-up': 'This link has expired or was used already.',
  'portal.link.ask-again': 'Ask for a new link',
  'portal.account.password': 'Password',
  'portal.account.must-change': 'This is your first password, given by the office. Set your own to go on.',
  'portal.account.current': 'Current password',
  'portal.account.change': 'Change the password',
  'portal.account.changed': 'The password is changed. Other devices have to sign in again.',
  'portal.account.elsewhere': 'Other devices',
  'portal.account.elsewhere-text':
    'If somebody may have used your account, sign it out everywhere but on this device.',
  'portal.account.sign-out-everywhere': 'Sign out on other devices',
  'portal.account.ended': {
    one: '{count} device was signed out.',
    other: '{count} devices were signed out.',
  },

  'portal.requests.title': 'My requests',
  'portal.new-request.title': 'New request',
  'portal.request.title': 'Request',
} as const satisfies Translated<typeof polish>
