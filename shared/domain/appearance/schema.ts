import * as z from 'zod/mini'
import { id, instant, line, optionalLine, version, type Bilingual } from '../kernel/ids.ts'
import { safeLink } from '../publications/safe-link.ts'

/** Fonts that ship with the portal, all under the SIL Open Font License; `system` loads none. */
export const fonts = ['system', 'inter', 'source-sans-3', 'atkinson-hyperlegible-next', 'lora'] as const
export const densities = ['cozy', 'compact'] as const
export const widestRadius = 20
export const mostBlocks = 24
export const mostLinks = 8
export const mostInPlace = 6

/** A picture may weigh this much when it is sent; what is kept is drawn anew and is far smaller. */
export const largestPictureBytes = 5 * 1024 * 1024

const inBoth = (longest: number) => z.object({ pl: line(longest), en: line(longest) })
const inBothMaybe = (longest: number) => z.object({ pl: optionalLine(longest), en: optionalLine(longest) })
const paragraphs = z.object({
  pl: z.string().check(z.trim(), z.maxLength(4000)),
  en: z.string().check(z.trim(), z.maxLength(4000)),
})

/** Where a link leads: https, http, mailto, tel, or a path of the portal. */
const href = z.string().check(
  z.trim(),
  z.maxLength(500),
  z.refine((typed) => safeLink(typed) !== null),
)
const link = z.object({ label: inBoth(80), href })
export type AppearanceLink = z.infer<typeof link>

const links = z.array(link).check(z.maxLength(mostLinks))

/** A picture the office has sent; its words for those who do not see it are required. */
const picture = z.object({ pictureId: id, alt: inBoth(200) })

const count = z.int().check(z.gte(1), z.lte(12))

/** What may stand on any page. */
const elements = [
  z.object({ kind: z.literal('banner'), title: inBoth(120), text: inBothMaybe(400) }),
  z.object({ kind: z.literal('quick-links'), title: inBoth(80), links: links.check(z.minLength(1)) }),
  z.object({
    kind: z.literal('contact'),
    phone: optionalLine(40),
    email: optionalLine(120),
    address: inBothMaybe(200),
  }),
  z.object({
    kind: z.literal('hours'),
    lines: z.array(z.object({ days: inBoth(60), hours: line(60) })).check(z.minLength(1), z.maxLength(14)),
  }),
  z.object({ kind: z.literal('text'), title: inBothMaybe(80), text: paragraphs }),
  z.object({ kind: z.literal('image'), picture: z.nullable(picture) }),
  z.object({ kind: z.literal('link'), link, text: inBothMaybe(200) }),
] as const

const element = z.discriminatedUnion('kind', elements)
export type ElementKind = z.infer<typeof element>['kind']

/** What the start page is put together of. `notices`, `news`, `outages` and `templates` show what is published. */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hero'), title: inBoth(120), text: inBothMaybe(400) }),
  z.object({ kind: z.literal('notices'), count }),
  z.object({ kind: z.literal('news'), count }),
  z.object({ kind: z.literal('outages') }),
  z.object({ kind: z.literal('templates'), count }),
  ...elements,
])
export type AppearanceBlock = z.infer<typeof block>
export type BlockKind = AppearanceBlock['kind']

/** A place that the office has left empty, or that a look was kept without, has nothing. */
const inPlace = z._default(z.array(element).check(z.maxLength(mostInPlace)), [])

/** Where further elements may stand: above the footer of every public page, and on pages of their own. */
const places = z.prefault(
  z.object({
    footer: inPlace,
    news: inPlace,
    outages: inPlace,
    templates: inPlace,
    'sign-in': inPlace,
    dashboard: inPlace,
  }),
  {},
)
export type AppearancePlace = keyof z.infer<typeof places>

/** Everything an office may set. Text and state colours are no part of it, so that the portal stays readable. */
export const appearance = z.object({
  /** Empty where the portal is called as the office is. */
  name: inBothMaybe(80),
  brand: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  radius: z.int().check(z.gte(0), z.lte(widestRadius)),
  density: z.enum(densities),
  font: z.enum(fonts),
  logo: z.nullable(picture),
  faviconId: z.nullable(id),
  headerLinks: links,
  footerLinks: links,
  blocks: z.array(block).check(z.minLength(1), z.maxLength(mostBlocks)),
  places,
})
export type Appearance = z.infer<typeof appearance>

/** A kept picture, as pages and previews show it. */
export const keptPicture = z.object({ id, src: z.string(), width: z.int(), height: z.int() })
export type KeptPicture = z.infer<typeof keptPicture>

/** What a page of the portal needs to look as the office wants. `id` is 0 where nothing was ever published. */
export interface ShownAppearance extends Pick<Appearance, 'name' | 'headerLinks' | 'footerLinks' | 'blocks'> {
  readonly id: number
  /** The address of the theme; null where the portal looks as it was delivered. */
  readonly css: string | null
  readonly logo: (Omit<KeptPicture, 'id'> & { readonly alt: Bilingual }) | null
  /** The address of its icon, to which `-192.png`, `-512.png` or `-maskable.png` is added. */
  readonly icon: string
  /** Those that something stands in. */
  readonly places: Readonly<Partial<Record<AppearancePlace, readonly AppearanceBlock[]>>>
  /** The pictures that blocks show, by id. */
  readonly pictures: Readonly<Record<number, KeptPicture>>
}

/** `live` is on show now, `planned` will be, `past` was, `called-off` never came on show. */
const versionStates = ['planned', 'live', 'past', 'called-off'] as const

export const appearanceVersion = z.object({
  id,
  number: z.int(),
  state: z.enum(versionStates),
  effectiveFrom: z.nullable(instant),
  restoredFrom: z.nullable(z.int()),
  by: z.nullable(z.string()),
  at: instant,
})
export type AppearanceVersion = z.infer<typeof appearanceVersion>

/** All that the screen works on. `version` belongs to the whole: whoever changes anything raises it. */
export const appearanceDesk = z.object({
  version,
  /** What is edited: the draft, or what is on show where nobody has begun one. */
  content: appearance,
  isDraft: z.boolean(),
  savedBy: z.nullable(z.string()),
  savedAt: z.nullable(instant),
  /** The newest 50. */
  versions: z.array(appearanceVersion),
  pictures: z.array(keptPicture),
})
export type AppearanceDesk = z.infer<typeof appearanceDesk>

export const saveAppearanceInput = z.object({ version, content: appearance })
export type SaveAppearanceInput = z.infer<typeof saveAppearanceInput>

export const seenAppearance = z.object({ version })

/** Publishes the draft; null is at once. */
export const publishAppearanceInput = z.object({ version, effectiveFrom: z.nullable(instant) })
export type PublishAppearanceInput = z.infer<typeof publishAppearanceInput>

export const appearanceVersionInput = z.object({ version, versionId: id })
export type AppearanceVersionInput = z.infer<typeof appearanceVersionInput>
