import * as z from 'zod/mini'
import { safeLink } from './safe-link.ts'

/** The text of a publication: Tiptap's JSON, with nothing in it but what is named here. */
export interface RichText {
  type: 'doc'
  content: RichBlock[]
}

export type RichMark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } }

export type RichInline = { type: 'text'; text: string; marks?: RichMark[] } | { type: 'hardBreak' }

export interface RichItem {
  type: 'listItem'
  content: RichBlock[]
}

export interface RichCell {
  type: 'tableCell' | 'tableHeader'
  attrs: { colspan: number; rowspan: number }
  content: RichBlock[]
}

export interface RichRow {
  type: 'tableRow'
  content: RichCell[]
}

/** A picture names a file of the publication, never an address. */
export interface RichImage {
  type: 'image'
  attrs: { fileId: number; alt: string }
}

export type RichBlock =
  | { type: 'paragraph'; content: RichInline[] }
  | { type: 'heading'; attrs: { level: 2 | 3 | 4 }; content: RichInline[] }
  | { type: 'bulletList'; content: RichItem[] }
  | { type: 'orderedList'; attrs: { start: number }; content: RichItem[] }
  | { type: 'blockquote'; content: RichBlock[] }
  | { type: 'table'; content: RichRow[] }
  | { type: 'horizontalRule' }
  | RichImage

export type RichNode = RichBlock | RichInline | RichItem | RichRow | RichCell

/** As JSON, in characters: some 40 pages. */
export const longestRichText = 200_000
export const longestAlt = 300
/** Lists in lists in cells; what lies deeper was not typed by a person. */
const deepest = 24

type Found = Readonly<Record<string, unknown>>
const isFound = (value: unknown): value is Found => typeof value === 'object' && value !== null

const attrsOf = (node: Found): Found => (isFound(node.attrs) ? node.attrs : {})

function intBetween(value: unknown, least: number, most: number): number {
  return Number.isInteger(value) ? Math.min(Math.max(value as number, least), most) : least
}

// Without control characters, and without those that turn the reading direction of what follows.
const cleanWords = (value: string): string =>
  value.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (found) => (found === '\t' ? ' ' : ''))

function childrenOf<Child>(node: Found, clean: (child: Found) => Child | null): Child[] {
  if (!Array.isArray(node.content)) return []
  return node.content.flatMap((child) => (isFound(child) ? (clean(child) ?? []) : []))
}

function cleanMark(mark: unknown): RichMark | null {
  if (!isFound(mark)) return null
  if (mark.type === 'bold' || mark.type === 'italic') return { type: mark.type }
  const href = mark.type === 'link' ? safeLink(attrsOf(mark).href) : null
  return href === null ? null : { type: 'link', attrs: { href } }
}

function marksOf(node: Found): RichMark[] {
  const marks = Array.isArray(node.marks) ? node.marks.flatMap((mark) => cleanMark(mark) ?? []) : []
  return marks.filter((mark, at) => marks.findIndex(({ type }) => type === mark.type) === at)
}

function cleanInline(node: Found): RichInline | null {
  if (node.type === 'hardBreak') return { type: 'hardBreak' }
  if (node.type !== 'text' || typeof node.text !== 'string') return null
  const text = cleanWords(node.text)
  const marks = marksOf(node)
  if (text === '') return null
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
}

function cleanImage(node: Found): RichImage | null {
  const { fileId, alt } = attrsOf(node)
  if (!Number.isSafeInteger(fileId) || (fileId as number) < 1) return null
  const words = typeof alt === 'string' ? cleanWords(alt).trim().slice(0, longestAlt) : ''
  return { type: 'image', attrs: { fileId: fileId as number, alt: words } }
}

const emptyParagraph = (): RichBlock => ({ type: 'paragraph', content: [] })

/** A list item has to begin with a paragraph, whatever else follows. */
function cleanItem(node: Found, depth: number): RichItem | null {
  if (node.type !== 'listItem') return null
  const content = blocksOf(node, depth)
  return {
    type: 'listItem',
    content: content[0]?.type === 'paragraph' ? content : [emptyParagraph(), ...content],
  }
}

function cleanCell(node: Found, depth: number): RichCell | null {
  if (node.type !== 'tableCell' && node.type !== 'tableHeader') return null
  const { colspan, rowspan } = attrsOf(node)
  const content = blocksOf(node, depth)
  return {
    type: node.type,
    attrs: { colspan: intBetween(colspan, 1, 50), rowspan: intBetween(rowspan, 1, 500) },
    content: content.length > 0 ? content : [emptyParagraph()],
  }
}

function cleanRow(node: Found, depth: number): RichRow | null {
  if (node.type !== 'tableRow') return null
  const content = childrenOf(node, (cell) => cleanCell(cell, depth + 1))
  return content.length > 0 ? { type: 'tableRow', content } : null
}

const unlessEmpty = (block: RichBlock & { content: unknown[] }): RichBlock | null =>
  block.content.length > 0 ? block : null

function cleanBlock(node: Found, depth: number): RichBlock | null {
  if (depth > deepest) return null
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', content: childrenOf(node, cleanInline) }
    case 'heading': {
      const level = intBetween(attrsOf(node).level, 2, 4) as 2 | 3 | 4
      return { type: 'heading', attrs: { level }, content: childrenOf(node, cleanInline) }
    }
    case 'bulletList':
      return unlessEmpty({
        type: 'bulletList',
        content: childrenOf(node, (item) => cleanItem(item, depth + 1)),
      })
    case 'orderedList':
      return unlessEmpty({
        type: 'orderedList',
        attrs: { start: intBetween(attrsOf(node).start, 1, 9999) },
        content: childrenOf(node, (item) => cleanItem(item, depth + 1)),
      })
    case 'blockquote':
      return unlessEmpty({ type: 'blockquote', content: blocksOf(node, depth) })
    case 'table':
      return unlessEmpty({ type: 'table', content: childrenOf(node, (row) => cleanRow(row, depth + 1)) })
    case 'horizontalRule':
      return { type: 'horizontalRule' }
    case 'image':
      return cleanImage(node)
    default:
      return null
  }
}

const blocksOf = (node: Found, depth: number): RichBlock[] =>
  childrenOf(node, (child) => cleanBlock(child, depth + 1))

/** What is known and harmless of `value`, built anew; everything else is dropped. Never throws. */
export function cleaned(value: unknown): RichText {
  const content = isFound(value) && value.type === 'doc' ? blocksOf(value, 0) : []
  return { type: 'doc', content: content.length > 0 ? content : [emptyParagraph()] }
}

/** A text on the wire: cleaned whatever comes; one that is too long is refused as `too_big`. */
export const richText = z
  .pipe(
    z.custom<RichText>(),
    z.transform((text: RichText) => cleaned(text)),
  )
  .check(
    z.check<RichText>(({ value, issues }) => {
      if (JSON.stringify(value).length <= longestRichText) return
      issues.push({ code: 'too_big', origin: 'string', maximum: longestRichText, input: value })
    }),
  )

/** Every node below `node`, in reading order. */
function* nodesIn(node: RichText | RichNode): Generator<RichNode> {
  if (!('content' in node)) return
  for (const child of node.content) {
    yield child
    yield* nodesIn(child)
  }
}

/** The words alone, one block a line: for search, summaries and comparing. */
export function plainText(text: RichText): string {
  const lines: string[] = []
  for (const node of nodesIn(text)) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      lines.push(node.content.map((part) => (part.type === 'text' ? part.text : '\n')).join(''))
    } else if (node.type === 'image') lines.push(node.attrs.alt)
  }
  return lines.filter((words) => words.trim() !== '').join('\n')
}

export const imagesIn = (text: RichText): RichImage['attrs'][] =>
  [...nodesIn(text)].flatMap((node) => (node.type === 'image' ? [node.attrs] : []))

/** Where its links lead, each address once. */
export function linksIn(text: RichText): string[] {
  const marks = [...nodesIn(text)].flatMap((node) => (node.type === 'text' ? (node.marks ?? []) : []))
  return [...new Set(marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : [])))]
}

/** Whether there is nothing to read or see. */
export const isEmptyText = (text: RichText): boolean => plainText(text) === '' && imagesIn(text).length === 0
