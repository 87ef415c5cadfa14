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

  'desktop.activation.code': 'Activation code',
  'desktop.activation.code-lead':
    'Print it on an invoice or give it to the client. With it the client makes an account in the portal, without a clerk.',
  'desktop.activation.code-number': 'Client number',
  'desktop.activation.code-until': 'Valid until',
  'desktop.activation.code-once': 'The code is shown only now. Another can be made at any time.',
  'desktop.activation.make': 'Make a code',
  'desktop.activation.title': 'Accounts that clients make themselves',
  'desktop.activation.lead': 'Which proofs are enough for a client to make an account in the portal.',
  'desktop.activation.proof.code': 'Client number and the activation code from an invoice',
  'desktop.activation.proof.invoice': 'Number and amount of the last invoice',
  'desktop.activation.awaited': 'It can be switched on once billing is connected.',
  'desktop.activation.saved': 'Saved.',
  'desktop.activation.many': 'Make codes for clients without an account',
  'desktop.activation.many-text':
    'Every client without an account of their own gets a new code. Earlier codes still work. The codes go into a CSV file and nowhere else.',
  'desktop.activation.many-action': 'Make the codes',
  'desktop.activation.progress': 'Codes made: {number}',
  'desktop.activation.made': {
    one: '{count} code made, the file is saved.',
    other: '{count} codes made, the file is saved.',
  },
  'desktop.activation.made-none': 'Every client has an account already.',
  'desktop.activation.file': 'activation-codes',
  'desktop.activation.column.number': 'client number',
  'desktop.activation.column.name': 'name',
  'desktop.activation.column.code': 'code',
  'desktop.activation.column.until': 'valid until',
} as const satisfies Translated<typeof polish>
