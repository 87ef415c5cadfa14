import { describe, expect, it } from 'vitest'
import { readCsv, type CsvColumn } from '#server/platform/csv/read-csv.ts'

type Key = 'number' | 'name' | 'mail'
const columns: readonly CsvColumn<Key>[] = [
  { key: 'number', names: ['numer klienta', 'client number'], isRequired: true },
  { key: 'name', names: ['nazwisko', 'last name'], isRequired: true },
  { key: 'mail', names: ['e-mail'] },
]
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (content: string | Uint8Array, lines = 1000) =>
  readCsv(typeof content === 'string' ? bytes(content) : content, columns, { lines })
const valuesOf = (content: string | Uint8Array) => read(content).rows.map((row) => row.values)
const problemsOf = (content: string | Uint8Array) => read(content).problems

const one = { number: '100', name: 'Łęcka', mail: 'ewa@example.pl' }
/** „Łęcka” in Windows-1250. */
const windows1250 = [0xa3, 0xea, 0x63, 0x6b, 0x61]

describe('a CSV file is read', () => {
  it.each([';', ',', '\t', '|'] as const)('with %j between its cells', (delimiter) => {
    const lines = [
      ['Numer klienta', 'Nazwisko', 'E-mail'],
      ['100', 'Łęcka', 'ewa@example.pl'],
    ]
    const table = read(lines.map((cells) => cells.join(delimiter)).join('\n'))
    expect(table).toMatchObject({ delimiter, encoding: 'utf-8', problems: [] })
    expect(table.rows).toEqual([
      { line: 2, raw: ['100', 'Łęcka', 'ewa@example.pl'].join(delimiter), values: one, isSound: true },
    ])
  })

  it('in UTF-8 with a mark, in UTF-16 and in Windows-1250', () => {
    const text = 'numer klienta;nazwisko;e-mail\r\n100;Łęcka;ewa@example.pl\r\n'
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from([...text].map((c) => c.charCodeAt(0))).buffer),
    ])
    const [before = '', after = ''] = text.split('Łęcka')
    const old = Uint8Array.from([...bytes(before), ...windows1250, ...bytes(after)])
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(text)])
    for (const [content, encoding] of [
      [marked, 'utf-8-bom'],
      [utf16, 'utf-16'],
      [old, 'windows-1250'],
    ] as const) {
      expect(read(content)).toMatchObject({ encoding, problems: [] })
      expect(valuesOf(content)).toEqual([one])
    }
  })

  it('with headings however they are written, in any order, and with columns nobody asked for', () => {
    expect(valuesOf('Uwagi;LAST_NAME;Client  Number\nx; Łęcka ;100')).toEqual([{ ...one, mail: '' }])
  })

  it('with line ends of any kind, empty lines, and the line of a spreadsheet about its delimiter', () => {
    const table = read('sep=;\rnumer klienta;nazwisko\r\n\r\n100;Łęcka\n\n101;Mak')
    expect(table.rows.map(({ line, values }) => [line, values.number])).toEqual([
      [4, '100'],
      [6, '101'],
    ])
  })

  it('with quoted cells that hold delimiters, marks and line ends, whose lines are counted', () => {
    const table = read('numer klienta;nazwisko\n100;"Łęcka; ""Ela""\nz domu Mak"\n101;Lis "Ryży"')
    expect(table.problems).toEqual([])
    expect(table.rows.map(({ line, values }) => [line, values.name])).toEqual([
      [2, 'Łęcka; "Ela"\nz domu Mak'],
      [4, 'Lis "Ryży"'],
    ])
  })

  it('although every line ends with delimiters for nothing', () => {
    expect(problemsOf('numer klienta;nazwisko\n100;Łęcka;;')).toEqual([])
  })
})

describe('what is wrong is told by line and column', () => {
  const heading = 'numer klienta;nazwisko;e-mail'

  it.each([
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), { line: 1, column: null, code: 'not-text' }],
    ['nothing', '', { line: 1, column: null, code: 'empty' }],
    ['a heading alone', `${heading}\n`, { line: 1, column: null, code: 'empty' }],
    [
      'a missing column',
      'numer klienta;e-mail\n100;a@example.pl',
      { line: 1, column: null, code: 'column-missing', details: { column: 'nazwisko' } },
    ],
    [
      'no known column, as under a delimiter nobody knows',
      'numer klienta~nazwisko\n100~Łęcka',
      { line: 1, column: null, code: 'columns-unknown', details: { columns: 'numer klienta, nazwisko' } },
    ],
    [
      'a column that is there twice',
      'numer klienta;nazwisko;Last name\n100;a;b',
      { line: 1, column: 3, name: 'Last name', code: 'column-twice' },
    ],
    [
      'too few cells, as under another delimiter',
      `${heading}\n100;Łęcka;x\n100,Łęcka,x`,
      { line: 3, column: null, code: 'too-few-cells', details: { expected: 3, found: 1 } },
    ],
    [
      'too many cells',
      `${heading}\n100;Łęcka;x;y`,
      { line: 2, column: null, code: 'too-many-cells', details: { expected: 3, found: 4 } },
    ],
    [
      'a missing value',
      `${heading}\n\n100; ;x`,
      { line: 3, column: 2, name: 'nazwisko', code: 'value-missing' },
    ],
    [
      'text after a closing mark',
      `${heading}\n100;"Łęcka" Ewa;x`,
      { line: 2, column: 2, name: 'nazwisko', code: 'quote-stray' },
    ],
    [
      'a broken letter',
      Uint8Array.from([...bytes(`${heading}\n100;`), 0x83, 0xe9, ...bytes(';x')]),
      { line: 2, column: 2, name: 'nazwisko', code: 'character-broken' },
    ],
  ])('%s', (_, content, expected) => {
    expect(problemsOf(content)).toEqual([expect.objectContaining(expected)])
  })

  it('a mark that is never closed spoils its own line only', () => {
    const table = read(`${heading}\n100;"Łęcka;x\n101;Mak;y`)
    expect(table.problems).toMatchObject([{ line: 2, column: 2, code: 'quote-open' }])
    expect(table.rows.map(({ line, isSound }) => [line, isSound])).toEqual([
      [2, false],
      [3, true],
    ])
  })

  it('more lines than may be are refused as a whole', () => {
    const table = read(`${heading}\n1;a;\n2;b;\n3;c;`, 2)
    expect(table.rows).toEqual([])
    expect(table.problems).toMatchObject([{ line: 4, code: 'too-many-lines', details: { most: 2 } }])
    expect(read(`${heading}\n1;a;\n2;b;`, 2).rows).toHaveLength(2)
  })

  it('a problem a feature adds is named as the file names its column', () => {
    const table = read('Last name;Client number\nŁęcka;100')
    expect(table.problemAt(2, 'number', { code: 'client.not-found', details: { number: '100' } })).toEqual({
      line: 2,
      column: 2,
      name: 'Client number',
      code: 'client.not-found',
      details: { number: '100' },
    })
    expect(table.problemAt(2, 'mail', { code: 'x' })).toMatchObject({ column: null, name: null })
  })
})
