import type { PortalFrame, PublicApi } from '#shared/domain/office/public-api.ts'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { Language } from '#shared/messages/language.ts'
import { loadPublicCatalogue } from '#shared/messages/portal-catalogue.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { feedPlaces, pageOfKind, placeOf, publicPlaces } from '../app/pages.ts'

/** What programs ask for beside the pages. */
export interface TextFile {
  readonly status: number
  readonly type: string
  readonly text: string
}

interface Known {
  readonly api: PublicApi
  readonly office: OfficeInfo
  readonly frame: PortalFrame
  readonly origin: string
}

type Make = (known: Known) => string | Promise<string>

const xml = 'application/xml; charset=utf-8'
const rss = 'application/rss+xml; charset=utf-8'

const makers: Readonly<Record<string, { type: string; make: Make }>> = {
  '/robots.txt': { type: 'text/plain; charset=utf-8', make: robots },
  '/sitemap.xml': { type: xml, make: sitemap },
  '/manifest.webmanifest': { type: 'application/manifest+json; charset=utf-8', make: webManifest },
  ...Object.fromEntries(
    (['news', 'notices'] as const).flatMap((name) =>
      (['pl', 'en'] as const).map((language) => [
        feedPlaces[name][language],
        { type: rss, make: (known: Known) => feed(name, language, known) },
      ]),
    ),
  ),
}

/** The text at an address, or null where there is a page or nothing. */
export async function textFileAt(url: string, known: Known): Promise<TextFile | null> {
  const found = makers[url.split('?')[0] ?? '']
  return found ? { status: 200, type: found.type, text: await found.make(known) } : null
}

/** What is of one person says so itself; here is only what costs a search engine time. */
function robots({ origin }: Known): string {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Allow: /api/portal/appearance/',
    'Allow: /api/portal/publications/',
    'Allow: /api/portal/templates/',
    'Disallow: /office/',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return `${lines.join('\n')}\n`
}

/** Each public page, with its counterpart in the other language where there is one. */
async function sitemap({ api, origin }: Known): Promise<string> {
  const published = (await api.addresses()).flatMap(({ kind, slug, changedAt, languages }) => {
    const page = pageOfKind[kind]
    return page ? [{ place: placeOf(page, slug), languages, changedAt }] : []
  })
  const always = publicPlaces().map((place) => ({ place, languages: ['pl', 'en'] as const, changedAt: null }))
  const entries = [...always, ...published].flatMap(({ place, languages, changedAt }) => {
    const others = languages.map(
      (one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${escape(origin + place[one])}"/>`,
    )
    const changed = changedAt === null ? '' : `<lastmod>${changedAt}</lastmod>`
    const beside = languages.length > 1 ? others.join('') : ''
    return languages.map((one) => `<url><loc>${escape(origin + place[one])}</loc>${changed}${beside}</url>`)
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n')
}

/** The newest news or notices for programs that gather them. */
async function feed(name: 'news' | 'notices', language: Language, known: Known): Promise<string> {
  const { api, office, origin } = known
  const kind = name === 'news' ? 'news' : 'notice'
  const asked = { archive: false, street: '', search: '', limit: 30 }
  const found = await api.list({ language, kind, ...asked })
  const { t } = createTranslator(await loadPublicCatalogue(language), language)
  const page = pageOfKind[kind] ?? 'start'
  const items = (found?.rows ?? []).map((item) => {
    const link = escape(origin + placeOf(page, item.slug)[language])
    const date = new Date(item.publishedAt).toUTCString()
    const parts = [
      ...[`<title>${escape(item.title)}</title>`, `<link>${link}</link>`, `<guid>${link}</guid>`],
      ...[`<pubDate>${date}</pubDate>`, `<description>${escape(item.summary)}</description>`],
    ]
    return `<item>${parts.join('')}</item>`
  })
  const title = escape(`${t(`public.${name}.title`)} · ${office.name}`)
  const self = `${origin}${feedPlaces[name][language]}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${title}</title><link>${origin}${placeOf(name, '')[language]}</link><description>${title}</description>`,
    `<language>${language}</language><atom:link rel="self" type="application/rss+xml" href="${self}"/>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n')
}

/** Lets the portal be put among the apps of a phone. */
function webManifest({ office, frame }: Known): string {
  const icon = (kind: string, sizes: string, purpose: string) => ({
    ...{ src: `${frame.appearance.icon}-${kind}.png`, type: 'image/png', sizes, purpose },
  })
  return JSON.stringify({
    id: '/',
    name: office.name,
    short_name: office.name,
    lang: 'pl',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [
      icon('192', '192x192', 'any'),
      icon('512', '512x512', 'any'),
      icon('maskable', '512x512', 'maskable'),
    ],
  })
}

// Control characters other than white space are not allowed in XML, not even written as numbers.
function escape(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
}
