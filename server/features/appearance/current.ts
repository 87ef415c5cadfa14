import { delivered } from '#shared/domain/appearance/delivered.ts'
import type { ShownAppearance } from '#shared/domain/appearance/schema.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { Log } from '#server/platform/observability/log.ts'
import { markHash } from './app-icons.ts'
import { cssSrc, iconSrc } from './files.ts'
import { findPictures, findShown, picturesIn } from './queries.ts'

/**
 * How the portal has to look now. A version that cannot be read is passed over for the one before it, and written to
 * the log of the program; without any, the portal looks as it was delivered.
 */
export async function currentAppearance(
  { sql, log }: { sql: Sql; log: Log },
  now: Date,
): Promise<ShownAppearance> {
  const sound = await findShown(sql, now, (versionId) => {
    log.error({ versionId }, 'A version of the appearance cannot be read; the one before it is shown')
  })
  const content = sound?.content ?? delivered
  const { name, headerLinks, footerLinks, blocks, places, logo, faviconId } = content
  const used = picturesIn(content)
  const pictures = new Map((await findPictures(sql, used)).map((picture) => [picture.id, picture]))
  const icon = faviconId === null ? undefined : pictures.get(faviconId)
  const drawn = logo && pictures.get(logo.pictureId)
  return {
    ...{ name, headerLinks, footerLinks, blocks },
    places: Object.fromEntries(Object.entries(places).filter(([, elements]) => elements.length > 0)),
    id: sound?.version.id ?? 0,
    css: sound ? cssSrc(sound.version.cssHash) : null,
    logo: logo && drawn ? { src: drawn.src, width: drawn.width, height: drawn.height, alt: logo.alt } : null,
    icon: icon?.src.replace(/\.png$/, '') ?? iconSrc(markHash),
    pictures: Object.fromEntries(pictures),
  }
}
