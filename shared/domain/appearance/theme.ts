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

/** The custom properties of a theme, by name; nothing else of the portal can change. */
export function themeProperties(theme: Theme): Readonly<Record<string, string>> {
  const { light, dark } = brandSteps(theme.brand)
  const colours = brandTokens.map((token) => [`--${token}`, `light-dark(${light[token]}, ${dark[token]})`])
  return {
    ...(Object.fromEntries(colours) as Record<string, string>),
    '--radius': `${theme.radius}px`,
    '--font': families[theme.font],
    ...(theme.density === 'compact' ? compact : {}),
  }
}

/** The theme as the style sheet that pages load after their own. */
export function themeCss(theme: Theme): string {
  const lines = Object.entries(themeProperties(theme)).map(([name, value]) => `${name}:${value}`)
  return `:root[data-app='portal']{${lines.join(';')}}\n`
}
