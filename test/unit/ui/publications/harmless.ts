import { expect } from 'vitest'
import { safeLink } from '#shared/domain/publications/safe-link.ts'

const tags = new Set(
  'p h2 h3 h4 ul ol li blockquote hr br strong em a table tbody tr td th img div'.split(' '),
)
const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start'],
  img: ['src', 'alt', 'loading', 'decoding'],
  div: ['class', 'tabindex'],
}

/** Fails when the page holds an element, an attribute or an address that a text may not bring. */
export function expectHarmless(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.body.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase()
    expect(tags, html).toContain(tag)
    for (const { name, value } of element.attributes) {
      expect(attributes[tag] ?? [], `${tag} ${name} in ${html}`).toContain(name)
      if (name === 'href') expect(safeLink(value), html).not.toBeNull()
      if (name === 'src') expect(value).toMatch(/^\/files\/\d+$/)
    }
  }
}
