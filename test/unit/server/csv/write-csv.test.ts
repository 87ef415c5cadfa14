import { describe, expect, it } from 'vitest'
import { readCsv } from '#server/platform/csv/read-csv.ts'
import { writeCsv, writeLines } from '#shared/domain/kernel/write-csv.ts'

const columns = [
  { key: 'number', names: ['number'], isRequired: true },
  { key: 'name', names: ['name'] },
] as const
const read = (text: string) => readCsv(new TextEncoder().encode(text), columns, { lines: 100 })

describe('a CSV file that is written', () => {
  it('is read back as it was, whatever stands in its cells', () => {
    const cells = ['Łęcka; "Ela"', 'two\nlines', 'a,b', ' spaced ', '']
    const table = read(writeCsv([['number', 'name'], ...cells.map((cell, index) => [String(index), cell])]))
    expect(table).toMatchObject({ encoding: 'utf-8-bom', delimiter: ';', problems: [] })
    expect(table.rows.map((row) => row.values.name)).toEqual(cells.map((cell) => cell.trim()))
  })

  it('holds no formula that a spreadsheet would run', () => {
    expect(writeCsv([['=1+1', '@a', 'x=1']])).toBe("\uFEFF'=1+1;'@a;x=1\r\n")
  })

  it('keeps refused lines as they stood', () => {
    const table = read('number|name\n1|a\n|"b ""c"""\n')
    const refused = table.rows.filter((row) => !row.isSound).map((row) => row.raw)
    expect(writeLines(table.heading, refused)).toBe('\uFEFFnumber|name\r\n|"b ""c"""\r\n')
  })
})
