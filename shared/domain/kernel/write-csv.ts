/** A CSV text as Polish spreadsheets open it: marked UTF-8, semicolons, lines ended with CRLF, cells quoted where needed. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return linesOf(rows.map((cells) => cells.map(quoted).join(';')))
}

/** The heading of a file that was read, and some of its lines as they stood there: to be corrected and read again. */
export function writeLines(heading: string, lines: readonly string[]): string {
  return linesOf([heading, ...lines])
}

function linesOf(lines: readonly string[]): string {
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`
}

/** A value that a spreadsheet would run as a formula is kept a text by a leading apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /["\r\n;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
