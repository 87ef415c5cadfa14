import sharp from 'sharp'
import { hashOf } from './files.ts'

/** The icons that a phone asks for: two sizes, and one that may be cut to a circle. */
export type AppIcon = '192' | '512' | 'maskable'

const side = 512
/** Whatever a phone cuts away, this much of the middle stays. */
const safe = 308
const white = { r: 255, g: 255, b: 255, alpha: 1 }

/** What stands for an office that has sent no icon. */
export const mark = Buffer.from(
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">',
    '<rect x="4" y="4" width="56" height="56" rx="13" fill="#0e6076"/>',
    '<path d="M17 45V23a7 7 0 0 1 7-7h16a7 7 0 0 1 7 7v22Z" fill="#fff"/>',
    '<path d="M24 45v-5a8 8 0 0 1 16 0v5Z" fill="#0e6076"/>',
    '<path d="M22 27.5h20" stroke="#0e6076" stroke-width="3" stroke-linecap="round"/>',
    '<rect x="12" y="44" width="40" height="5" rx="2.5" fill="#6fc3d7"/></svg>',
  ].join(''),
)
export const markHash = hashOf(mark)

/** Draws a kept icon, or the mark, as a PNG of one of the kinds. */
export async function drawAppIcon(source: Buffer, kind: AppIcon): Promise<Buffer> {
  // Drawings are unpacked as large as they are needed; pictures made of dots have no density.
  const picture = sharp(source, { density: 576 })
  if (kind !== 'maskable') return picture.resize(Number(kind), Number(kind)).png().toBuffer()
  const margin = (side - safe) / 2
  return picture
    .resize(safe, safe)
    .flatten({ background: white })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: white })
    .png()
    .toBuffer()
}
