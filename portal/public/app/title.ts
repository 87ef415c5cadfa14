import type { Pinia } from 'pinia'
import type { RouteLocationNormalizedLoaded } from 'vue-router'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { useOfficeStore } from './office-store.ts'

/** The title of a page's tab: what it is, and whose. */
export function titleOf(
  route: RouteLocationNormalizedLoaded,
  messages: Translator<PortalTexts>,
  pinia: Pinia,
): string {
  const office = useOfficeStore(pinia).info?.name ?? ''
  const title = route.meta['title'] as keyof PortalTexts | undefined
  return [title === undefined ? '' : (messages.t as (key: string) => string)(title), office]
    .filter(Boolean)
    .join(' · ')
}
