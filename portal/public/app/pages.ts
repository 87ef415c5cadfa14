import { inject, type InjectionKey } from 'vue'
import type {
  RouteLocationNormalized,
  RouteLocationRaw,
  RouteParamsRawGeneric,
  RouteRecordRaw,
} from 'vue-router'
import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import type { Language } from '#shared/messages/language.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import { addresses } from './addresses.ts'
import type { PageContent } from './page-state.ts'

export type PageName = keyof typeof addresses

/** What the frame knows of a page. */
interface PageMeta {
  readonly title: keyof PortalTexts
  /**
   * `open`: read by anyone, also without scripts, with the texts of the first load. `form`: works only with scripts.
   * `client`: for a signed-in client; not rendered on the server, which does not know who looks.
   */
  readonly kind: 'open' | 'form' | 'client'
  /** Shows what is published; it comes with the page, or before the next one opens. */
  readonly hasContent?: true
}

declare module 'vue-router' {
  interface RouteMeta extends Partial<PageMeta> {
    name?: PageName
    language?: Language
    content?: PageContent
  }
}

const languages: readonly Language[] = ['pl', 'en']

/** A page in the router's terms, once per language. */
export function pageRoutes(
  name: PageName,
  meta: PageMeta,
  component: NonNullable<RouteRecordRaw['component']>,
): RouteRecordRaw[] {
  return languages.map((language) => ({
    name: nameIn(language, name),
    path: addresses[name][language],
    component,
    props: (to: RouteLocationNormalized) => ({ ...idsOf(to), ...to.meta.content?.data }),
    meta: { ...meta, name, language },
  }))
}

export const languageKey: InjectionKey<Language> = Symbol('language')

/** Makes links to pages in the language on screen. */
export function usePages(): (name: PageName, params?: RouteParamsRawGeneric) => RouteLocationRaw & object {
  const language = inject(languageKey, 'pl')
  return (name, params = {}) => ({ name: nameIn(language, name), params })
}

/** The same place in another language. */
export function inLanguage(
  place: Pick<RouteLocationNormalized, 'meta' | 'params' | 'query' | 'hash'>,
  language: Language,
): RouteLocationRaw & object {
  const { meta, params, query, hash } = place
  return { name: nameIn(language, meta.name ?? 'start'), params, query, hash }
}

/** The place of an address for which nothing is there; the address stays as it was typed. */
export function notFoundAt({ path, query, hash, meta }: RouteLocationNormalized): RouteLocationRaw {
  const language = meta.language ?? 'pl'
  const rest = path.replace(language === 'pl' ? /^\// : /^\/en\//, '').split('/')
  return { name: nameIn(language, 'not-found'), params: { rest }, query, hash }
}

/** The language an address asks for. */
export function languageOf(path: string): Language {
  return /^\/en(?:[/?#]|$)/.test(path) ? 'en' : 'pl'
}

const publicPages = [
  ...(['start', 'news', 'notices', 'outages', 'templates'] as const),
  ...(['report', 'sign-in', 'self-activation'] as const),
]

/** The page that shows a publication whole; kinds without one stand on a list. */
export const pageOfKind: Partial<Record<PublicationKind, 'news-item' | 'notice' | 'office-page'>> = {
  news: 'news-item',
  notice: 'notice',
  page: 'office-page',
}

/** Where programs that gather news find new ones. */
export const feedPlaces = {
  news: { pl: '/aktualnosci.rss', en: '/en/news.rss' },
  notices: { pl: '/komunikaty.rss', en: '/en/notices.rss' },
} as const

/** The address of a publication, by language. */
export function placeOf(name: PageName, slug: string): Readonly<Record<Language, string>> {
  const { pl, en } = addresses[name]
  return { pl: pl.replace(':slug', slug), en: en.replace(':slug', slug) }
}

/** The pages that anyone may find, by language. */
export function publicPlaces(): readonly Readonly<Record<Language, string>>[] {
  return publicPages.map((name) => addresses[name])
}

/** What a page needs of its address, as props: they stay what they were while the next page is already in the address. */
function idsOf({ params }: RouteLocationNormalized): Record<string, unknown> {
  const { clientId, requestId, publicationId, token } = params
  return {
    ...(clientId === undefined ? {} : { clientId: Number(clientId) }),
    ...(requestId === undefined ? {} : { requestId: Number(requestId) }),
    ...(publicationId === undefined ? {} : { publicationId: Number(publicationId) }),
    ...(token === undefined ? {} : { token }),
  }
}

function nameIn(language: Language, name: PageName): string {
  return `${name}.${language}`
}
