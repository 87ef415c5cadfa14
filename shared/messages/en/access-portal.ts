import type { Translated } from '../message.ts'
import type { accessPortal as polish } from '../pl/access-portal.ts'

/** The page on which a client says who else may act for them, and the one on which a client makes their own account. */
export const accessPortal = {
  'portal.access.by-office': 'given by the office',
  'portal.access.invite': 'Give somebody access',
  'portal.access.email': 'E-mail address of the person',
  'portal.access.email-hint': 'We write to it. Who has no account yet gets a link to make one.',
  'portal.access.first-name': 'First name',
  'portal.access.last-name': 'Last name',
  'portal.access.problem.email': 'Enter an e-mail address, such as ola@example.com.',
  'portal.access.problem.first-name': 'Enter the first name.',
  'portal.access.problem.last-name': 'Enter the last name.',
  'portal.access.section': 'Access for others',
  'portal.access.section-text':
    'Family, a tenant or a property manager can act from an account of their own.',

  'portal.self.link': 'Make an account with a code from an invoice',
  'portal.self.title': 'Make your account',
  'portal.self.lead':
    'All you need is your client number and the activation code from an invoice. The account works at once; no clerk has to make it.',
  'portal.self.closed':
    'The office takes no activations by clients at the moment. Ask your caretaker for an account: you will get an e-mail with a link.',
  'portal.self.number': 'Client number',
  'portal.self.number-hint': 'It is on every invoice, beside your name.',
  'portal.self.code': 'Activation code',
  'portal.self.code-hint':
    '12 letters and digits, such as ABCD-EFGH-JKLM. Dashes and upper or lower case do not matter.',
  'portal.self.login-hint': 'Make one up, such as jan.nowak. Without spaces and without @.',
  'portal.self.email': 'E-mail address',
  'portal.self.email-hint': 'We write to it when we answer, and send a link should you forget the password.',
  'portal.self.send': 'Make the account and sign in',
  'portal.self.problem.number': 'Enter your client number.',
  'portal.self.problem.code': 'Enter the whole code: it has 12 letters and digits.',
  'portal.self.problem.login': 'Make up a login: at least 3 characters, without spaces and without @.',
  'portal.self.problem.password': 'The password needs at least {least} characters.',
} as const satisfies Translated<typeof polish>
