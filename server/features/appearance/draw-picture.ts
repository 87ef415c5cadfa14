import sharp, { type Metadata, type Sharp } from 'sharp'
import { AppError } from '#shared/domain/kernel/errors.ts'

/** What a picture is for: an icon becomes a small square, everything else keeps its shape. */
export type PictureUse = 'icon' | 'picture'

export interface DrawnPicture {
  readonly bytes: Buffer
  readonly mediaType: 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
}

const formats: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'svg'])
/** More would fill the memory when it is unpacked, however few bytes were sent. */
const mostDots = 24_000_000
const iconSide = 512
const widest = 1600

/** What makes a drawing act or fetch something. Parts of itself and pictures within it are no danger. */
const active = [
  /<!(?:doctype|entity)/i,
  /<\?xml-stylesheet/i,
  /<\s*(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|audio|video|handler|listener|set|animate\w*)\b/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:java|vb)script:/i,
  /\bhref\s*=\s*(?!["']\s*(?:#|data:image\/(?:png|jpe?g|webp)[;,]))/i,
  /@import|url\(\s*["']?\s*(?!#|["']?#|data:image\/(?:png|jpe?g|webp)[;,])/i,
]

/**
 * Draws a picture anew from its dots, so that nothing else in it reaches a browser. Refuses with `picture.unreadable`,
 * `picture.too-many-dots` and `picture.active`.
 */
export async function drawPicture(bytes: Buffer, use: PictureUse): Promise<DrawnPicture> {
  const about = await examine(bytes)
  if (about.format === 'svg' && isActive(bytes)) throw new AppError('picture.active')
  try {
    const source = sharp(bytes, { limitInputPixels: mostDots, failOn: 'error' }).timeout({ seconds: 10 })
    const { data, info } = await drawn(source.autoOrient(), use).toBuffer({ resolveWithObject: true })
    const mediaType = use === 'icon' ? 'image/png' : 'image/webp'
    return { bytes: data, mediaType, width: info.width, height: info.height }
  } catch {
    throw new AppError('picture.unreadable')
  }
}

async function examine(bytes: Buffer): Promise<Metadata> {
  const about = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!about || !formats.has(about.format)) throw new AppError('picture.unreadable')
  if (about.width * about.height > mostDots) throw new AppError('picture.too-many-dots')
  return about
}

function drawn(source: Sharp, use: PictureUse): Sharp {
  if (use === 'picture')
    return source
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 88 })
  const nothing = { r: 0, g: 0, b: 0, alpha: 0 }
  return source.resize({ width: iconSide, height: iconSide, fit: 'contain', background: nothing }).png()
}

/** Text in another encoding than UTF-8 is not looked through, so it counts as active. */
function isActive(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\u0000') || active.some((pattern) => pattern.test(text))
  } catch {
    return true
  }
}
