import { cleaned, imagesIn } from '#shared/domain/publications/content.ts'
import type { Content, Publication } from '#shared/domain/publications/schema.ts'

export type PublicationFile = Content['files'][number]

/** A content as fields that two people may change at once, each as JSON. */
export interface FlatContent {
  titlePl: string
  summaryPl: string
  bodyPl: string
  titleEn: string
  summaryEn: string
  bodyEn: string
  facts: string
  files: string
}

export const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

const emptyWording = () => ({ title: '', summary: '', body: cleaned(null) })

/** What the editor begins with: the draft, else what is shown. */
export function contentOf({ open, shown, title }: Publication): Content {
  const content = open?.content ?? shown?.content
  if (content) return copyOf(content)
  const pl = { ...emptyWording(), title: title.pl }
  return {
    pl,
    en: emptyWording(),
    outage: 'none',
    worksFrom: null,
    worksUntil: null,
    documentKindId: null,
    files: [],
  }
}

export function flat({ pl, en, files, ...facts }: Content): FlatContent {
  const { outage, worksFrom, worksUntil, documentKindId } = facts
  return {
    ...{ titlePl: pl.title, summaryPl: pl.summary, bodyPl: JSON.stringify(pl.body) },
    ...{ titleEn: en.title, summaryEn: en.summary, bodyEn: JSON.stringify(en.body) },
    facts: JSON.stringify({ outage, worksFrom, worksUntil, documentKindId }),
    files: JSON.stringify(files),
  }
}

export function unflat(fields: FlatContent): Content {
  return {
    pl: { title: fields.titlePl, summary: fields.summaryPl, body: cleaned(JSON.parse(fields.bodyPl)) },
    en: { title: fields.titleEn, summary: fields.summaryEn, body: cleaned(JSON.parse(fields.bodyEn)) },
    ...(JSON.parse(fields.facts) as Pick<Content, 'outage' | 'worksFrom' | 'worksUntil' | 'documentKindId'>),
    files: JSON.parse(fields.files) as PublicationFile[],
  }
}

/** As it is sent: what the server would trim is trimmed, and every picture of a text is among the files. */
export function readyToSend(typed: Content): Content {
  const content = copyOf(typed)
  for (const wording of [content.pl, content.en]) {
    wording.title = wording.title.trim()
    wording.summary = wording.summary.trim()
  }
  for (const key of ['pl', 'en'] as const) {
    for (const { fileId, alt } of imagesIn(content[key].body)) {
      if (content.files.some((file) => file.fileId === fileId)) continue
      content.files.push({
        ...{ fileId, role: 'image' },
        ...{ altPl: key === 'pl' ? alt : '', altEn: key === 'en' ? alt : '' },
      })
    }
  }
  return content
}

export const isSame = (one: Content, other: Content): boolean => JSON.stringify(one) === JSON.stringify(other)
