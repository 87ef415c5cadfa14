import type { Translated } from '../message.ts'
import type { passwordResetPortal as polish } from '../pl/password-reset-portal.ts'

/** Texts of the page on which somebody asks for a new password. */
export const passwordResetPortal = {
  'portal.request-reset.lead':
    'Enter your login. If the account has an e-mail address, we will send a link to set a new password.',
  'portal.request-reset.no-mail':
    'This office does not send e-mail yet, so the link may not arrive. Then ask your caretaker for a new password.',
  'portal.request-reset.send': 'Send the link',
  'portal.request-reset.sent-title': 'Look into your mail',
  'portal.request-reset.sent':
    'If the account {login} exists and has an e-mail address, the link is on its way. It works for an hour; look in the spam folder too.',
  'portal.request-reset.other': 'Enter another login',
} satisfies Translated<typeof polish>
