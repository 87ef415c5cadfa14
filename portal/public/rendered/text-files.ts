import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import markUrl from '../app/mark.svg'
import { publicPlaces } from '../app/pages.ts'

/** What programs ask for beside the pages. */
export interface TextFile {
  readonly status: number
  readonly type: string
  readonly text: string
}

interface Known {
  readonly office: OfficeInfo
  readonly origin: string
}

const makers: Readonly<Record<string, (known: Known) => Omit<TextFile, 'status'>>> = {
  '/robots.txt': robots,
  '/sitemap.xml': sitemap,
  '/manifest.webmanifest': webManifest,
}

/** The text at an address, or null where there is a page or nothing. */
export function textFileAt(url: string, known: Known): TextFile | null {
  const make = makers[url.split('?')[0] ?? '']
  return make ? { status: 200, ...make(known) } : null
}

/** What is of one person says so itself; here is only what costs a search engine time. */
function robots({ origin }: Known): Omit<TextFile, 'status'> {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Allow: /api/portal/publications/',
    'Allow: /api/portal/templates/',
    'Disallow: /office/',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return { type: 'text/plain; charset=utf-8', text: `${lines.join('\n')}\n` }
}

/** Each public page, with its counterpart in the other language. */
function sitemap({ origin }: Known): Omit<TextFile, 'status'> {
  const entries = publicPlaces().flatMap((place) => {
    const others = Object.entries(place).map(
      ([language, path]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${path}"/>`,
    )
    return Object.values(place).map((path) => `<url><loc>${origin}${path}</loc>${others.join('')}</url>`)
  })
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n')
  return { type: 'application/xml; charset=utf-8', text }
}

/** Lets the portal be put among the apps of a phone. */
function webManifest({ office }: Known): Omit<TextFile, 'status'> {
  const text = JSON.stringify({
    id: '/',
    name: office.name,
    short_name: office.name,
    lang: 'pl',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [{ src: markUrl, type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
  })
  return { type: 'application/manifest+json; charset=utf-8', text }
}
