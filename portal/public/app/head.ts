import type { RouteLocationNormalized, Router } from 'vue-router'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { PublicTexts } from '#shared/messages/portal-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'
import { filesFor, type ClientManifest } from './client-files.ts'
import { inLanguage } from './pages.ts'
import { titleOf } from './title.ts'

/** What the server knows when it writes the head of a page. */
interface RenderedWith {
  readonly router: Router
  readonly words: Translator<PublicTexts>
  readonly office: OfficeInfo
  readonly manifest: ClientManifest
  /** The modules that took part in rendering. */
  readonly modules: ReadonlySet<string> | undefined
}

/** Without scripts a page says so where it needs them, waits for nothing, and has its navigation unfolded. */
const withoutScripts = `<noscript><style>.portal-needs-scripts{display:block!important}.ui-skeleton{display:none!important}.portal-header__menu{display:none!important}.portal-header__navigation{display:flex!important}</style></noscript>`

/** The head of a rendered page: title, languages, whether it may be found, and the files it will need. */
export function headOf(page: RouteLocationNormalized, rendered: RenderedWith): string {
  const { words, office } = rendered
  const lines = [`<title>${escape(titleOf(page, words, office))}</title>`]
  if (page.meta.name === 'start') lines.push(metaTag('description', words.t('portal.start.lead')))
  if (isForNobodyElse(page)) lines.push(metaTag('robots', 'noindex'))
  else lines.push(...alternates(page, rendered.router))
  return [...lines, ...files(page, rendered), withoutScripts].join('\n    ')
}

/** Pages of one person, and places where there is nothing, are not for search engines. */
function isForNobodyElse({ meta, params }: RouteLocationNormalized): boolean {
  return meta.kind === 'client' || meta.name === 'not-found' || 'token' in params
}

function alternates(page: RouteLocationNormalized, router: Router): string[] {
  const hrefIn = (language: 'pl' | 'en') =>
    escape(router.resolve({ ...inLanguage(page, language), query: {} }).href)
  return [
    `<link rel="alternate" hreflang="pl" href="${hrefIn('pl')}">`,
    `<link rel="alternate" hreflang="en" href="${hrefIn('en')}">`,
    `<link rel="alternate" hreflang="x-default" href="${hrefIn('pl')}">`,
  ]
}

function files({ meta }: RouteLocationNormalized, { manifest, modules }: RenderedWith): string[] {
  const { language = 'pl', kind } = meta
  const catalogue = '../../shared/messages/catalogues/'
  const { styles, scripts } = filesFor(manifest, [
    `${catalogue}portal.${language}.ts`,
    ...(kind === 'open' ? [] : [`${catalogue}portal-zone.${language}.ts`]),
    ...(kind === 'client' ? ['app/session-calls.ts', 'app/PortalZone.vue'] : []),
    ...(modules ?? []),
  ])
  return [
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ]
}

function metaTag(name: string, content: string): string {
  return `<meta name="${name}" content="${escape(content)}">`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
