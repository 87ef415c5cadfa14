import { portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { GroupPortlets, OwnPortlet } from '#shared/domain/portlets/schema.ts'
import { layoutOf, ownOf, settingsKey, type Layout } from './portlet-layout.ts'

/** How a portlet looks to clients of a group: its place counted from 1, its width and settings. */
export interface PortletLook extends Pick<OwnPortlet, 'width' | 'settings'> {
  readonly place: number
}

/** One portlet in two groups; null where a group does not show it. */
export interface PortletDifference {
  readonly portlet: PortletName
  readonly here: PortletLook | null
  readonly there: PortletLook | null
  readonly differs: boolean
}

function looksOf({ shown }: Layout): Map<PortletName, PortletLook> {
  return new Map(
    shown.map(({ portlet, width, settings }, index) => [portlet, { place: index + 1, width, settings }]),
  )
}

const isAlike = (a: PortletLook, b: PortletLook): boolean =>
  a.width === b.width && settingsKey(a.settings) === settingsKey(b.settings)

/**
 * Of portlets that both groups show, the most that stand in the same order: only the others count as moved, so that
 * one portlet more at the top does not make every other one differ.
 */
function inSameOrder(names: readonly PortletName[], there: ReadonlyMap<PortletName, PortletLook>) {
  const placeOf = (name: PortletName): number => there.get(name)?.place ?? 0
  const endingAt: PortletName[][] = []
  for (const name of names) {
    const before = endingAt.filter((run) => placeOf(run.at(-1) ?? name) < placeOf(name))
    const longest = before.toSorted((a, b) => b.length - a.length)[0] ?? []
    endingAt.push([...longest, name])
  }
  return new Set(endingAt.toSorted((a, b) => b.length - a.length)[0])
}

/** Every portlet, those that the group being edited shows first, in its order. */
export function differencesOf(here: Layout, other: GroupPortlets): PortletDifference[] {
  const theirs = layoutOf({ group: other, own: ownOf(other) })
  const [ours, those] = [looksOf(here), looksOf(theirs)]
  const names = [...new Set([...ours.keys(), ...those.keys(), ...portletNames])]
  const kept = inSameOrder(
    names.filter((name) => ours.has(name) && those.has(name)),
    those,
  )
  return names.map((portlet) => {
    const [mine = null, their = null] = [ours.get(portlet), those.get(portlet)]
    const differs = mine && their ? !isAlike(mine, their) || !kept.has(portlet) : mine !== their
    return { portlet, here: mine, there: their, differs }
  })
}
