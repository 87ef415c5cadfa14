import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  brandSteps,
  brandTokens,
  leastContrast,
  ratioOn,
  unreadable,
} from '#shared/domain/appearance/brand.ts'
import { contrast, lightnessOf, relit } from '#shared/domain/appearance/colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const readable = colour.map((value) => unreadable(value)?.nearest ?? value)

const tokens = readFileSync('shared/ui/styles/tokens.css', 'utf8')
function token(name: string, scheme: 'light' | 'dark'): string {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? []
  const value = scheme === 'light' ? light : dark
  if (value === undefined) throw new Error(`There is no --${name}`)
  return value
}

describe('a brand colour', () => {
  it('is taken as it is where white words on it are readable', () => {
    expect(unreadable('#0e6076')).toBeNull()
    expect(unreadable('#000000')).toBeNull()
  })

  it('is refused with its ratio and a readable one of the same hue', () => {
    expect(unreadable('#ffb000')).toEqual({
      ...{ colour: '#ffb000', ratio: ratioOn('#ffb000'), least: leastContrast },
      nearest: '#9e6b00',
    })
    expect(ratioOn('#ffb000')).toBe(1.83)
  })

  it('is always answered with one that passes, and hardly darker than needed', () => {
    fc.assert(
      fc.property(colour, (value) => {
        const found = unreadable(value)
        if (found === null) {
          expect(contrast(value, '#ffffff')).toBeGreaterThanOrEqual(leastContrast)
          return
        }
        expect(unreadable(found.nearest)).toBeNull()
        const lighter = relit(found.nearest, lightnessOf(found.nearest) + 0.02)
        expect(contrast(lighter, '#ffffff')).toBeLessThan(leastContrast)
      }),
      { numRuns: 500 },
    )
  })

  it.each(['light', 'dark'] as const)('keeps every pair of the portal readable on %s ground', (scheme) => {
    fc.assert(
      fc.property(readable, (value) => {
        const steps = brandSteps(value)[scheme]
        const of = (name: string) =>
          brandTokens.find((known) => known === name)
            ? steps[name as (typeof brandTokens)[number]]
            : token(name, scheme)
        const texts = ['text', 'text-2', 'text-3', 'bad', 'warn', 'brand-text'].map((text) => [
          text,
          'brand-tint',
        ])
        const ofBrand = ['surface', 'canvas', 'hover', 'brand-tint-2'].map((on) => ['brand-text', on])
        const pairs = [
          ...texts,
          ...ofBrand,
          ['text', 'brand-tint-2'],
          ['on-brand', 'brand'],
          ['on-brand', 'brand-strong'],
        ]
        for (const [text = '', on = ''] of pairs)
          expect(contrast(of(text), of(on)), `${text} on ${on} of ${value}`).toBeGreaterThanOrEqual(4.5)
        for (const on of ['surface', 'canvas', 'brand-tint'])
          expect(contrast(of('brand'), of(on)), `edges on ${on} of ${value}`).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 1000 },
    )
  })
})
