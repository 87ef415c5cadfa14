import type { CsvDelimiter } from '#shared/domain/kernel/csv.ts'

/** One record of a file: the line it begins on, counted from 1, its text as it stands there, and its cells. */
export interface CsvRecord {
  readonly line: number
  readonly raw: string
  readonly cells: readonly string[]
  /** A quotation mark that is never closed, or one with text after it; `cell` counts from 0. */
  readonly fault: { readonly code: 'quote-open' | 'quote-stray'; readonly cell: number } | null
}

/**
 * Takes a text apart as RFC 4180 says: cells in quotation marks may hold the delimiter, line ends and doubled marks. A
 * mark inside a bare cell is an ordinary character. Lines end with LF, CRLF or CR; empty ones are left out.
 */
export function* splitCsv(text: string, delimiter: CsvDelimiter): Generator<CsvRecord> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const record = readRecord(text, { at, delimiter })
    const raw = text.slice(at, record.end)
    if (raw.trim() !== '') yield { line, raw, cells: record.cells, fault: record.fault }
    line += countLines(raw) + 1
    at = record.end + endOfLine(text, record.end)
  }
}

interface Read {
  readonly cells: string[]
  readonly end: number
  readonly fault: CsvRecord['fault']
}

function readRecord(text: string, from: { at: number; delimiter: string }): Read {
  const cells: string[] = []
  let fault: CsvRecord['fault'] = null
  let { at } = from
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, { ...from, at }) : readBare(text, { ...from, at })
    if (cell.fault && !fault) fault = { code: cell.fault, cell: cells.length }
    cells.push(cell.value)
    at = cell.end
    if (text[at] !== from.delimiter) return { cells, end: at, fault }
    at += 1
  }
}

interface Cell {
  readonly value: string
  readonly end: number
  readonly fault: 'quote-open' | 'quote-stray' | null
}

function readBare(text: string, from: { at: number; delimiter: string }): Cell {
  let end = from.at
  while (end < text.length && text[end] !== from.delimiter && !isEndOfLine(text[end])) end += 1
  return { value: text.slice(from.at, end), end, fault: null }
}

function readQuoted(text: string, from: { at: number; delimiter: string }): Cell {
  let close = text.indexOf('"', from.at + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close < 0) {
    // Only this line is given up, so that the problems of those below it are told too.
    const { end } = readBare(text, { at: from.at, delimiter: '\n' })
    return { value: text.slice(from.at + 1, end), end, fault: 'quote-open' }
  }
  const value = text.slice(from.at + 1, close).replaceAll('""', '"')
  const rest = readBare(text, { at: close + 1, delimiter: from.delimiter })
  return { value: value + rest.value, end: rest.end, fault: rest.value.trim() === '' ? null : 'quote-stray' }
}

function isEndOfLine(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}

function endOfLine(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
}

function countLines(raw: string): number {
  return raw.match(/\r\n|\r|\n/g)?.length ?? 0
}
