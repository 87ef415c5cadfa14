import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, it } from 'vitest'
import { cleaned, type RichText as Text } from '#shared/domain/publications/content.ts'
import RichText from '#shared/ui/publications/RichText.vue'
import { badAddresses, badHtml } from '../../shared/publications/xss-vectors.ts'
import { expectHarmless } from './harmless.ts'

const drawn = (text: Text): Promise<string> =>
  renderToString(
    createSSRApp(RichText, { text, imageUrl: (id: number) => (id === 404 ? null : `/files/${id}`) }),
  )

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })

describe('a text on the page', () => {
  it('is drawn with the elements of what it is', async () => {
    const html = await drawn(
      cleaned(
        doc(
          { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'A' }] },
          paragraph(
            {
              type: 'text',
              text: 'b',
              marks: [{ type: 'bold' }, { type: 'link', attrs: { href: '/wzory' } }],
            },
            { type: 'hardBreak' },
          ),
          {
            type: 'orderedList',
            attrs: { start: 2 },
            content: [{ type: 'listItem', content: [paragraph()] }],
          },
          {
            type: 'table',
            content: [
              {
                type: 'tableRow',
                content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph()] }],
              },
              {
                type: 'tableRow',
                content: [
                  { type: 'tableHeader', content: [] },
                  { type: 'tableCell', content: [] },
                ],
              },
            ],
          },
          { type: 'image', attrs: { fileId: 7, alt: 'Mapa "A"' } },
          { type: 'image', attrs: { fileId: 404, alt: 'gone' } },
        ),
      ),
    )
    expect(html).toContain('<h3>A</h3><p><a href="/wzory"><strong>b</strong></a><br></p>')
    expect(html).toContain('<ol start="2"><li><p></p></li></ol>')
    expect(html).toContain('<th scope="col" colspan="2">')
    expect(html).toContain('<th scope="row">')
    expect(html).toContain('<img src="/files/7" alt="Mapa &quot;A&quot;" loading="lazy" decoding="async">')
    expect(html).not.toContain('gone')
    expectHarmless(html)
  })

  it('holds HTML as words', async () => {
    for (const html of badHtml) {
      const shown = await drawn(
        cleaned(
          doc(paragraph({ type: 'text', text: html }), { type: 'image', attrs: { fileId: 7, alt: html } }),
        ),
      )
      expectHarmless(shown)
      expect(new DOMParser().parseFromString(shown, 'text/html').body.textContent).toBe(html)
    }
  })

  it('makes no bad link, not even of a text that nobody cleaned', async () => {
    for (const href of badAddresses) {
      const text = doc(paragraph({ type: 'text', text: 'click', marks: [{ type: 'link', attrs: { href } }] }))
      expect(await drawn(text as Text)).not.toContain('<a')
    }
  })

  it('draws nothing of a kind it does not know, not even of a text that nobody cleaned', async () => {
    const text = doc({ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }, paragraph())
    const html = await drawn(text as unknown as Text)
    expect(html).not.toContain('alert')
    expectHarmless(html)
  })
})
