import { describeOffice } from './features/office/index.ts'
import { publicVersion } from './platform/database/public-versions.ts'
import type { PublicOffice } from './platform/http/portal-pages.ts'
import type { Services } from './platform/trpc/context.ts'

/** What the portal's public pages are made of, and how long they stay true. */
export function openPublicOffice({ db, env }: Pick<Services, 'db' | 'env'>): PublicOffice {
  return {
    version: () => publicVersion(db.pool),
    nextChange: () => Promise.resolve(null),
    api: { officeInfo: () => Promise.resolve(describeOffice(env)) },
  }
}
