import type { Translated } from '../message.ts'
import type { accessPagePortal as polish } from '../pl/access-page-portal.ts'

/** What the page says on which a client sees who else may act for them. */
export const accessPagePortal = {
  'portal.access.lead':
    'You can give access to family, a tenant or a property manager. Each signs in to an account of their own and sees only what you allow.',
  'portal.access.of': '{name} · client no. {number}',
  'portal.access.none': 'Nobody but you and the office has access.',
  'portal.access.stale': 'This access has changed meanwhile. You see how it stands now.',
} satisfies Translated<typeof polish>
