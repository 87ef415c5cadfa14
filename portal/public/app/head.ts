import type { RouteLocationNormalized, Router } from 'vue-router'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import { localeOf, type Language } from '#shared/messages/language.ts'
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
  /** Where the portal is on the network; what others copy has to name it. */
  readonly origin: string
}

/** Without scripts a page says so where it needs them, waits for nothing, and has its navigation unfolded. */
const withoutScripts = `<noscript><style>.portal-needs-scripts{display:block!important}.ui-skeleton{display:none!important}.portal-header__menu{display:none!important}.portal-header__navigation{display:flex!important}</style></noscript>`

/** The brand of the surface that a phone draws around the page, in both looks. */
const surfaces = [
  '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">',
  '<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161c24">',
]

/** The head of a rendered page: title, languages, how others show and find it, and the files it will need. */
export function headOf(page: RouteLocationNormalized, rendered: RenderedWith): string {
  const { words, office } = rendered
  return [
    `<title>${escape(titleOf(page, words, office))}</title>`,
    ...(isForNobodyElse(page) ? [metaTag('robots', 'noindex')] : forOthers(page, rendered)),
    '<link rel="manifest" href="/manifest.webmanifest">',
    ...surfaces,
    ...files(page, rendered),
    withoutScripts,
  ].join('\n    ')
}

/** Pages of one person, and places where there is nothing, are not for search engines. */
function isForNobodyElse({ meta, params }: RouteLocationNormalized): boolean {
  return meta.kind === 'client' || meta.name === 'not-found' || 'token' in params
}

/** What search engines and whoever a link is sent to show of a page. */
function forOthers(page: RouteLocationNormalized, rendered: RenderedWith): string[] {
  const { words, office, router, origin } = rendered
  const { language = 'pl', name } = page.meta
  const addressIn = (wanted: Language) =>
    origin + router.resolve({ ...inLanguage(page, wanted), query: {}, hash: '' }).href
  const description = name === 'start' ? words.t('portal.start.lead') : null
  return [
    ...(description === null
      ? []
      : [metaTag('description', description), property('description', description)]),
    `<link rel="canonical" href="${escape(addressIn(language))}">`,
    ...(['pl', 'en'] as const).map(
      (other) => `<link rel="alternate" hreflang="${other}" href="${escape(addressIn(other))}">`,
    ),
    `<link rel="alternate" hreflang="x-default" href="${escape(addressIn('pl'))}">`,
    property('type', 'website'),
    property('title', titleOf(page, words, office)),
    property('site_name', office.name),
    property('url', addressIn(language)),
    property('locale', localeOf[language].replace('-', '_')),
    ...(name === 'start' ? [structured(organisation(office, origin))] : []),
  ]
}

/** Who runs the portal, in the words that search engines know. */
function organisation(office: OfficeInfo, origin: string): object {
  return { '@type': 'Organization', name: office.name, url: `${origin}/` }
}

function structured(what: object): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...what }).replaceAll('<', '\\u003c')
  return `<script type="application/ld+json">${text}</script>`
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

function property(name: string, content: string): string {
  return `<meta property="og:${name}" content="${escape(content)}">`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
