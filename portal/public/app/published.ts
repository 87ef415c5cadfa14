import type { PublicItem } from '#shared/domain/publications/public.ts'
import type { PublicTexts } from '#shared/messages/portal-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** Where a file of a publication is, for as long as that is shown; `clientId`: of one that is not for everyone. */
export function fileUrl(publicationId: number, fileId: number, clientId: number | null = null): string {
  const whose = clientId === null ? '' : `clients/${clientId}/`
  return `/api/portal/${whose}publications/${publicationId}/files/${fileId}`
}

/** The address of a document template; it stays the same when its file is replaced. */
export function templateUrl({ slug }: Pick<PublicItem, 'slug'>): string {
  return `/api/portal/templates/${slug}`
}

/** When works go on, as short as it can be said; empty where it is not known. */
export function worksText(
  { t, weekday, time, calendarDay }: Translator<PublicTexts>,
  { worksFrom, worksUntil }: Pick<PublicItem, 'worksFrom' | 'worksUntil'>,
): string {
  const whole = (at: string) => `${weekday(at)}, ${time(at)}`
  if (worksFrom === null && worksUntil === null) return ''
  if (worksUntil === null) return t('public.works.from', { from: whole(worksFrom ?? '') })
  if (worksFrom === null) return t('public.works.until', { until: whole(worksUntil) })
  const isOneDay = calendarDay(worksFrom) === calendarDay(worksUntil)
  const until = isOneDay ? time(worksUntil) : whole(worksUntil)
  return t('public.works.between', { from: whole(worksFrom), until })
}

/** Where a publication applies, one line for each place. */
export function placeTexts({ places }: Pick<PublicItem, 'places'>): string[] {
  return places.map(({ city, street, buildings }) =>
    street === '' ? city : `${[street, buildings].filter(Boolean).join(' ')}, ${city}`,
  )
}
