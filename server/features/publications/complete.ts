import { AppError } from '#shared/domain/kernel/errors.ts'
import { imagesIn } from '#shared/domain/publications/content.ts'
import type { Content, PublicationKind } from '#shared/domain/publications/schema.ts'

/**
 * Checks that a version can be shown to readers. Refuses with `publication.title-missing`, `publication.alt-missing`,
 * `publication.template-missing`, `publication.works-missing` and `publication.works-reversed`.
 */
export function checkComplete(kind: PublicationKind, content: Content): void {
  const { pl, en, files, outage, worksFrom, worksUntil } = content
  if (pl.title === '') throw new AppError('publication.title-missing')
  const pictures = [...imagesIn(pl.body), ...imagesIn(en.body)].map(({ alt }) => alt)
  const shownAlone = files.filter(({ role, fileId }) => role === 'image' && !isInText(content, fileId))
  if ([...pictures, ...shownAlone.map(({ altPl }) => altPl)].includes(''))
    throw new AppError('publication.alt-missing')
  if (kind === 'template' && !files.some(({ role }) => role === 'template'))
    throw new AppError('publication.template-missing')
  if (outage !== 'none' && worksFrom === null) throw new AppError('publication.works-missing')
  if (worksFrom !== null && worksUntil !== null && worksUntil <= worksFrom)
    throw new AppError('publication.works-reversed')
}

function isInText({ pl, en }: Content, fileId: number): boolean {
  return [...imagesIn(pl.body), ...imagesIn(en.body)].some((image) => image.fileId === fileId)
}
