import type { Language } from '#shared/domain/kernel/ids.ts'
import { officeAddress } from '#server/env.ts'
import { queueMails } from '#server/features/mails/index.ts'
import type { ToTell } from '#server/features/publications/index.ts'
import { toInstantOrNull } from '#server/platform/database/connection.ts'
import type { JobStep } from '#server/platform/jobs/job.ts'

/** An account that is told. */
export interface Told {
  readonly id: number
  readonly kind: 'staff' | 'client'
  readonly email: string | null
  readonly language: Language
  readonly wantsOutages: number
  readonly wantsNews: number
}

/** Writes to those clients among some who want letters of such a publication; answers to how many. */
export async function writeOfPublication(
  step: JobStep,
  publication: ToTell,
  accounts: readonly Told[],
): Promise<number> {
  if (publication.tells !== 'mail') return 0
  const isOutage = publication.outage !== 'none'
  const letters = accounts.flatMap((account) => {
    const { id: accountId, kind, email, language, wantsOutages, wantsNews } = account
    const wants = (isOutage ? wantsOutages : wantsNews) === 1
    return kind === 'client' && email !== null && wants ? [{ accountId, recipient: email, language }] : []
  })
  if (letters.length === 0) return 0
  const template = isOutage ? ('outage-live' as const) : ('news-live' as const)
  await queueMails(
    step,
    letters.map((letter) => ({ ...letter, template, params: paramsOf(step, publication, letter.language) })),
  )
  return letters.length
}

function paramsOf({ env }: JobStep, publication: ToTell, language: Language) {
  const { titlePl, titleEn, summaryPl, summaryEn, worksFrom, worksUntil } = publication
  const isEnglish = language === 'en' && titleEn !== ''
  const instantOf = (stored: string | null) => {
    const found = toInstantOrNull(stored)
    return found === null ? null : new Date(found)
  }
  return {
    title: isEnglish ? titleEn : titlePl,
    summary: isEnglish ? summaryEn : summaryPl,
    from: instantOf(worksFrom),
    until: instantOf(worksUntil),
    link: officeAddress(env) + placeOf(publication, language),
  }
}

/** Where the portal shows it: what is for everyone needs no sign-in. */
function placeOf({ id, kind, slug, audienceKind }: ToTell, language: Language): string {
  const isNews = kind === 'news'
  if (audienceKind === 'chosen') return language === 'pl' ? `/powiadomienia/${id}` : `/en/notifications/${id}`
  if (language === 'pl') return `/${isNews ? 'aktualnosci' : 'komunikaty'}/${slug}`
  return `/en/${isNews ? 'news' : 'notices'}/${slug}`
}
