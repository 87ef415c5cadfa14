import { describe, expect, it } from 'vitest'
import { normalValue, type AttributeKind } from '#shared/domain/clients/attributes.ts'
import { endsBeforeItBegins, stateOfPoint } from '#shared/domain/clients/service-points.ts'

const choices = [{ key: 'c1', name: { pl: 'tak', en: 'yes' } }]
const normal = (kind: AttributeKind, typed: string | null) => normalValue({ kind, choices }, typed)

describe('the value of an attribute', () => {
  it.each(['text', 'number', 'date', 'choice', 'yes-no'] as const)('is nothing for an empty %s', (kind) => {
    expect([normal(kind, null), normal(kind, '  ')]).toEqual([null, null])
  })

  it.each([
    ['1 234,50', '1234.5'],
    ['007', '7'],
    ['−3', '-3'],
    ['-0,0', '0'],
    ['0.000001', '0.000001'],
  ])('reads the number %s as %s', (typed, kept) => {
    expect(normal('number', typed)).toBe(kept)
  })

  it.each(['1,2,3', '1e5', '1234567890123', '0,1234567', '.5', 'NaN'])('reads no number in %s', (typed) => {
    expect(normal('number', typed)).toBeUndefined()
  })

  it('takes only days that exist, choices that there are, and yes or no', () => {
    expect([normal('date', '2028-02-29'), normal('date', '2027-02-29')]).toEqual(['2028-02-29', undefined])
    expect([normal('choice', 'c1'), normal('choice', 'tak')]).toEqual(['c1', undefined])
    expect([normal('yes-no', 'no'), normal('yes-no', 'nie')]).toEqual(['no', undefined])
    expect(normal('text', 'x'.repeat(1001))).toBeUndefined()
  })
})

describe('a service point', () => {
  const point = { servedFrom: '2026-11-10', servedUntil: '2026-11-20' }

  it.each([
    ['2026-11-09', 'planned'],
    ['2026-11-10', 'served'],
    ['2026-11-19', 'served'],
    ['2026-11-20', 'ended'],
  ])('stands on %s as %s', (today, state) => {
    expect(stateOfPoint(point, today)).toBe(state)
  })

  it('may end on its first day, which means that it never began, but not before', () => {
    expect(endsBeforeItBegins('2026-11-10', '2026-11-10')).toBe(false)
    expect(endsBeforeItBegins('2026-11-10', '2026-11-09')).toBe(true)
    expect(endsBeforeItBegins(null, '2026-11-09')).toBe(false)
  })
})
