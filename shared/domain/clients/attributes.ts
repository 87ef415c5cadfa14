import * as z from 'zod/mini'
import { bilingual, id, line, requestKey, version } from '../kernel/ids.ts'

export const attributeKinds = ['text', 'number', 'date', 'choice', 'yes-no'] as const
export const attributeKind = z.enum(attributeKinds)
export type AttributeKind = z.infer<typeof attributeKind>

/** More fields than these nobody fills in. */
export const mostAttributes = 60
const longestText = 1000

const choice = z.object({ key: z.string(), name: bilingual })

/** A field the office defined for its clients. A retired one takes no new values; those it has stay. */
export const attribute = z.object({
  id,
  name: bilingual,
  kind: attributeKind,
  choices: z.array(choice),
  isRetired: z.boolean(),
  version,
})
export type Attribute = z.infer<typeof attribute>

const names = z.object({ pl: line(80), en: line(80) })
/** A choice that is known keeps its key; a new one gets one. */
const givenChoices = z
  .array(z.object({ key: z.nullable(z.string().check(z.regex(/^[a-z0-9]{1,12}$/))), name: names }))
  .check(z.maxLength(40))

export const defineAttributeInput = z.object({
  requestKey,
  name: names,
  kind: attributeKind,
  choices: givenChoices,
})
export type DefineAttributeInput = z.infer<typeof defineAttributeInput>

export const redefineAttributeInput = z.object({
  attributeId: id,
  version,
  name: names,
  choices: givenChoices,
})
export type RedefineAttributeInput = z.infer<typeof redefineAttributeInput>

export const retireAttributeInput = z.object({ attributeId: id, version, isRetired: z.boolean() })
export type RetireAttributeInput = z.infer<typeof retireAttributeInput>

/** The attributes in the order in which they shall be shown. */
export const orderAttributesInput = z.object({ attributeIds: z.array(id).check(z.maxLength(500)) })
export type OrderAttributesInput = z.infer<typeof orderAttributesInput>

/**
 * The attributes of one client. Values are texts in one form: a number with a dot, a date as `YYYY-MM-DD`, a choice by
 * its key, `yes` or `no`; null where nothing is known.
 */
export const clientAttributes = z.object({
  attributes: z.array(z.object({ attribute, value: z.nullable(z.string()) })),
  can: z.object({ edit: z.boolean() }),
})
export type ClientAttributes = z.infer<typeof clientAttributes>

const value = z.nullable(z.string().check(z.maxLength(longestText)))

/** `seen`: the value a window has shown; another one that was written meanwhile is refused with `row.stale`. */
export const setAttributesInput = z.object({
  clientId: id,
  values: z.array(z.object({ attributeId: id, seen: value, value })).check(z.maxLength(mostAttributes)),
})
export type SetAttributesInput = z.infer<typeof setAttributesInput>

/** The form in which a typed value is stored, null for an empty one; undefined when it does not fit its attribute. */
export function normalValue(
  { kind, choices }: Pick<Attribute, 'kind' | 'choices'>,
  typed: string | null,
): string | null | undefined {
  const text = (typed ?? '').trim()
  if (text === '') return null
  switch (kind) {
    case 'text':
      return text.length <= longestText ? text : undefined
    case 'number':
      return normalNumber(text)
    case 'date':
      return z.iso.date().safeParse(text).success ? text : undefined
    case 'choice':
      return choices.some(({ key }) => key === text) ? text : undefined
    case 'yes-no':
      return text === 'yes' || text === 'no' ? text : undefined
  }
}

/** `1 234,50` and `1234.5` are the same number; at most twelve digits before the point and six behind it. */
function normalNumber(text: string): string | undefined {
  const [, sign = '', whole = '', part = ''] =
    /^([-−]?)0*(\d{1,12})(?:[.,](\d{1,6}))?$/.exec(text.replace(/\s/g, '')) ?? []
  if (whole === '') return undefined
  const rest = part.replace(/0+$/, '')
  const number = rest === '' ? whole : `${whole}.${rest}`
  return sign === '' || number === '0' ? number : `-${number}`
}
