import type { RouteLocationNormalized } from 'vue-router'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { PublicTexts } from '#shared/messages/portal-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { useOffice } from './office.ts'

/** The title of a page's tab: what it is, and whose. */
export function titleOf(
  page: RouteLocationNormalized,
  words: Translator<PublicTexts>,
  office: OfficeInfo,
): string {
  const { title, content } = page.meta
  if (content?.title !== undefined) return whole(content.title, office)
  return title === undefined ? office.name : whole((words.t as (key: string) => string)(title), office)
}

/** Lets a page name its tab by what it shows, such as one request. */
export function useTitle(): (what: string) => void {
  const office = useOffice()
  return (what) => {
    document.title = whole(what, office)
  }
}

function whole(what: string, office: OfficeInfo): string {
  return `${what} · ${office.name}`
}
