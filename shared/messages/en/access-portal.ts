import type { Translated } from '../message.ts'
import type { accessPortal as polish } from '../pl/access-portal.ts'

/** The page on which a client says who else may act for them, and the one on which a client makes their own account. */
export const accessPortal = {
  'portal.access.lead':
    'You can give access to family, a tenant or a property manager. Each signs in to an account of their own and sees only what you allow.',
  'portal.access.of': '{name} · client no. {number}',
  'portal.access.none': 'Nobody but you and the office has access.',
  'portal.access.by-office': 'given by the office',
  'portal.access.invite': 'Give somebody access',
  'portal.access.email': 'E-mail address of the person',
  'portal.access.email-hint': 'We write to it. Who has no account yet gets a link to make one.',
  'portal.access.first-name': 'First name',
  'portal.access.last-name': 'Last name',
  'portal.access.problem.email': 'Enter an e-mail address, such as ola@example.com.',
  'portal.access.problem.first-name': 'Enter the first name.',
  'portal.access.problem.last-name': 'Enter the last name.',
  'portal.access.stale': 'This access has changed meanwhile. You see how it stands now.',
  'portal.access.section': 'Access for others',
  'portal.access.section-text':
    'Family, a tenant or a property manager can act from an account of their own.',
} as const satisfies Translated<typeof polish>
