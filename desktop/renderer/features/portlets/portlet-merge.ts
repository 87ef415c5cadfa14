import { portletNames, type PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { OwnPortlet } from '#shared/domain/portlets/schema.ts'
import { saysSame, settingsKey } from './portlet-layout.ts'

/** What two people can change of a portlet; the order is one thing, as moving one portlet moves others. */
export type PortletFact = 'choice' | 'width' | 'settings'

/** What somebody else changed meanwhile. */
export interface PortletChange {
  /** Names the change, for the choice between both. */
  readonly key: string
  readonly portlet: PortletName | null
  readonly fact: PortletFact | 'order'
  readonly mine: OwnPortlet | null
  readonly theirs: OwnPortlet | null
  /** Both changed it, to different values: only a person can decide. */
  readonly isOpen: boolean
}

/** Three states of what a group says itself: what this window saw, what it would save, and what is there now. */
export interface ThreeWays {
  readonly seen: readonly OwnPortlet[]
  readonly mine: readonly OwnPortlet[]
  readonly theirs: readonly OwnPortlet[]
}

type Words = readonly OwnPortlet[]
type WordThreeWays = Record<keyof ThreeWays, OwnPortlet | null>

const wordOn = (words: Words, portlet: PortletName): OwnPortlet | null =>
  words.find((word) => word.portlet === portlet) ?? null

const facts = {
  choice: (word: OwnPortlet | null) => word?.isOn ?? null,
  width: (word: OwnPortlet | null) => word?.width ?? null,
  settings: (word: OwnPortlet | null) => (word ? settingsKey(word.settings) : null),
} as const satisfies Record<PortletFact, (word: OwnPortlet | null) => unknown>

/** The positions of those portlets of which all three say something: others have not been moved by anyone. */
function orderOf(words: Words, among: ReadonlySet<PortletName>): string {
  return JSON.stringify(
    words
      .filter(({ portlet }) => among.has(portlet))
      .toSorted((a, b) => a.position - b.position || (a.portlet < b.portlet ? -1 : 1))
      .map(({ portlet }) => portlet),
  )
}

function inAll({ seen, mine, theirs }: ThreeWays): Set<PortletName> {
  return new Set(portletNames.filter((name) => [seen, mine, theirs].every((words) => wordOn(words, name))))
}

/** Width and settings come and go with the word itself, unless both sides have one to compare. */
function hasLook({ seen, mine, theirs }: WordThreeWays): boolean {
  return seen ? theirs !== null : mine?.isOn === true && theirs?.isOn === true
}

/**
 * Whether this window changed what somebody else did. A word they took away is met by any change of it; one that this
 * window took away has no width or settings to decide about.
 */
function isTouched(fact: PortletFact, word: WordThreeWays): boolean {
  const { seen, mine } = word
  const differs = (one: PortletFact): boolean => facts[one](seen) !== facts[one](mine)
  if (fact !== 'choice') return mine !== null && differs(fact)
  return differs('choice') || (!word.theirs && (differs('width') || differs('settings')))
}

/** Everything somebody else changed, and whether it meets a change of one's own. */
export function changesOf(ways: ThreeWays): PortletChange[] {
  const changes: PortletChange[] = portletNames.flatMap((portlet) => {
    const word = {
      seen: wordOn(ways.seen, portlet),
      mine: wordOn(ways.mine, portlet),
      theirs: wordOn(ways.theirs, portlet),
    }
    return (Object.keys(facts) as PortletFact[]).flatMap((fact) => {
      if (fact !== 'choice' && !hasLook(word)) return []
      const [was, wished, is] = [facts[fact](word.seen), facts[fact](word.mine), facts[fact](word.theirs)]
      if (is === was || is === wished) return []
      const { mine, theirs } = word
      return [{ key: `${portlet}.${fact}`, portlet, fact, mine, theirs, isOpen: isTouched(fact, word) }]
    })
  })
  const among = inAll(ways)
  const [was, wished, is] = [ways.seen, ways.mine, ways.theirs].map((words) => orderOf(words, among))
  if (is === was || is === wished) return changes
  const isOpen = wished !== was
  return [...changes, { key: 'order', portlet: null, fact: 'order', mine: null, theirs: null, isOpen }]
}

/**
 * Puts both changes together: what only one changed is taken from that one, and where both did, what stands in
 * `taken` is theirs and the rest one's own.
 */
export function merged(ways: ThreeWays, taken: ReadonlySet<string>): OwnPortlet[] {
  const changes = new Map(changesOf(ways).map((change) => [change.key, change]))
  const takes = (key: string): boolean => {
    const change = changes.get(key)
    return change !== undefined && (!change.isOpen || taken.has(key))
  }
  return portletNames.flatMap((portlet) => {
    const [mine, theirs] = [wordOn(ways.mine, portlet), wordOn(ways.theirs, portlet)]
    const ruling = takes(`${portlet}.choice`) ? theirs : mine
    if (!ruling) return []
    if (ruling === theirs && !wordOn(ways.seen, portlet)) return [ruling]
    const from = (key: string): OwnPortlet => (takes(key) ? theirs : mine) ?? ruling
    return [
      {
        portlet,
        isOn: ruling.isOn,
        position: from('order').position,
        width: from(`${portlet}.width`).width,
        settings: from(`${portlet}.settings`).settings,
      },
    ]
  })
}

/** On how many portlets two states of a group say something else. */
export function changesBetween(before: Words, after: Words): number {
  return portletNames.filter((portlet) => {
    const [was, is] = [wordOn(before, portlet), wordOn(after, portlet)]
    return !saysSame(was ? [was] : [], is ? [is] : [])
  }).length
}
