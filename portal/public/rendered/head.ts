import type { RouteLocationNormalized } from 'vue-router'
import { localeOf, type Language } from '#shared/messages/language.ts'
import { scriptsFor } from './client-scripts.ts'
import { feedPlaces, inLanguage } from '../app/pages.ts'
import { fileUrl } from '../app/published.ts'
import type { RenderedWith } from './rendered-with.ts'
import { structuredOf } from './structured.ts'
import { titleOf } from '../app/title.ts'

/** Without scripts a page says so where it needs them, waits for nothing, and has its navigation unfolded. */
const withoutScripts = `<noscript><style>.portal-needs-scripts{display:block!important}.ui-skeleton{display:none!important}.portal-header__menu{display:none!important}.portal-header__navigation{display:flex!important}</style></noscript>`

/** What a phone draws around the page, in both looks. */
const surfaces = [
  '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">',
  '<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161c24">',
]

/** The head of a rendered page: title, languages, how others show and find it, and the files it will need. */
export function headOf(page: RouteLocationNormalized, rendered: RenderedWith): string {
  const { words, office, frame } = rendered
  const { css, icon } = frame.appearance
  return [
    `<title>${escape(titleOf(page, words, office))}</title>`,
    ...(isForNobodyElse(page) ? [metaTag('robots', 'noindex')] : forOthers(page, rendered)),
    `<link rel="icon" type="image/png" sizes="192x192" href="${escape(icon)}-192.png">`,
    `<link rel="apple-touch-icon" href="${escape(icon)}-192.png">`,
    '<link rel="manifest" href="/manifest.webmanifest">',
    ...surfaces,
    ...scripts(page, rendered),
    ...(css === null ? [] : [`<link rel="stylesheet" href="${escape(css)}">`]),
    withoutScripts,
  ].join('\n    ')
}

const unlisted: ReadonlySet<string | undefined> = new Set(['not-found', 'offline', 'search', 'case'])

/** Pages of one person, of what somebody looked for, and where there is nothing, are not for search engines. */
function isForNobodyElse({ meta, params }: RouteLocationNormalized): boolean {
  const { kind, name } = meta
  return kind === 'client' || unlisted.has(name) || 'token' in params
}

/** What search engines and whoever a link is sent to show of a page. */
function forOthers(page: RouteLocationNormalized, rendered: RenderedWith): string[] {
  const { words, office, router, origin, about } = rendered
  const { name } = page.meta
  const addressIn = (wanted: Language) =>
    origin + router.resolve({ ...inLanguage(page, wanted), query: {}, hash: '' }).href
  // What is only in Polish has its place there, also when it is read under English headings.
  const language = about?.language ?? page.meta.language ?? 'pl'
  const description = descriptionOf(page, rendered)
  const feed = name === 'news' || name === 'notices' ? feedPlaces[name][words.language] : null
  return [
    ...(description === ''
      ? []
      : [metaTag('description', description), property('description', description)]),
    `<link rel="canonical" href="${escape(addressIn(language))}">`,
    ...(['pl', 'en'] as const).map(
      (other) => `<link rel="alternate" hreflang="${other}" href="${escape(addressIn(other))}">`,
    ),
    `<link rel="alternate" hreflang="x-default" href="${escape(addressIn('pl'))}">`,
    ...(feed === null ? [] : [`<link rel="alternate" type="application/rss+xml" href="${feed}">`]),
    property('type', about && about.kind !== 'page' ? 'article' : 'website'),
    property('title', titleOf(page, words, office)),
    property('site_name', office.name),
    property('url', addressIn(language)),
    property('locale', localeOf[language].replace('-', '_')),
    property('image', origin + imageOf(rendered)),
    ...structuredOf(page, { ...rendered, address: addressIn(language) }).map(dataBlock),
  ]
}

/** The picture of what is shown, else the sign of the office. */
function imageOf({ about, frame: { appearance } }: RenderedWith): string {
  if (about?.image) return fileUrl(about.id, about.image.fileId)
  return appearance.logo?.src ?? `${appearance.icon}-512.png`
}

function descriptionOf({ meta }: RouteLocationNormalized, { words, frame, about }: RenderedWith): string {
  if (about) return about.summary
  if (meta.name === 'outages') return words.t('public.outages.lead')
  if (meta.name !== 'start') return ''
  const hero = frame.appearance.blocks.find(({ kind }) => kind === 'hero')
  return (hero?.kind === 'hero' && hero.text[words.language]) || words.t('portal.start.lead')
}

/** Data only: the content policy lets none of it run. */
function dataBlock(what: object): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...what }).replaceAll('<', '\\u003c')
  return `<script type="application/ld+json">${text}</script>`
}

function scripts({ meta }: RouteLocationNormalized, { manifest, modules }: RenderedWith): string[] {
  const { language = 'pl', kind } = meta
  const catalogue = '../../shared/messages/catalogues/'
  return scriptsFor(manifest, [
    `${catalogue}portal.${language}.ts`,
    ...(kind === 'open' ? [] : [`${catalogue}portal-zone.${language}.ts`]),
    ...(kind === 'client' ? ['app/session-calls.ts', 'app/PortalZone.vue'] : []),
    ...(modules ?? []),
  ]).map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`)
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
