import type { Translated } from '../message.ts'
import type { accessDesk as polish } from '../pl/access-desk.ts'

/** The Account tab where it is about delegates, accounts that are there already, and first passwords. */
export const accessDesk = {
  'desktop.access.add': 'Add an existing account',
  'desktop.access.add-lead': 'Its owner will see this client as their own, too. The change is logged.',
  'desktop.access.login': 'Login of the account',
  'desktop.access.login-missing': 'Give the login of the account.',
  'desktop.access.add-action': 'Add the account',
  'desktop.access.added': 'Account {login} added to the client.',
  'desktop.access.remove': 'Take from this client',
  'desktop.access.remove-ask': 'Take the account from this client? ({name})',
  'desktop.access.remove-text': 'The account stays but no longer reaches this client.',
  'desktop.access.removed': 'Account taken from the client.',
  'desktop.access.delegate': 'Delegate',
  'desktop.access.delegate-new': 'Give a delegate access',
  'desktop.access.delegate-lead': 'Family, a tenant, a property manager. It counts at once and is logged.',
  'desktop.access.delegate-login': 'Login or e-mail',
  'desktop.access.delegate-login-hint':
    'The login of an account that is there, or an e-mail: where there is no account, we make one and send a link.',
  'desktop.access.first-password': 'Give a new first password',
  'desktop.access.first-password-lead':
    'For a client without e-mail. The old password stops working and the account is signed out.',
  'desktop.access.first-password-action': 'Give the password',
} as const satisfies Translated<typeof polish>
