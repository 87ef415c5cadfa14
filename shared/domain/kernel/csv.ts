import * as z from 'zod/mini'

/** The most bytes of a CSV file that is sent inside a request. */
export const largestCsv = 700_000

/** As many problems of a file are told at once. */
export const mostProblems = 100

/** A CSV file inside a request: its bytes as they are, in base64, because only the reader knows their encoding. */
export const csvFile = z.object({
  name: z.string().check(z.maxLength(255)),
  content: z.base64().check(z.maxLength(Math.ceil(largestCsv / 3) * 4)),
})
export type CsvFile = z.infer<typeof csvFile>

/** What can be wrong with a CSV file whatever it is about; features add codes of their own. */
export const csvProblemCodes = [
  'not-text',
  'empty',
  'columns-unknown',
  'column-missing',
  'column-twice',
  'quote-open',
  'quote-stray',
  'too-few-cells',
  'too-many-cells',
  'too-many-lines',
  'character-broken',
  'value-missing',
] as const
export type CsvProblemCode = (typeof csvProblemCodes)[number]

/**
 * One thing to correct. `line` counts lines of the file from 1, `column` columns from 1 and is null where the whole line
 * is meant, `name` is the column as the file calls it. The sentence is chosen by `code`, with `details` for its gaps.
 */
export const csvProblem = z.object({
  line: z.int(),
  column: z.nullable(z.int()),
  name: z.nullable(z.string()),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type CsvProblem = z.infer<typeof csvProblem>

const csvEncodings = ['utf-8', 'utf-8-bom', 'utf-16', 'windows-1250'] as const
export const csvEncoding = z.enum(csvEncodings)
export type CsvEncoding = z.infer<typeof csvEncoding>

export const csvDelimiters = [';', ',', '\t', '|'] as const
export const csvDelimiter = z.enum(csvDelimiters)
export type CsvDelimiter = z.infer<typeof csvDelimiter>
