import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, pageInput, toPage } from '#shared/domain/kernel/page.ts'

const key = fc.oneof(fc.string(), fc.integer(), fc.constant(null))

describe('the cursor of a list', () => {
  it('brings back the keys it was made of', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        expect(decodeCursor(encodeCursor(keys), keys.length)).toEqual(keys)
      }),
    )
  })

  it('fits into an address', () => {
    expect(encodeCursor(['zażółć gęślą jaźń?&/', 17])).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it('is taken back however long the name it ends on', () => {
    const cursor = encodeCursor(['Spółdzielnia '.repeat(16).slice(0, 200), 123_456_789])
    expect(pageInput.safeParse({ cursor })).toMatchObject({ success: true })
    expect(pageInput.safeParse({ cursor: 'x'.repeat(2000) })).toMatchObject({ success: false })
  })

  it.each(['', 'x', '%%%', encodeCursor(['a']), btoa('{"a":1}'), btoa('[{"a":1},2]'), btoa('[1,2,3]')])(
    'is refused when it was made up: %j',
    (cursor) => {
      expect(() => decodeCursor(cursor, 2)).toThrow('page.cursor-invalid')
    },
  )
})

describe('a page', () => {
  const as = { row: (n: number) => `row ${n}`, keys: (n: number) => [n] }

  it('leaves out the one row too many and points behind the last one shown', () => {
    expect(toPage([1, 2, 3], 2, as)).toEqual({ rows: ['row 1', 'row 2'], nextCursor: encodeCursor([2]) })
  })

  it('has no next one when all was read', () => {
    expect(toPage([1, 2], 2, as)).toEqual({ rows: ['row 1', 'row 2'], nextCursor: null })
    expect(toPage([], 2, as)).toEqual({ rows: [], nextCursor: null })
  })
})
