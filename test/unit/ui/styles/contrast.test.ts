import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = readFileSync('shared/ui/styles/tokens.css', 'utf8')

type Scheme = 'light' | 'dark'

/** The colour tokens of the first `:root`, or of the block for more contrast laid over it. */
function colours(scheme: Scheme, isMoreContrast: boolean): Map<string, string> {
  const [plain = '', more = ''] = tokens.split('@media (prefers-contrast: more)')
  const found = new Map<string, string>()
  for (const part of isMoreContrast ? [plain, more] : [plain]) {
    for (const [, name, light, dark] of part.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
      found.set(name ?? '', (scheme === 'light' ? light : dark) ?? '')
    }
  }
  return found
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function ratio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const grounds = ['surface', 'canvas', 'hover', 'brand-tint']
const states = ['ok', 'warn', 'bad', 'info', 'neutral']

/** Text on its ground: WCAG AA asks for 4.5. */
const textPairs = [
  ...['text', 'text-2', 'text-3', 'bad', 'warn', 'brand-text'].flatMap((text) =>
    grounds.map((on) => [text, on]),
  ),
  ...states.flatMap((state) => [
    [state, `${state}-tint`],
    ['text', `${state}-tint`],
  ]),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['brand-text', 'brand-tint-2'],
  ['text', 'brand-tint-2'],
  ['on-bad', 'bad'],
  ['on-bad', 'bad-strong'],
  ['surface', 'text'],
] as [string, string][]

/** Edges of controls, the focus ring and marks: WCAG AA asks for 3. */
const edgePairs = [
  ...['control', 'brand', 'bad'].flatMap((edge) => ['surface', 'canvas'].map((on) => [edge, on])),
  ['brand', 'brand-tint'],
] as [string, string][]

describe.each(['light', 'dark'] as const)('%s colours', (scheme) => {
  describe.each([false, true])('with more contrast: %s', (isMoreContrast) => {
    const colour = colours(scheme, isMoreContrast)
    const of = (name: string): string => {
      const value = colour.get(name)
      if (value === undefined) throw new Error(`There is no colour --${name}`)
      return value
    }

    it.each(textPairs)('--%s is readable on --%s', (text, on) => {
      expect(ratio(of(text), of(on))).toBeGreaterThanOrEqual(4.5)
    })

    it.each(edgePairs)('--%s can be told from --%s', (edge, on) => {
      expect(ratio(of(edge), of(on))).toBeGreaterThanOrEqual(3)
    })
  })
})
