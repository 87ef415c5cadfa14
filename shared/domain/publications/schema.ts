import * as z from 'zod/mini'
import { bilingual, id, instant, line, optionalLine, requestKey, version } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { attachment, mostAttachments } from '../tasks/schema.ts'
import { longestAlt, richText } from './content.ts'
import { mostWindows, windowPlan } from './windows.ts'

export const publicationKinds = ['news', 'notice', 'template', 'page', 'banner'] as const
export const publicationKind = z.enum(publicationKinds)
export type PublicationKind = z.infer<typeof publicationKind>

/** Pages that have a place of their own in the portal; there is at most one of each. */
export const pageRoles = ['company', 'contact', 'tariffs', 'accessibility', 'privacy', 'faq'] as const
export const pageRole = z.enum(pageRoles)
export type PageRole = z.infer<typeof pageRole>

export const outages = ['none', 'planned', 'unplanned'] as const
const outage = z.enum(outages)
export type Outage = z.infer<typeof outage>

/** What readers of the office see of a publication's life; `draft` and `in-review`: it was never approved. */
export const publicationStates = ['draft', 'in-review', 'scheduled', 'live', 'expired', 'withdrawn'] as const
export const publicationState = z.enum(publicationStates)
export type PublicationState = z.infer<typeof publicationState>

/** How readers are told that it went live: not at all, in the portal, or in the portal and by e-mail. */
export const tellings = ['nobody', 'portal', 'mail'] as const
const telling = z.enum(tellings)
export type Telling = z.infer<typeof telling>

const draftState = z.enum(['draft', 'in-review'])

/** Where a notice applies or whom it reaches: a whole city, a street of it, or some buildings in free words. */
export const place = z.object({ city: line(80), street: optionalLine(120), buildings: optionalLine(200) })
export type Place = z.infer<typeof place>

/** `groups` of client accounts with those that inherit from them; `places`: who is served there on the day. */
export const audience = z.object({
  kind: z.enum(['everyone', 'chosen']),
  groupIds: z.array(id).check(z.maxLength(100)),
  clientIds: z.array(id).check(z.maxLength(1000)),
  staffGroupIds: z.array(id).check(z.maxLength(100)),
  /** Whether the places of the publication are part of a chosen audience. */
  byPlace: z.boolean(),
})
export type Audience = z.infer<typeof audience>

const fileRoles = ['attachment', 'image', 'template'] as const
const fileRole = z.enum(fileRoles)

/** A kind of documents that a template may be of; one out of use stays with the templates that have it. */
export const templateDocumentKind = z.object({ id, name: bilingual, isRetired: z.boolean() })
export type TemplateDocumentKind = z.infer<typeof templateDocumentKind>

const wording = z.object({
  title: optionalLine(160),
  summary: z.string().check(z.trim(), z.maxLength(500)),
  body: richText,
})

/** What a version holds; English may stay empty, the Polish title may not once it is published. */
const facts = {
  outage,
  worksFrom: z.nullable(instant),
  worksUntil: z.nullable(instant),
  /** Of a document template: which of the office's kinds of documents it is. */
  documentKindId: z.nullable(id),
}
export const content = z.object({
  pl: wording,
  en: wording,
  ...facts,
  files: z
    .array(
      z.object({
        fileId: id,
        role: fileRole,
        altPl: optionalLine(longestAlt),
        altEn: optionalLine(longestAlt),
      }),
    )
    .check(z.maxLength(2 * mostAttachments)),
})
export type Content = z.infer<typeof content>

const person = z.object({ at: instant, byName: z.string() })

export const versionRow = z.object({
  id,
  number: z.int(),
  state: z.enum(['draft', 'in-review', 'approved']),
  /** From when an approved one is shown, until the next one is. */
  effectiveFrom: z.nullable(instant),
  title: z.string(),
  saved: person,
  submitted: z.nullable(person),
  approved: z.nullable(person),
})
export type VersionRow = z.infer<typeof versionRow>

/** A version whole. `version` is what a change of it has to have seen. */
export const publicationVersion = z.extend(versionRow, {
  version,
  content,
  files: z.array(attachment),
})
export type PublicationVersion = z.infer<typeof publicationVersion>

const shownWindow = z.object({ from: instant, until: z.nullable(instant) })

export const publicationRow = z.object({
  id,
  kind: publicationKind,
  slug: z.string(),
  pageRole: z.nullable(pageRole),
  version,
  title: bilingual,
  state: publicationState,
  /** A change of what is shown, or the first words of it. */
  draft: z.nullable(draftState),
  audience: z.enum(['everyone', 'chosen']),
  outage,
  /** The window that is open, else the next, else the last one. */
  window: z.nullable(shownWindow),
  places: z.array(place),
  updated: person,
})
export type PublicationRow = z.infer<typeof publicationRow>
export const publicationPage = page(publicationRow)

export const publication = z.extend(publicationRow, {
  audience,
  audienceNames: z.object({
    groups: z.array(z.object({ id, name: bilingual })),
    staffGroups: z.array(z.object({ id, name: bilingual })),
    clients: z.array(z.object({ id, number: z.string(), name: z.string() })),
  }),
  windows: z.array(shownWindow),
  /** What the windows were made from, in the time of the office. */
  plans: z.array(windowPlan),
  withdrawn: z.nullable(z.extend(person, { reason: z.string() })),
  /** The version shown now, or that will be; null where none is approved. */
  shown: z.nullable(publicationVersion),
  /** The version that is being worked on; null where there is none. */
  open: z.nullable(publicationVersion),
  /** Approved versions that take the place of what is shown later, in that order. */
  planned: z.array(z.object({ versionId: id, number: z.int(), version, effectiveFrom: instant })),
  needsReview: z.boolean(),
  /** What was chosen, or what follows from the kind and the words. */
  tells: telling,
  can: z.object({
    edit: z.boolean(),
    /** Windows and audience. */
    schedule: z.boolean(),
    submit: z.boolean(),
    publish: z.boolean(),
    withdraw: z.boolean(),
    /** Any of those planned. */
    callOff: z.boolean(),
  }),
})
export type Publication = z.infer<typeof publication>

export const listPublicationsInput = z.extend(pageInput, {
  kind: z.nullable(publicationKind),
  /** `draft` and `in-review`: every publication with such a version, shown ones too. */
  state: z.nullable(publicationState),
  search: z.string().check(z.trim(), z.maxLength(100)),
})
export type ListPublicationsInput = z.infer<typeof listPublicationsInput>

const of = { publicationId: id }
const seen = { ...of, version }

export const ofPublicationInput = z.object(of)

export const createPublicationInput = z.object({
  requestKey,
  kind: publicationKind,
  pageRole: z.nullable(pageRole),
  title: line(160),
})
export type CreatePublicationInput = z.infer<typeof createPublicationInput>

/** `seen` is the `version` of the open version, null where there was none: then one is begun. */
export const saveDraftInput = z.object({ ...of, seen: z.nullable(version), content })
export type SaveDraftInput = z.infer<typeof saveDraftInput>

/** Of the open version; `version` is its own. */
export const openVersionInput = z.object(seen)
export type OpenVersionInput = z.infer<typeof openVersionInput>

/** Shows the open version from an instant on, at once with null. */
export const publishInput = z.object({ ...seen, effectiveFrom: z.nullable(instant) })
export type PublishInput = z.infer<typeof publishInput>

/** Open versions that are to be shown from one instant on, all of them or none. */
export const publishSetInput = z.object({
  items: z.array(z.object(seen)).check(z.minLength(1), z.maxLength(50)),
  effectiveFrom: z.nullable(instant),
})
export type PublishSetInput = z.infer<typeof publishSetInput>

/** `version` is the one of the planned version itself. */
export const callOffInput = z.object({ ...seen, versionId: id })
export type CallOffInput = z.infer<typeof callOffInput>

export const withdrawPublicationInput = z.object({ ...seen, reason: line(500) })
export type WithdrawPublicationInput = z.infer<typeof withdrawPublicationInput>

export const ofVersionInput = z.object({ ...of, versionId: id })

/** Makes an earlier version the open one; `seen` as in `saveDraftInput`. */
export const restoreVersionInput = z.object({ ...of, versionId: id, seen: z.nullable(version) })
export type RestoreVersionInput = z.infer<typeof restoreVersionInput>

/** One plan that repeats, or as many single windows as there are to be. `version` is the publication's. */
export const setWindowsInput = z.object({
  ...seen,
  plans: z.array(windowPlan).check(z.maxLength(mostWindows)),
})
export type SetWindowsInput = z.infer<typeof setWindowsInput>

export const setAudienceInput = z.object({
  ...seen,
  audience,
  places: z.array(place).check(z.maxLength(200)),
})
export type SetAudienceInput = z.infer<typeof setAudienceInput>

export const setTellingInput = z.object({ ...seen, tells: telling })
export type SetTellingInput = z.infer<typeof setTellingInput>

/** Says that somebody has the editor open, or has left it, and asks who else has. */
export const editorsInput = z.object({ ...of, isEditing: z.boolean() })
export type EditorsInput = z.infer<typeof editorsInput>
export const editor = z.object({ accountId: id, name: z.string(), seenAt: instant })
export type Editor = z.infer<typeof editor>

export const publicationSettings = z.object({ needsReview: z.boolean(), version })
export type PublicationSettings = z.infer<typeof publicationSettings>
