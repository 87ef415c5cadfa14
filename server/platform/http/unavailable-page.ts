import { unavailable as english } from '#shared/messages/en/unavailable.ts'
import type { Language } from '#shared/messages/language.ts'
import { unavailable as polish } from '#shared/messages/pl/unavailable.ts'

/** What this process knows of the office without its database. */
export interface KnownLook {
  readonly name: string
  /** The address of its theme; null where the portal looks as it was delivered. */
  readonly css: string | null
}

const texts = { pl: polish, en: english }

/** Says in the frame of the portal that there is nothing to show: in both languages, the one of the address first. */
export function unavailablePage(
  template: string,
  { url, lookIn }: { url: string; lookIn: (language: Language) => KnownLook },
): string {
  const first: Language = /^\/en(?:[/?#]|$)/.test(url) ? 'en' : 'pl'
  const second: Language = first === 'en' ? 'pl' : 'en'
  const { name, css } = lookIn(first)
  const head = [
    `<title>${escape(`${texts[first]['unavailable.title']} · ${name}`)}</title>`,
    '<meta name="robots" content="noindex">',
    ...(css === null ? [] : [`<link rel="stylesheet" href="${escape(css)}">`]),
  ]
  const body = [
    '<header class="portal-header"><div class="portal-wide portal-header__row">',
    `<span class="portal-header__brand">${escape(name)}</span></div></header>`,
    '<main class="portal-main"><div class="portal-narrow portal-stack">',
    `${said(first, url, 'h1')}<hr>${said(second, url, 'h2')}</div></main>`,
  ]
  return template
    .replace(/<script type="module".*?<\/script>|<link rel="modulepreload"[^>]*>/g, '')
    .replace('<html lang="pl"', () => `<html lang="${first}"`)
    .replace('<!--head-->', () => head.join(''))
    .replace('<!--app-->', () => body.join(''))
    .replace('<!--state-->', '')
}

function said(language: Language, url: string, heading: 'h1' | 'h2'): string {
  const text = texts[language]
  return [
    `<section class="portal-stack" lang="${language}">`,
    `<${heading}>${text['unavailable.title']}</${heading}><p>${text['unavailable.text']}</p>`,
    `<p><a class="portal-link" href="${escape(url)}">${text['unavailable.again']}</a></p></section>`,
  ].join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
