import { portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { GroupPortlet, GroupPortlets, OwnPortlet } from '#shared/domain/portlets/schema.ts'

/** What a group says of a portlet: its own word, or nothing, so that its parent decides. */
export type PortletChoice = 'inherit' | 'on' | 'off'

/** A portlet as the group being edited would have it. */
export interface LayoutRow extends OwnPortlet {
  readonly choice: PortletChoice
  /** What the parent alone gives: off where there is none. */
  readonly inherited: GroupPortlet
  readonly permission: GroupPortlet['permission']
  readonly isAwaited: boolean
  readonly isPermitted: boolean
}

export interface Layout {
  /** What clients see, in order. */
  readonly shown: readonly LayoutRow[]
  /** What they do not see, in the order of the catalogue. */
  readonly hidden: readonly LayoutRow[]
}

/** What the server holds of a group, and what it would say itself after the edit. */
export interface EditedGroup {
  readonly group: GroupPortlets
  readonly own: readonly OwnPortlet[]
}

/** Room between two portlets, so that a group further down can put one of its own between them. */
const step = 10
const lastPosition = 1000

/** What a group says itself, as the server told it. */
export function ownOf({ portlets }: GroupPortlets): OwnPortlet[] {
  return portlets.filter(({ isOwn }) => isOwn).map(wordOf)
}

function wordOf({ portlet, isOn, position, width, settings }: OwnPortlet): OwnPortlet {
  return { portlet, isOn, position, width, settings }
}

/** Whether `a` stands before `b` on a dashboard: by position, then by name, as clients get them. */
const isBefore = (a: OwnPortlet, b: OwnPortlet): boolean =>
  a.position < b.position || (a.position === b.position && a.portlet < b.portlet)

/** Every portlet as the group would have it with `own` in place of what it says now. */
export function layoutOf({ group, own }: EditedGroup): Layout {
  const words = new Map(own.map((word) => [word.portlet, word]))
  const facts = new Map(group.portlets.map((portlet) => [portlet.portlet, portlet]))
  const rows = group.ofParent.map((inherited): LayoutRow => {
    const { portlet, permission, isAwaited } = inherited
    const word = words.get(portlet)
    const choice = word ? (word.isOn ? 'on' : 'off') : 'inherit'
    const isPermitted = facts.get(portlet)?.isPermitted ?? inherited.isPermitted
    return { ...wordOf(word ?? inherited), choice, inherited, permission, isAwaited, isPermitted }
  })
  const byCatalogue = (a: LayoutRow, b: LayoutRow): number =>
    portletNames.indexOf(a.portlet) - portletNames.indexOf(b.portlet)
  return {
    shown: rows.filter(({ isOn }) => isOn).toSorted((a, b) => (isBefore(a, b) ? -1 : 1)),
    hidden: rows.filter(({ isOn }) => !isOn).toSorted(byCatalogue),
  }
}

function rowOf(edited: EditedGroup, portlet: PortletName): LayoutRow | undefined {
  const { shown, hidden } = layoutOf(edited)
  return [...shown, ...hidden].find((row) => row.portlet === portlet)
}

function withWord(own: readonly OwnPortlet[], word: OwnPortlet): OwnPortlet[] {
  return [...own.filter(({ portlet }) => portlet !== word.portlet), wordOf(word)]
}

/** Switches a portlet on or off, or leaves it to the parent. One that comes to be shown goes to the end. */
export function chosen(edited: EditedGroup, portlet: PortletName, choice: PortletChoice): OwnPortlet[] {
  const row = rowOf(edited, portlet)
  if (!row || row.choice === choice) return [...edited.own]
  if (choice === 'inherit') return edited.own.filter((word) => word.portlet !== portlet)
  const isOn = choice === 'on'
  if (!isOn || row.isOn) return withWord(edited.own, { ...row, isOn })
  const { shown } = layoutOf(edited)
  return placed(edited.own, [...shown, { ...row, isOn }], shown.length)
}

/** Changes how a portlet looks; the group then has a word of its own on it. */
export function changed(
  edited: EditedGroup,
  portlet: PortletName,
  change: Partial<Pick<OwnPortlet, 'width' | 'settings'>>,
): OwnPortlet[] {
  const row = rowOf(edited, portlet)
  return row ? withWord(edited.own, { ...row, ...change }) : [...edited.own]
}

/** Moves a shown portlet to the place `to`, counted from 0. Of the others, only those in its way get a new position. */
export function moved(edited: EditedGroup, portlet: PortletName, to: number): OwnPortlet[] {
  const { shown } = layoutOf(edited)
  const row = shown.find((candidate) => candidate.portlet === portlet)
  const at = Math.min(Math.max(to, 0), shown.length - 1)
  if (!row || shown[at] === row) return [...edited.own]
  return placed(edited.own, shown.filter((other) => other !== row).toSpliced(at, 0, row), at)
}

/** Gives the row at `at` of a wished order a position of its own; its neighbours keep theirs where there is room. */
function placed(own: readonly OwnPortlet[], order: readonly LayoutRow[], at: number): OwnPortlet[] {
  const [before, row, after] = [order[at - 1], order[at], order[at + 1]]
  if (!row) return [...own]
  const least = before ? before.position + (before.portlet < row.portlet ? 0 : 1) : 0
  const most = after ? after.position - (row.portlet < after.portlet ? 0 : 1) : lastPosition
  if (least <= most) {
    const position = after ? Math.floor((least + most) / 2) : Math.min(least + step, most)
    return withWord(own, { ...row, position })
  }
  return spread(own, order, { at, least })
}

function spread(
  own: readonly OwnPortlet[],
  order: readonly LayoutRow[],
  { at, least }: { at: number; least: number },
): OwnPortlet[] {
  const isAllOwn = order.every(({ choice }) => choice !== 'inherit')
  const pushed = isAllOwn ? null : pushedFrom(order, at, least)
  const words = pushed ?? order.map((row, index) => ({ ...row, position: (index + 1) * step }))
  return words.reduce(withWord, [...own])
}

/** The moved row and those that have to make way for it; null where that leaves no position for the last. */
function pushedFrom(order: readonly LayoutRow[], at: number, least: number): OwnPortlet[] | null {
  const pushed: OwnPortlet[] = []
  for (const row of order.slice(at)) {
    const before = pushed.at(-1)
    if (before && isBefore(before, row)) break
    pushed.push({ ...row, position: before ? before.position + 1 : least })
  }
  return pushed.some(({ position }) => position > lastPosition) ? null : pushed
}

/**
 * Says what makes the group look like another: of its parent, nothing at all; of any other, a word on each portlet.
 * What the group may not show stays off.
 */
export function takenOver(edited: EditedGroup, other: GroupPortlets): OwnPortlet[] {
  if (other.groupId === edited.group.parent?.groupId) return []
  const { shown, hidden } = layoutOf(edited)
  const permitted = new Set([...shown, ...hidden].filter((row) => row.isPermitted).map((row) => row.portlet))
  return other.portlets.map((word) => wordOf({ ...word, isOn: word.isOn && permitted.has(word.portlet) }))
}

const comparable = (own: readonly OwnPortlet[]): string =>
  JSON.stringify(own.map(wordKey).toSorted((a, b) => (a < b ? -1 : 1)))

function wordKey({ portlet, isOn, position, width, settings }: OwnPortlet): string {
  return JSON.stringify([portlet, isOn, position, width, settingsKey(settings)])
}

/** Settings as one string, so that equal ones compare equal whatever order they were written in. */
export function settingsKey(settings: OwnPortlet['settings']): string {
  const { title = null, rows = null, taskTypeIds = null, documentKinds = null } = settings
  return JSON.stringify([
    title && [title.pl, title.en],
    rows,
    taskTypeIds?.toSorted((a, b) => a - b) ?? null,
    documentKinds?.toSorted() ?? null,
  ])
}

/** Whether two groups of words say the same. */
export function saysSame(a: readonly OwnPortlet[], b: readonly OwnPortlet[]): boolean {
  return comparable(a) === comparable(b)
}
