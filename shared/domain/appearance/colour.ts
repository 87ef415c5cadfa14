/** Colour maths: sRGB colours as `#rrggbb`, contrast as WCAG 2 counts it, lightness and chroma in OKLCH. */

/** A colour by how light (0–1), how colourful (0 to about 0.37) and of which hue (radians) it looks. */
interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

type Triple = readonly [number, number, number]

/** How much light a colour sends, 0 for black and 1 for white. */
function luminance(colour: string): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const lights = [luminance(one), luminance(other)]
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)
}

/** The same colour at another lightness, no more colourful than `most`; what a screen cannot show loses chroma only. */
export function relit(colour: string, lightness: number, most = 1): string {
  const { chroma, hue } = toOklch(colour)
  return fromOklch({ lightness, chroma: Math.min(chroma, most), hue })
}

export function lightnessOf(colour: string): number {
  return toOklch(colour).lightness
}

/** The lightest colour of the same hue that still has `least` contrast to white; the colour itself where it has. */
export function darkenedTo(colour: string, least: number): string {
  if (contrast(colour, '#ffffff') >= least) return colour
  let passes = 0
  let fails = lightnessOf(colour)
  for (let step = 0; step < 24; step += 1) {
    const middle = (passes + fails) / 2
    if (contrast(relit(colour, middle), '#ffffff') >= least) passes = middle
    else fails = middle
  }
  return relit(colour, passes)
}

function linear(colour: string): Triple {
  const share = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [share(1), share(3), share(5)]
}

function toHex(parts: Triple): string {
  const byte = (value: number) => {
    const share = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, share)) * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${parts.map(byte).join('')}`
}

// The matrices of OKLab, as its author has published them.
function toOklch(colour: string): Oklch {
  const [red, green, blue] = linear(colour)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

function fromOklch(colour: Oklch): string {
  const whole = toLinear(colour)
  if (isShowable(whole)) return toHex(whole)
  let most = colour.chroma
  let least = 0
  for (let step = 0; step < 16; step += 1) {
    const chroma = (least + most) / 2
    if (isShowable(toLinear({ ...colour, chroma }))) least = chroma
    else most = chroma
  }
  return toHex(toLinear({ ...colour, chroma: least }))
}

function toLinear({ lightness, chroma, hue }: Oklch): Triple {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const isShowable = (parts: Triple): boolean => parts.every((part) => part >= -0.0001 && part <= 1.0001)
