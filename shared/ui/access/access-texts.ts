import type { DelegateLimits } from '#shared/domain/access/limits.ts'
import type { access } from '#shared/messages/pl/access.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { useMessages, type CommonTexts } from '../composables/use-messages.ts'

/** What both apps say about delegates; each app's catalogue contains them. */
export type AccessTexts = CommonTexts & typeof access

export const useAccessTexts = (): Translator<AccessTexts> => useMessages<AccessTexts>()

/** What a delegate can be given, in the order in which it is offered. */
export const grantable = [
  'my-requests',
  'add-request',
  'documents',
  'add-document',
  'caretaker',
  'my-data',
] as const

const isGrantable = (portlet: string): portlet is (typeof grantable)[number] =>
  (grantable as readonly string[]).includes(portlet)

/** An access in one line: what for, which places, until when. */
export function describeAccess(
  limits: DelegateLimits & { hasEnded: boolean },
  { t, date }: Translator<AccessTexts>,
): string {
  const { portlets, pointIds, untilOn, hasEnded } = limits
  const day = untilOn === null ? '' : date(untilOn)
  return [
    portlets === null
      ? t('access.limits.all')
      : portlets
          .filter(isGrantable)
          .map((portlet) => t(`access.short.${portlet}`))
          .join(', '),
    ...(pointIds === null ? [] : [t('access.limits.points', { count: pointIds.length })]),
    untilOn === null
      ? t('access.no-end')
      : t(hasEnded ? 'access.until-ended' : 'access.until-day', { date: day }),
  ].join(' · ')
}

export const noLimits: DelegateLimits = { portlets: null, pointIds: null, untilOn: null }

/** Whether limits say "only some" and then name none. */
export const isUnfinished = ({ portlets, pointIds }: DelegateLimits): boolean =>
  portlets?.length === 0 || pointIds?.length === 0
