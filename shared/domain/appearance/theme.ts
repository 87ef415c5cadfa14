import { brandSteps, brandTokens } from './brand.ts'
import type { Appearance } from './schema.ts'

type Theme = Pick<Appearance, 'brand' | 'radius' | 'density' | 'font'>

const fallback = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"

const families: Readonly<Record<Theme['font'], string>> = {
  system: fallback,
  inter: `'Inter Variable', ${fallback}`,
  'source-sans-3': `'Source Sans 3 Variable', ${fallback}`,
  'atkinson-hyperlegible-next': `'Atkinson Hyperlegible Next Variable', ${fallback}`,
  lora: "'Lora Variable', Georgia, 'Noto Serif', 'Liberation Serif', serif",
}

/** What compact changes of the portal's own measures. */
const compact = { '--row': '44px', '--field-gap': '16px', '--region-pad': '16px' }

export type Scheme = 'light' | 'dark'

/** The custom properties of a theme on light or on dark ground, by name; nothing else of the portal can change. */
export function themeProperties(theme: Theme, scheme: Scheme): Readonly<Record<string, string>> {
  return { ...coloursOf(theme, scheme), ...measuresOf(theme) }
}

/** The theme as the style sheet that pages load after their own. */
export function themeCss(theme: Theme): string {
  const portal = ":root[data-app='portal']"
  const dark = written(coloursOf(theme, 'dark'))
  return [
    `${portal}{${written(themeProperties(theme, 'light'))}}`,
    `@media (prefers-color-scheme:dark){${portal}:not([data-theme='light']){${dark}}}`,
    `${portal}[data-theme='dark']{${dark}}\n`,
  ].join('\n')
}

const written = (properties: Readonly<Record<string, string>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')

function coloursOf({ brand }: Theme, scheme: Scheme): Record<string, string> {
  const steps = brandSteps(brand)[scheme]
  return Object.fromEntries(brandTokens.map((token) => [`--${token}`, steps[token]]))
}

function measuresOf({ radius, font, density }: Theme): Record<string, string> {
  return {
    '--radius': `${radius}px`,
    '--font': families[font],
    // Its figures of one width bring a space of that width along, which is too wide between words.
    ...(font === 'lora' ? { '--figures': 'normal' } : {}),
    ...(density === 'compact' ? compact : {}),
  }
}
