import { inject, type InjectionKey } from 'vue'
import type { RouteLocationRaw, RouteParamsRawGeneric, RouteRecordRaw } from 'vue-router'
import type { Language } from '#shared/messages/language.ts'

/** Where each page lives: Polish addresses at the root, English ones under `/en`. No cookie and no guess decides. */
const addresses = {
  start: { pl: '/', en: '/en/' },
  'sign-in': { pl: '/logowanie', en: '/en/sign-in' },
  activate: { pl: '/aktywacja/:token', en: '/en/activate/:token' },
  'request-reset': { pl: '/nowe-haslo', en: '/en/reset' },
  reset: { pl: '/nowe-haslo/:token', en: '/en/reset/:token' },
  account: { pl: '/konto', en: '/en/account' },
  requests: { pl: '/klient/:clientId(\\d+)/zgloszenia', en: '/en/client/:clientId(\\d+)/requests' },
  'new-request': {
    pl: '/klient/:clientId(\\d+)/zgloszenia/nowe',
    en: '/en/client/:clientId(\\d+)/requests/new',
  },
  request: {
    pl: '/klient/:clientId(\\d+)/zgloszenia/:requestId(\\d+)',
    en: '/en/client/:clientId(\\d+)/requests/:requestId(\\d+)',
  },
  'not-found': { pl: '/:rest(.*)*', en: '/en/:rest(.*)*' },
} as const

export type PageName = keyof typeof addresses

export interface PageMeta {
  /** The key of the page's title in the catalogue. */
  readonly title: string
  /** Whether only a signed-in client sees it; such a page is not rendered on the server. */
  readonly isPrivate: boolean
}

/** A page in the router's terms, once per language. */
export function pageRoutes(
  name: PageName,
  meta: PageMeta,
  component: NonNullable<RouteRecordRaw['component']>,
): RouteRecordRaw[] {
  return (['pl', 'en'] as const).map((language) => ({
    name: `${name}.${language}`,
    path: addresses[name][language],
    component,
    meta: { ...meta, name, language },
  }))
}

export const languageKey: InjectionKey<Language> = Symbol('language')

/** Makes links to pages in the language on screen. */
export function usePages(): (name: PageName, params?: RouteParamsRawGeneric) => RouteLocationRaw {
  const language = inject(languageKey, 'pl')
  return (name, params = {}) => ({ name: `${name}.${language}`, params })
}

/** The language an address asks for. */
export function languageOf(path: string): Language {
  return /^\/en(\/|\?|$)/.test(path) ? 'en' : 'pl'
}
