import type { CsvDelimiter } from '#shared/domain/kernel/csv.ts'

/** A CSV text that spreadsheets open rightly: marked UTF-8, lines ended with CRLF, cells quoted where they need it. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: CsvDelimiter = ';'): string {
  return linesOf(rows.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter)))
}

/** The heading of a file that was read, and some of its lines as they stood there: to be corrected and read again. */
export function writeLines(heading: string, lines: readonly string[]): string {
  return linesOf([heading, ...lines])
}

function linesOf(lines: readonly string[]): string {
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`
}

/** A value that a spreadsheet would run as a formula is kept a text by a leading apostrophe. */
function quoted(cell: string, delimiter: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /["\r\n]/.test(safe) || safe.includes(delimiter) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe
}
