import type { PublicationKind } from './schema.ts'

/** Under which addresses of the portal publications of a kind stand, without their language. */
const kindOf: Readonly<Record<string, PublicationKind>> = {
  aktualnosci: 'news',
  news: 'news',
  komunikaty: 'notice',
  notices: 'notice',
  wzory: 'template',
  forms: 'template',
  strona: 'page',
  page: 'page',
}

/** The publication that a link in a text leads to; null where it leads to something else. */
export function linkedPublication(link: string): { kind: PublicationKind; slug: string } | null {
  const path = link.replace(/[?#].*$/, '').replace(/\/$/, '')
  const file = /^\/api\/portal\/templates\/([^/]+)$/.exec(path)?.[1]
  if (file) return { kind: 'template', slug: file }
  const [, section = '', slug] = /^(?:\/en)?\/([a-z]+)\/([^/]+)$/.exec(path) ?? []
  const kind = kindOf[section]
  return kind && slug ? { kind, slug } : null
}
