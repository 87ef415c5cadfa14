import { generateJSON } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { cleaned, plainText, type RichBlock } from '#shared/domain/publications/content.ts'
import { cleanPasted } from '#desktop/renderer/features/publications/editor/clean-pasted.ts'
import { richExtensions } from '#desktop/renderer/features/publications/editor/rich-extensions.ts'
import { badHtml } from '../../shared/publications/xss-vectors.ts'

const extensions = richExtensions(() => null)
const textOf = (html: string) => cleaned(generateJSON(cleanPasted(html).html, extensions))

/** The outline of a text, such as `ul(li(p:one ul(li(p:two))))`. */
function outline(block: RichBlock): string {
  const inner = (blocks: readonly RichBlock[]) => blocks.map(outline).join(' ')
  const words = (text: { content: readonly { type: string; text?: string }[] }) =>
    text.content.map((part) => part.text ?? '/').join('')
  switch (block.type) {
    case 'paragraph':
      return `p:${words(block)}`
    case 'heading':
      return `h${block.attrs.level}:${words(block)}`
    case 'bulletList':
    case 'orderedList':
      return `${block.type === 'bulletList' ? 'ul' : 'ol'}(${block.content.map((item) => `li(${inner(item.content)})`).join(' ')})`
    case 'table':
      return `table(${block.content.map((row) => `(${row.content.map((cell) => inner(cell.content)).join('|')})`).join('')})`
    case 'blockquote':
      return `quote(${inner(block.content)})`
    default:
      return block.type
  }
}
const outlineOf = (html: string) => textOf(html).content.map(outline).join(' ')

const ofWord = (body: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @page WordSection1 {size:595.3pt} --></style>
</head><body lang=PL style='tab-interval:35.4pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`

const listLine = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`

describe('what is pasted from Word', () => {
  it('keeps headings in their order, below the title of the page', () => {
    const page =
      '<h1>Taryfa<o:p></o:p></h1><h2>Woda</h2><h3>Zimna</h3><h5>Uwagi</h5><p class=MsoNormal>Słowa<o:p></o:p></p>'
    expect(outlineOf(ofWord(page))).toBe('h2:Taryfa h3:Woda h4:Zimna h4:Uwagi p:Słowa')
    expect(outlineOf(ofWord('<h2>Woda</h2><h3>Zimna</h3>'))).toBe('h2:Woda h3:Zimna')
    expect(outlineOf(ofWord('<p class=MsoTitle>Tytuł</p><h1>Dział</h1>'))).toBe('h2:Tytuł h2:Dział')
  })

  it('makes lists again of the paragraphs that looked like lists', () => {
    const lists =
      listLine(1, '·', 'jeden') +
      listLine(2, 'o', 'w środku') +
      listLine(1, '·', 'dwa') +
      '<p class=MsoNormal>między</p>' +
      listLine(1, '1.', 'pierwszy') +
      listLine(1, '2.', 'drugi') +
      listLine(2, 'a)', 'litera')
    expect(outlineOf(ofWord(lists))).toBe(
      'ul(li(p:jeden ul(li(p:w środku))) li(p:dwa)) p:między ol(li(p:pierwszy) li(p:drugi ol(li(p:litera))))',
    )
  })

  it('keeps a list that begins deep', () => {
    expect(outlineOf(ofWord(listLine(3, '§', 'a') + listLine(1, '·', 'b')))).toBe('ul(li(p:a) li(p:b))')
  })

  it('keeps tables, bold and italic words and links, and nothing of how Word looked', () => {
    const html =
      ofWord(`<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=201 valign=top style='width:151pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b><span style='color:red'>Ulica</span></b></p></td>
<td><p class=MsoNormal><i style='mso-bidi-font-style:normal'>Godziny</i></p></td></tr></table>
<p class=MsoNormal><a href="https://okienko.example/a" style='color:blue'>dalej</a><a name="_Toc1"></a> <a href="#_ftn1">[1]</a></p>`)
    const [table, paragraph] = textOf(html).content
    expect(outline(table!)).toBe('table((p:Ulica|p:Godziny))')
    expect(JSON.stringify(table)).toContain('"marks":[{"type":"bold"}]')
    expect(JSON.stringify(table)).toContain('"marks":[{"type":"italic"}]')
    expect(paragraph).toEqual({
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'dalej',
          marks: [{ type: 'link', attrs: { href: 'https://okienko.example/a' } }],
        },
        { type: 'text', text: ' [1]' },
      ],
    })
  })

  it('leaves out what was struck out in a review, the remarks and hidden words, and keeps what was added', () => {
    const html =
      ofWord(`<p class=MsoNormal>Woda będzie od <del cite="mailto:Jan%20Nowak" datetime="2026-11-20T10:00">8:00</del><ins
cite="mailto:Jan%20Nowak" datetime="2026-11-20T10:00">9:00</ins>, <a style='mso-comment-reference:JN_1;mso-comment-date:20261120T1000'>na
pewno</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1"
name="_msoanchor_1">[JN1]</a><span style='mso-special-character:comment'>&nbsp;</span></span></span>.<span
style='display:none;mso-hide:all'>ukryte</span></p>
<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%"><div style='mso-element:comment'><div
id="_com_1" class=msocomtxt><p class=MsoCommentText><a name="_msocom_1"></a>Czy to potwierdzone?</p></div></div></div>`)
    expect(outlineOf(html)).toBe('p:Woda będzie od 9:00, na pewno.')
  })

  it('leaves out empty paragraphs, and the runs of spaces', () => {
    const html = `<p class=MsoNormal>a<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>b</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p>c</p>`
    expect(outlineOf(ofWord(html))).toBe('p:a b p:c')
  })

  it('leaves out pictures of other places and says how many; keeps those of the publication', () => {
    const html =
      '<p>a<img src="file:///C:/x.png"><img src="data:image/png;base64,x"></p><img data-file-id=7 alt=Mapa src=x>'
    expect(cleanPasted(html).leftOut).toBe(2)
    expect(textOf(html).content.at(-1)).toEqual({ type: 'image', attrs: { fileId: 7, alt: 'Mapa' } })
  })

  it('does not take a whole Google document for bold', () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">a</span> b</p></b>'
    expect(textOf(html).content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'a', marks: [{ type: 'bold' }] },
          { type: 'text', text: ' b' },
        ],
      },
    ])
  })

  it.each(badHtml)('makes harmless %s', (html) => {
    const text = textOf(html)
    const kept = JSON.stringify(text)
    expect(kept).not.toMatch(/"(?:src|style|onclick|onerror|on\w+|target|ping|background|srcset)"/)
    for (const href of kept.matchAll(/"href":"([^"]*)"/g))
      expect(href[1]).toMatch(/^https:\/\/good\.example\/$/)
    expect(plainText(text)).not.toMatch(/@import|\*\{/)
  })
})
