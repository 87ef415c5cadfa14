import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleaned,
  imagesIn,
  isEmptyText,
  linksIn,
  longestRichText,
  plainText,
  richText,
} from '#shared/domain/publications/content.ts'
import { safeLink } from '#shared/domain/publications/safe-link.ts'
import { badAddresses } from './xss-vectors.ts'

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const words = (text: string, ...marks: unknown[]) =>
  marks.length ? { type: 'text', text, marks } : { type: 'text', text }
const link = (href: unknown) => ({ type: 'link', attrs: { href } })

const whole = doc(
  { type: 'heading', attrs: { level: 2 }, content: [words('Przerwa w dostawie wody')] },
  paragraph(
    words('Od '),
    words('8:00', { type: 'bold' }),
    { type: 'hardBreak' },
    words('do 14:00', { type: 'italic' }),
  ),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(words('ul. Lipowa'))] }] },
  {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [{ type: 'listItem', content: [paragraph(words('trzecie'))] }],
  },
  { type: 'blockquote', content: [paragraph(words('cytat'))] },
  { type: 'horizontalRule' },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [paragraph(words('Ulica'))] },
          {
            type: 'tableCell',
            attrs: { colspan: 1, rowspan: 1 },
            content: [paragraph(words('Zakres', link('/komunikaty')))],
          },
        ],
      },
    ],
  },
  { type: 'image', attrs: { fileId: 7, alt: 'Mapa' } },
)

describe('the text of a publication', () => {
  it('keeps everything that is known', () => {
    expect(cleaned(whole)).toEqual(whole)
    expect(richText.parse(whole)).toEqual(whole)
  })

  it('drops what Tiptap adds and readers do not need', () => {
    const typed = doc({
      type: 'paragraph',
      attrs: { textAlign: 'left', onclick: 'alert(1)' },
      content: [
        words('x', {
          type: 'link',
          attrs: { href: 'https://okienko.example/a', target: '_blank', class: 'y' },
        }),
      ],
    })
    expect(cleaned(typed)).toEqual(doc(paragraph(words('x', link('https://okienko.example/a')))))
  })

  it.each(badAddresses)('makes no link of %j', (address) => {
    expect(safeLink(address)).toBeNull()
    expect(cleaned(doc(paragraph(words('click', link(address)))))).toEqual(doc(paragraph(words('click'))))
  })

  it.each([
    ['https://okienko.example/a?b=1#c', 'https://okienko.example/a?b=1#c'],
    ['HTTP://okienko.example', 'http://okienko.example/'],
    ['  https://okienko.example/ ', 'https://okienko.example/'],
    ['mailto:bok@okienko.example', 'mailto:bok@okienko.example'],
    ['tel:+48 (12) 345-67-89', 'tel:+48123456789'],
    ['/wzory', '/wzory'],
    ['/en/forms?search=meter', '/en/forms?search=meter'],
  ])('makes a link of %j', (typed, href) => expect(safeLink(typed)).toBe(href))

  it.each([
    'script',
    'iframe',
    'svg',
    'html',
    'codeBlock',
    '__proto__',
    'constructor',
    'toString',
    'doc',
    7,
    null,
  ])('drops a node of the type %j, and a mark', (type) => {
    const found = doc(
      { type, attrs: { src: 'x' }, content: [words('y')] },
      paragraph(words('kept', { type })),
    )
    expect(cleaned(found)).toEqual(doc(paragraph(words('kept'))))
  })

  it('takes a picture by its file only', () => {
    const images = [{ src: 'javascript:alert(1)' }, { fileId: '7' }, { fileId: -1 }, { fileId: 1.5 }, null]
    for (const attrs of images) expect(imagesIn(cleaned(doc({ type: 'image', attrs })))).toEqual([])
    const taken = cleaned(
      doc({
        type: 'image',
        attrs: { fileId: 7, alt: ' Mapa\u0000 ', src: 'https://evil.example', onerror: 'x' },
      }),
    )
    expect(taken).toEqual(doc({ type: 'image', attrs: { fileId: 7, alt: 'Mapa' } }))
  })

  it('keeps what the editor can open: lists, rows and cells are never empty, and stand where they belong', () => {
    const found = doc(
      { type: 'bulletList', content: [] },
      { type: 'table', content: [{ type: 'tableRow', content: [] }] },
      { type: 'listItem', content: [paragraph(words('stray'))] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'horizontalRule' }] }] },
      words('stray'),
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1e9 } }] }],
      },
    )
    expect(cleaned(found)).toEqual(
      doc(
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [paragraph(), { type: 'horizontalRule' }] }],
        },
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [{ type: 'tableCell', attrs: { colspan: 50, rowspan: 1 }, content: [paragraph()] }],
            },
          ],
        },
      ),
    )
  })

  it('takes out what cannot be seen and turns the direction of the words', () => {
    expect(plainText(cleaned(doc(paragraph(words('a\u0000b\u202Ec\u2066d\te')))))).toBe('abcd e')
  })

  it('ends at a depth nobody types, without ending the program', () => {
    let deep: unknown = paragraph(words('bottom'))
    for (let level = 0; level < 5000; level++) deep = { type: 'blockquote', content: [deep] }
    expect(cleaned(doc(deep, paragraph(words('kept'))))).toEqual(doc(paragraph(words('kept'))))
  })

  it('refuses a text that is too long, and does not cut it', () => {
    const long = doc(paragraph(words('x'.repeat(longestRichText))))
    expect(richText.safeParse(long).error?.issues[0]).toMatchObject({
      code: 'too_big',
      maximum: longestRichText,
    })
  })

  it('answers a text for anything at all, and the same one when it cleans again', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const once = cleaned({ type: 'doc', content: [value, { type: 'paragraph', content: [value] }] })
        expect(cleaned(once)).toEqual(once)
      }),
    )
    for (const value of [undefined, null, 'x', 3, [], {}, { type: 'paragraph' }])
      expect(isEmptyText(cleaned(value))).toBe(true)
  })

  it('tells its words, links and pictures', () => {
    const text = cleaned(whole)
    expect(plainText(text).split('\n')).toEqual([
      ...[
        'Przerwa w dostawie wody',
        'Od 8:00',
        'do 14:00',
        'ul. Lipowa',
        'trzecie',
        'cytat',
        'Ulica',
        'Zakres',
        'Mapa',
      ],
    ])
    expect(linksIn(text)).toEqual(['/komunikaty'])
    expect(imagesIn(text)).toEqual([{ fileId: 7, alt: 'Mapa' }])
    expect(isEmptyText(text)).toBe(false)
  })
})
