import * as z from 'zod/mini'
import { bilingual, id, instant, language } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { richText } from './content.ts'
import { outages, pageRole, place, publicationKind } from './schema.ts'

/** A file that comes with a publication, for as long as that is shown. */
const publicFile = z.object({ fileId: id, name: z.string(), mediaType: z.string(), size: z.int() })

/** A publication as readers of the portal see it in a list, in their language or, where it has none, in Polish. */
export const publicItem = z.object({
  id,
  kind: publicationKind,
  slug: z.string(),
  pageRole: z.nullable(pageRole),
  language,
  title: z.string(),
  summary: z.string(),
  /** Since when it is shown, and until when; `until` is null where no end is known. */
  publishedAt: instant,
  until: z.nullable(instant),
  /** When its words last changed for readers. */
  changedAt: instant,
  outage: z.enum(outages),
  worksFrom: z.nullable(instant),
  worksUntil: z.nullable(instant),
  places: z.array(place),
  image: z.nullable(z.object({ fileId: id, alt: z.string() })),
  /** The file of a document template. */
  template: z.nullable(publicFile),
  /** What kind of document a template is for. */
  documentKind: z.nullable(z.object({ code: z.string(), name: z.string() })),
})
export type PublicItem = z.infer<typeof publicItem>
export const publicItemPage = page(publicItem)

/** A publication whole. An ended one keeps its words in the archive, without files. */
export const publicPublication = z.extend(publicItem, {
  body: richText,
  files: z.array(publicFile),
  hasEnded: z.boolean(),
})
export type PublicPublication = z.infer<typeof publicPublication>

export const latestInput = z.object({ language })
/** What the start page shows. */
export const latestPublications = z.object({
  news: z.array(publicItem),
  notices: z.array(publicItem),
  outages: z.array(publicItem),
  templates: z.array(publicItem),
  banners: z.array(publicItem),
  pages: z.array(publicItem),
})
export type LatestPublications = z.infer<typeof latestPublications>

const found = z.string().check(z.trim(), z.maxLength(100))

/** `kind` null looks in all kinds. The archive holds news and notices that are shown no more. */
export const listPublicInput = z.extend(pageInput, {
  language,
  kind: z.nullable(publicationKind),
  archive: z.boolean(),
  street: found,
  search: found,
  /** The code of a kind of documents; absent or empty for all. */
  documentKind: z.optional(found),
})
export type ListPublicInput = z.infer<typeof listPublicInput>

export const getPublicInput = z.object({
  language,
  kind: publicationKind,
  slug: z.string().check(z.maxLength(120)),
})
export type GetPublicInput = z.infer<typeof getPublicInput>

export const pageOfRoleInput = z.object({ language, role: pageRole })
export type PageOfRoleInput = z.infer<typeof pageOfRoleInput>

export const outagesInput = z.object({ language, street: found })
export type OutagesInput = z.infer<typeof outagesInput>
/** Works that go on now, and planned ones that are still to begin. */
export const publicOutages = z.object({ now: z.array(publicItem), planned: z.array(publicItem) })
export type PublicOutages = z.infer<typeof publicOutages>

/** Streets that what is shown now is about, for a filter; an empty street stands for the whole city. */
export const publicStreet = z.pick(place, { city: true, street: true })
export type PublicStreet = z.infer<typeof publicStreet>

/** A kind of documents that a shown template is of, for a filter. */
export const templateKind = z.object({ code: z.string(), name: bilingual })
export type TemplateKind = z.infer<typeof templateKind>

/** A publication that strangers can reach, for a map of the site. */
export interface PublicAddress {
  readonly kind: PublicItem['kind']
  readonly slug: string
  readonly pageRole: PublicItem['pageRole']
  readonly changedAt: string
  readonly languages: readonly ('pl' | 'en')[]
}

export const forClientInput = z.extend(pageInput, {
  language,
  clientId: id,
  kind: z.nullable(publicationKind),
})
export type ForClientInput = z.infer<typeof forClientInput>

export const forStaffInput = z.extend(pageInput, { language, kind: z.nullable(publicationKind) })
export type ForStaffInput = z.infer<typeof forStaffInput>

export const getForStaffInput = z.object({ language, publicationId: id })
export type GetForStaffInput = z.infer<typeof getForStaffInput>

const noticeWords = z.object({ title: z.string(), summary: z.string(), body: richText })
/** A notice on the dashboard of a client, in both languages; what is not in English is in Polish. */
export const clientNotice = z.object({
  ...z.pick(publicItem, { id: true, publishedAt: true, outage: true, worksFrom: true, worksUntil: true })
    .shape,
  pl: noticeWords,
  en: noticeWords,
  files: z.array(publicFile),
})
export type ClientNotice = z.infer<typeof clientNotice>

export const getForClientInput = z.object({ language, clientId: id, publicationId: id })
export type GetForClientInput = z.infer<typeof getForClientInput>

/** What somebody of the office would see of the portal at an instant: as a stranger, or as a client's account. */
export const previewInput = z.object({ language, at: instant, clientId: z.nullable(id) })
export type PreviewInput = z.infer<typeof previewInput>
