import { contrast, darkenedTo, lightnessOf, relit } from './colour.ts'

/** White words stand on the brand colour; a little more than WCAG AA asks for, so that rounding never falls below. */
export const leastContrast = 4.6

/** What is wrong with a brand colour and what to take instead: the nearest of the same hue that is readable. */
export interface UnreadableColour {
  readonly colour: string
  readonly ratio: number
  readonly least: number
  readonly nearest: string
}

/** The contrast of white words on the colour, rounded down to hundredths. */
export function ratioOn(colour: string): number {
  return Math.floor(contrast(colour, '#ffffff') * 100) / 100
}

/** Null where white words on the colour are readable. */
export function unreadable(colour: string): UnreadableColour | null {
  if (contrast(colour, '#ffffff') >= leastContrast) return null
  return {
    ...{ colour, ratio: ratioOn(colour), least: leastContrast },
    nearest: darkenedTo(colour, leastContrast),
  }
}

/** The tokens of `tokens.css` that follow from the brand colour. */
export const brandTokens = [
  'brand',
  'brand-strong',
  'brand-text',
  'brand-tint',
  'brand-tint-2',
  'on-brand',
] as const

type BrandSteps = Readonly<Record<(typeof brandTokens)[number], string>>

/** Every step of a readable brand colour, on light and on dark ground, so that all pairs of the portal stay AA. */
export function brandSteps(colour: string): { light: BrandSteps; dark: BrandSteps } {
  const lightness = lightnessOf(colour)
  return {
    light: {
      brand: colour,
      // A colour that is nearly black cannot grow darker to show that it is pointed at.
      'brand-strong': lightness < 0.28 ? relit(colour, lightness + 0.1) : relit(colour, lightness - 0.08),
      'brand-text': relit(colour, Math.min(lightness, 0.4)),
      'brand-tint': relit(colour, 0.972, 0.012),
      'brand-tint-2': relit(colour, 0.925, 0.03),
      'on-brand': '#ffffff',
    },
    dark: {
      brand: relit(colour, 0.78, 0.11),
      'brand-strong': relit(colour, 0.84, 0.09),
      'brand-text': relit(colour, 0.86, 0.08),
      'brand-tint': relit(colour, 0.26, 0.035),
      'brand-tint-2': relit(colour, 0.32, 0.045),
      'on-brand': relit(colour, 0.22, 0.03),
    },
  }
}
