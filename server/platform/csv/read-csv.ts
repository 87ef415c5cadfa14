import {
  csvDelimiters,
  type CsvDelimiter,
  type CsvEncoding,
  type CsvProblem,
  type CsvProblemCode,
} from '#shared/domain/kernel/csv.ts'
import { decode } from './decode.ts'
import { splitCsv, type CsvRecord } from './split.ts'

/** A column a file may have, and the headings it goes by; how they are written (case, marks, spaces) does not matter. */
export interface CsvColumn<Key extends string> {
  readonly key: Key
  readonly names: readonly [string, ...string[]]
  /** The column has to be there, and a value in each line. */
  readonly isRequired?: boolean
}

/** A line with something in it; `values` are trimmed, and empty where the file has none. */
export interface CsvRow<Key extends string> {
  readonly line: number
  readonly raw: string
  readonly values: Readonly<Record<Key, string>>
  /** Whether nothing is wrong with the line as a line of CSV, so that its values mean something. */
  readonly isSound: boolean
}

export interface CsvTable<Key extends string> {
  readonly encoding: CsvEncoding
  readonly delimiter: CsvDelimiter
  /** The heading as it stands in the file, for a file of the lines that were refused. */
  readonly heading: string
  readonly rows: readonly CsvRow<Key>[]
  /** In the order of the lines. */
  readonly problems: readonly CsvProblem[]
  /** A problem of this line and column, named as the file names it. */
  problemAt(line: number, key: Key | null, what: Said): CsvProblem
}

/** What is wrong: a code, and what its sentence has gaps for. */
export interface Said {
  readonly code: string
  readonly details?: Readonly<Record<string, unknown>>
}

interface Heading<Key extends string> {
  readonly delimiter: CsvDelimiter
  readonly record: CsvRecord
  /** What each column of the file is, in its order; null for one that nobody asked for. */
  readonly keys: readonly (Key | null)[]
}

/**
 * Reads a CSV file whose first line names its columns. Encoding and delimiter are found out: the delimiter is the one
 * under which most headings are known. What is wrong is told by line and column, never thrown; lines that are
 * sound stay usable beside others that are not. Where the file as a whole is not, there are no rows.
 */
export function readCsv<Key extends string>(
  bytes: Uint8Array,
  columns: readonly CsvColumn<Key>[],
  most: { lines: number },
): CsvTable<Key> {
  const decoded = decode(bytes)
  if (!decoded) return broken('utf-8', { code: 'not-text' })
  const { encoding } = decoded
  const text = decoded.text.replace(/^\uFEFF/, '')
  const heading = readHeading(text, columns)
  if (!heading) return broken(encoding, { code: 'empty' })
  const problems = problemsOfHeading(heading, columns)
  if (problems.length > 0) return tableOf({ encoding, heading, rows: [], problems })

  const rows: CsvRow<Key>[] = []
  for (const record of splitCsv(text, heading.delimiter)) {
    if (record.line <= heading.record.line) continue
    if (rows.length === most.lines) {
      const said: Said = { code: 'too-many-lines', details: { most: most.lines } }
      return tableOf({
        encoding,
        heading,
        rows: [],
        problems: [problem(heading, { line: record.line, index: null }, said)],
      })
    }
    const found = problemsOfRecord(heading, record, columns)
    problems.push(...found)
    rows.push({
      line: record.line,
      raw: record.raw,
      values: valuesOf(heading, record, columns),
      isSound: found.length === 0,
    })
  }
  if (rows.length === 0)
    problems.push(problem(heading, { line: heading.record.line, index: null }, { code: 'empty' }))
  return tableOf({ encoding, heading, rows, problems })
}

function tableOf<Key extends string>(
  table: Pick<CsvTable<Key>, 'encoding' | 'rows' | 'problems'> & { heading: Heading<Key> },
): CsvTable<Key> {
  const { heading } = table
  return {
    ...table,
    delimiter: heading.delimiter,
    heading: heading.record.raw,
    problemAt: (line, key, what) =>
      problem(heading, { line, index: key === null ? null : heading.keys.indexOf(key) }, what),
  }
}

/** A file that cannot be read as a table at all. */
function broken<Key extends string>(encoding: CsvEncoding, said: Said): CsvTable<Key> {
  const record: CsvRecord = { line: 1, raw: '', cells: [], fault: null }
  const heading: Heading<Key> = { delimiter: ';', record, keys: [] }
  return tableOf({
    encoding,
    heading,
    rows: [],
    problems: [problem(heading, { line: 1, index: null }, said)],
  })
}

function readHeading<Key extends string>(
  text: string,
  columns: readonly CsvColumn<Key>[],
): Heading<Key> | null {
  const keyOf = new Map(columns.flatMap(({ key, names }) => names.map((name) => [folded(name), key])))
  let best: { heading: Heading<Key>; known: number; cells: number } | null = null
  for (const delimiter of csvDelimiters) {
    const record = firstRecord(text, delimiter)
    if (!record) return null
    const keys = record.cells.map((cell) => keyOf.get(folded(cell)) ?? null)
    const known = keys.filter((key) => key !== null).length
    const cells = record.cells.length
    if (!best || known > best.known || (known === best.known && cells > best.cells))
      best = { heading: { delimiter, record, keys }, known, cells }
  }
  return best?.heading ?? null
}

/** The heading; a spreadsheet may write the line `sep=;` above it. */
function firstRecord(text: string, delimiter: CsvDelimiter): CsvRecord | null {
  for (const record of splitCsv(text, delimiter)) {
    if (!/^"?sep=/i.test(record.raw)) return record
  }
  return null
}

function problemsOfHeading<Key extends string>(
  heading: Heading<Key>,
  columns: readonly CsvColumn<Key>[],
): CsvProblem[] {
  const { keys, record } = heading
  const at = (index: number | null, said: Said) => problem(heading, { line: record.line, index }, said)
  if (keys.every((key) => key === null)) {
    const expected = columns.filter((column) => column.isRequired).map((column) => column.names[0])
    return [at(null, { code: 'columns-unknown', details: { columns: expected.join(', ') } })]
  }
  const missing = columns.filter((column) => column.isRequired === true && !keys.includes(column.key))
  const twice = keys.flatMap((key, index) => (key !== null && keys.indexOf(key) < index ? [index] : []))
  return [
    ...missing.map(({ names }) => at(null, { code: 'column-missing', details: { column: names[0] } })),
    ...twice.map((index) => at(index, { code: 'column-twice' })),
  ]
}

function problemsOfRecord<Key extends string>(
  heading: Heading<Key>,
  record: CsvRecord,
  columns: readonly CsvColumn<Key>[],
): CsvProblem[] {
  const at = (index: number | null, code: CsvProblemCode, details = {}) =>
    problem(heading, { line: record.line, index }, { code, details })
  if (record.fault) return [at(record.fault.cell, record.fault.code)]
  const counts = { expected: heading.keys.length, found: record.cells.length }
  if (counts.found < counts.expected) return [at(null, 'too-few-cells', counts)]
  // A spreadsheet ends every line with a delimiter when some cell further right was once used.
  const isMore = record.cells.slice(counts.expected).some((cell) => cell.trim() !== '')
  if (isMore) return [at(null, 'too-many-cells', counts)]
  return columns.flatMap((column) => {
    const index = heading.keys.indexOf(column.key)
    const value = record.cells[index]?.trim() ?? ''
    if (value === '') return column.isRequired === true ? [at(index, 'value-missing')] : []
    return /[\uFFFD\u0080-\u009F]/.test(value) ? [at(index, 'character-broken')] : []
  })
}

function valuesOf<Key extends string>(
  heading: Heading<Key>,
  record: CsvRecord,
  columns: readonly CsvColumn<Key>[],
): Record<Key, string> {
  const values = columns.map(({ key }) => [key, record.cells[heading.keys.indexOf(key)]?.trim() ?? ''])
  return Object.fromEntries(values) as Record<Key, string>
}

function problem<Key extends string>(
  heading: Heading<Key>,
  { line, index }: { line: number; index: number | null },
  said: Said,
): CsvProblem {
  const isPlaced = index !== null && index >= 0
  return {
    line,
    column: isPlaced ? index + 1 : null,
    name: isPlaced ? (heading.record.cells[index]?.trim() ?? null) : null,
    code: said.code,
    details: { ...said.details },
  }
}

/** Headings are compared without case, marks, spaces and punctuation: `E-mail`, `e_mail` and `email` are one. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
