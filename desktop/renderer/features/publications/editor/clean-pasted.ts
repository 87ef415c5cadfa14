interface Pasted {
  readonly html: string
  /** Pictures that were left out: only files of the publication can be shown. */
  readonly leftOut: number
}

// An ordered marker ends in a dot or a bracket; Word's bullets are letters of a symbol font without either.
const orderedMarker = /^\(?(?:\d+|[a-z]{1,4})[.)]/i

const styleOf = (element: Element): string => element.getAttribute('style') ?? ''

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

function renamed(element: Element, tag: string): void {
  const other = element.ownerDocument.createElement(tag)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

const foreign = 'script style meta link title xml template noscript object iframe svg math'.split(' ')
/** What its readers do not see in a document: words struck out in a review, remarks beside the text, hidden words. */
const notShown = [
  ...['del', '.msoDel', '.MsoCommentReference', '.msocomanchor', '.msocomoff'],
  ...['[style*="mso-element:comment"]', '[style*="mso-hide:all"]', '[style*="display:none"]'],
]

function removeForeignParts(body: HTMLElement): number {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  const pictures = [...body.querySelectorAll('img:not([data-file-id])')]
  for (const part of [...body.querySelectorAll([...foreign, ...notShown].join()), ...pictures]) part.remove()
  for (const part of body.querySelectorAll('*')) {
    // Office's own elements: `o:p`, `w:sdt`, `v:shape`.
    if (part.tagName.includes(':')) unwrap(part)
  }
  return pictures.length
}

/** The headings of the paste move below the title of the page, keeping their order. */
function lowerHeadings(body: HTMLElement): void {
  for (const title of body.querySelectorAll('p.MsoTitle')) renamed(title, 'h1')
  const by = body.querySelector('h1') ? 1 : 0
  for (const heading of [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')]) {
    renamed(heading, `h${Math.min(Number(heading.tagName[1]) + by, 4)}`)
  }
}

interface ListLine {
  readonly paragraph: Element
  readonly level: number
  readonly isOrdered: boolean
}

const listLevel = /mso-list:\s*l\d+\s+level(\d+)/i

/** Takes the marker off a paragraph that Word shows as a line of a list; null for any other element. */
function readListLine(paragraph: Element | null): ListLine | null {
  const level = paragraph && listLevel.exec(styleOf(paragraph))?.[1]
  if (!paragraph || level === null || level === undefined) return null
  const marker = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(styleOf(span)),
  )
  const isOrdered = orderedMarker.test(marker?.textContent?.trim() ?? '')
  marker?.remove()
  return { paragraph, level: Math.min(Number(level), 6), isOrdered }
}

/** The lines of a list that begins with `first`. */
function listLines(first: Element): ListLine[] {
  const lines: ListLine[] = []
  let line = readListLine(first)
  while (line) {
    lines.push(line)
    line = readListLine(line.paragraph.nextElementSibling)
  }
  return lines
}

/** Makes one list of the lines, nested as their levels say. */
function makeList(first: ListLine, lines: readonly ListLine[]): void {
  const document = first.paragraph.ownerDocument
  const listFor = ({ isOrdered, level }: ListLine) => ({
    list: document.createElement(isOrdered ? 'ol' : 'ul'),
    level,
  })
  const root = listFor(first)
  first.paragraph.before(root.list)
  let open = [root]
  for (const line of lines) {
    open = open.filter(({ level }, at) => at === 0 || level <= line.level)
    const last = open.at(-1) ?? root
    const above = last.list.lastElementChild
    if (above && line.level > last.level) {
      const below = listFor(line)
      above.append(below.list)
      open.push(below)
    }
    const item = document.createElement('li')
    item.append(line.paragraph)
    open.at(-1)?.list.append(item)
  }
}

function restoreLists(body: HTMLElement): void {
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const lines = paragraph.parentElement?.tagName === 'LI' ? [] : listLines(paragraph)
    if (lines[0]) makeList(lines[0], lines)
  }
}

function removeEmptyParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p')) {
    const isEmpty = (paragraph.textContent ?? '').trim() === '' && !paragraph.querySelector('img')
    if (isEmpty && !paragraph.closest('td, th, li')) paragraph.remove()
  }
}

/** What somebody copied from Word, a mail or a web page, without what belongs to those programs. */
export function cleanPasted(html: string): Pasted {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const leftOut = removeForeignParts(body)
  for (const space of body.querySelectorAll('span[style*="mso-spacerun"]')) space.replaceWith(' ')
  restoreLists(body)
  lowerHeadings(body)
  removeEmptyParagraphs(body)
  return { html: body.innerHTML, leftOut }
}
