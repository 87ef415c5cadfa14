import * as z from 'zod/mini'
import { permissions } from '../accounts/permissions.ts'
import { bilingual, calendarDate, id, line, version } from '../kernel/ids.ts'
import { portletNames, portletWidths, type PortletName } from './catalogue.ts'

export const portletName = z.enum(portletNames as [PortletName, ...PortletName[]])
export const portletWidth = z.enum(portletWidths)

/**
 * What an office sets of one portlet. Each field means something to some portlets only: which task types
 * `add-request` offers, which kinds `documents` and `add-document` know, how many rows a list shows, a title of its own.
 */
export const portletSettings = z.object({
  title: z.optional(z.nullable(z.object({ pl: line(60), en: line(60) }))),
  rows: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  taskTypeIds: z.optional(z.array(id).check(z.maxLength(100))),
  documentKinds: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(50))),
})
export type PortletSettings = z.infer<typeof portletSettings>

/** What a group itself says of a portlet; one it says nothing of is taken from its parent. */
export const ownPortlet = z.object({
  portlet: portletName,
  isOn: z.boolean(),
  position: z.int().check(z.nonnegative(), z.maximum(1000)),
  width: portletWidth,
  settings: portletSettings,
})
export type OwnPortlet = z.infer<typeof ownPortlet>

/** A group of clients whose portlets can be set. */
export const portletGroupRow = z.object({
  groupId: id,
  name: bilingual,
  parentId: z.nullable(id),
  isBuiltIn: z.boolean(),
  members: z.int(),
  version,
})
export type PortletGroupRow = z.infer<typeof portletGroupRow>

/** A portlet as a group has it after inheritance; `from` is the group that says so, null when none does (off). */
export const groupPortlet = z.object({
  ...ownPortlet.shape,
  permission: z.enum(permissions),
  isAwaited: z.boolean(),
  from: z.nullable(z.object({ groupId: id, name: bilingual })),
  isOwn: z.boolean(),
  /** Whether the group holds the permission the portlet asks for. */
  isPermitted: z.boolean(),
})
export type GroupPortlet = z.infer<typeof groupPortlet>

export const groupPortlets = z.object({
  groupId: id,
  name: bilingual,
  parent: z.nullable(z.object({ groupId: id, name: bilingual })),
  version,
  /** What it would show after its parent alone, to tell the difference. */
  portlets: z.array(groupPortlet),
  ofParent: z.array(groupPortlet),
})
export type GroupPortlets = z.infer<typeof groupPortlets>

export const getGroupPortletsInput = z.object({ groupId: id })

/** All that a group says itself, of each portlet at most once; what is not named is inherited. */
const words = z.object({
  groupId: id,
  own: z
    .array(ownPortlet)
    .check(z.refine((own) => new Set(own.map(({ portlet }) => portlet)).size === own.length)),
})
export type GroupWords = z.infer<typeof words>

export const setGroupPortletsInput = z.extend(words, { version })
export type SetGroupPortletsInput = z.infer<typeof setGroupPortletsInput>

/**
 * Whose dashboard to show, on which day: of a group with an example's empty data, or of one client as an account sees it,
 * without one named the client's own oldest. With a `draft` as if that group said so; nothing is saved.
 */
export const previewInput = z.object({
  of: z.union([z.object({ groupId: id }), z.object({ clientId: id, accountId: z.nullable(id) })]),
  on: calendarDate,
  draft: z.optional(words),
})
export type PreviewInput = z.infer<typeof previewInput>
