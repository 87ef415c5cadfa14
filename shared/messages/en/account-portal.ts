import type { Translated } from '../message.ts'
import type { accountPortal as polish } from '../pl/account-portal.ts'

/** Texts of the page of a client's own account. */
export const accountPortal = {
  'portal.account.letters': 'Language of letters',
  'portal.account.letters-hint': 'We write e-mails to you in this language.',
  'portal.account.letters-changed.pl': 'Letters will be in Polish.',
  'portal.account.letters-changed.en': 'Letters will be in English.',
  'portal.account.password': 'Password',
  'portal.account.must-change': 'This is your first password, given by the office. Set your own to go on.',
  'portal.account.current': 'Current password',
  'portal.account.change': 'Change the password',
  'portal.account.changed': 'The password is changed. Other devices have to sign in again.',
  'portal.account.elsewhere': 'Other devices',
  'portal.account.elsewhere-text':
    'If somebody may have used your account, sign it out everywhere but on this device and change the password.',
  'portal.account.sign-out-everywhere': 'Sign out on other devices',
  'portal.account.ended': {
    one: '{count} device was signed out.',
    other: '{count} devices were signed out.',
  },
  'portal.account.ended-none': 'Nobody was signed in on other devices.',
} satisfies Translated<typeof polish>
