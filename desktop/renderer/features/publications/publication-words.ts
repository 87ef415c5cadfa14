import {
  publicationKinds,
  type Publication,
  type PublicationKind,
  type PublicationRow,
  type PublicationState,
} from '#shared/domain/publications/schema.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

type Words = Translator<DesktopTexts>

export const toneOfState: Readonly<Record<PublicationState, 'ok' | 'warn' | 'info' | 'neutral'>> = {
  draft: 'neutral',
  'in-review': 'warn',
  scheduled: 'info',
  live: 'ok',
  expired: 'neutral',
  withdrawn: 'neutral',
}

/** Every kind, to choose from. */
export const kindOptions = ({ t }: Words): { value: PublicationKind; label: string }[] =>
  publicationKinds.map((value) => ({ value, label: t(`publication.kind.${value}`) }))

/** `od 3 lis 2026, 08:00 do 5 lis 2026, 16:00` */
export function windowWords({ t, dateTime }: Words, window: Publication['windows'][number]): string {
  const from = dateTime(window.from)
  return window.until === null
    ? t('publication.from', { from })
    : t('publication.from-until', { from, until: dateTime(window.until) })
}

/** A change waits beside what is shown; a publication that was never shown says so by its state. */
export const hasOpenChange = ({ state, draft }: Pick<PublicationRow, 'state' | 'draft'>): boolean =>
  draft !== null && state !== 'draft' && state !== 'in-review'
