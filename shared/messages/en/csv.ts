import type { Translated } from '../message.ts'
import type { csv as polish } from '../pl/csv.ts'

/** What can be wrong with a CSV file, and how its problems are shown. */
export const csv: Translated<typeof polish> = {
  'csv.problems': 'Mistakes in the file',
  'csv.more': {
    one: 'The first {shown} of {count} mistake shown.',
    other: 'The first {shown} of {count} mistakes shown.',
  },
  'csv.line': 'Line',
  'csv.column': 'Column',
  'csv.what': 'What to correct',
  'csv.whole-line': 'the whole line',
  'csv.delimiter.semicolon': 'semicolons',
  'csv.delimiter.comma': 'commas',
  'csv.delimiter.tab': 'tabs',
  'csv.delimiter.bar': 'vertical bars',
  'csv.problem.not-text': 'This is not a CSV file. In the spreadsheet choose “Save as” and the type CSV.',
  'csv.problem.empty': 'There are no lines with data in the file.',
  'csv.problem.columns-unknown':
    'The first line names none of the columns: {columns}. Add it, or separate the columns with semicolons.',
  'csv.problem.column-missing': 'The column “{column}” is missing.',
  'csv.problem.column-twice': 'This column is in the file twice. Leave one.',
  'csv.problem.quote-open': 'The quotation mark is not closed.',
  'csv.problem.quote-stray':
    'There is more text after the closing quotation mark. Double a mark inside the text.',
  'csv.problem.too-few-cells':
    'Too few columns: {found} instead of {expected}. See whether the line is separated by another sign.',
  'csv.problem.too-many-cells':
    'Too many columns: {found} instead of {expected}. Put text that holds the separator in quotation marks.',
  'csv.problem.too-many-lines': 'Too many lines, {most} are allowed. Split the file.',
  'csv.problem.character-broken': 'The letters are broken. Save the file as CSV UTF-8.',
  'csv.problem.value-missing': 'The value is missing.',
}
