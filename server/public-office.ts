import { AppError } from '#shared/domain/kernel/errors.ts'
import type { ShownAppearance } from '#shared/domain/appearance/schema.ts'
import type { PublicApi } from '#shared/domain/office/public-api.ts'
import { currentAppearance, nextAppearanceChange } from './features/appearance/index.ts'
import { describeOffice } from './features/office/index.ts'
import {
  getPublication,
  latestPublications,
  listOutages,
  listPublications,
  nextPublicationChange,
  publicAddresses,
  publicStreets,
  publicTemplateKinds,
} from './features/publications/index.ts'
import { listReportTypes } from './features/tasks/index.ts'
import { publicVersion } from './platform/database/public-versions.ts'
import type { PublicOffice } from './platform/http/portal-pages.ts'
import type { Services } from './platform/trpc/context.ts'

const mostPages = 30

/** What the portal's public pages are made of, and how long they stay true. */
export function openPublicOffice(services: Pick<Services, 'db' | 'env' | 'log' | 'clock'>): PublicOffice {
  const { db, env, log, clock } = services
  const sql = db.pool
  const now = () => clock.now()
  let known: Pick<ShownAppearance, 'name' | 'css'> = { name: { pl: '', en: '' }, css: null }
  const api: PublicApi = {
    officeInfo: () => Promise.resolve(describeOffice(env)),
    async frame(language) {
      const all = { kind: 'page' as const, archive: false, street: '', search: '', limit: mostPages }
      const [appearance, { rows }, reportTypes] = await Promise.all([
        currentAppearance({ sql, log }, now()),
        listPublications(sql, now(), { ...all, language }),
        listReportTypes(sql),
      ])
      known = appearance
      return {
        appearance,
        pages: rows.map(({ slug, title, pageRole, language: its }) => ({
          ...{ slug, title, pageRole },
          language: its,
        })),
        takesReports: reportTypes.length > 0,
      }
    },
    latest: (language) => latestPublications(sql, now(), { language }),
    list: (input) => orNull(listPublications(sql, now(), input)),
    get: (input) => orNull(getPublication(sql, now(), input)),
    outages: (input) => listOutages(sql, now(), input),
    streets: () => publicStreets(sql, now()),
    templateKinds: () => publicTemplateKinds(sql, now()),
    addresses: () => publicAddresses(sql, now()),
  }
  return {
    api,
    lookIn: (language) => ({ name: known.name[language] || describeOffice(env).name, css: known.css }),
    version: () => publicVersion(sql),
    async nextChange(at) {
      const all = await Promise.all([nextPublicationChange(sql, at), nextAppearanceChange(sql, at)])
      const [next = null] = all.filter((one) => one !== null).toSorted((a, b) => a.getTime() - b.getTime())
      return next
    },
  }
}

/** What is refused is not there for strangers. */
async function orNull<Found>(found: Promise<Found>): Promise<Found | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AppError && ['publication.not-found', 'page.cursor-invalid'].includes(error.code))
      return null
    throw error
  }
}
