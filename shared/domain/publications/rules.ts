import { fold } from '../clients/search-terms.ts'
import type { Outage, PublicationKind, PublicationState, Telling } from './schema.ts'
import { isShownAt, type ShownWindow } from './windows.ts'

/** What a publication's state follows from; `effectiveFrom` is the least one of its approved versions. */
export interface Standing {
  readonly isWithdrawn: boolean
  readonly effectiveFrom: Date | null
  readonly open: 'draft' | 'in-review' | null
  readonly windows: readonly ShownWindow[]
}

/** Where a publication stands at an instant; between two of its windows it is `scheduled`. */
export function stateAt(standing: Standing, now: Date): PublicationState {
  const { effectiveFrom, windows } = standing
  if (standing.isWithdrawn) return 'withdrawn'
  if (effectiveFrom === null) return standing.open ?? 'draft'
  if (effectiveFrom <= now && isShownAt(windows, now)) return 'live'
  return windows.some(({ until }) => until === null || until > now) ? 'scheduled' : 'expired'
}

/** Kinds of which readers can be told; the others are there to be looked up. */
export function isTold(kind: PublicationKind): boolean {
  return kind === 'news' || kind === 'notice'
}

/** How readers are told of what nobody has decided about: of an outage in the portal, of nothing else. */
export function usualTelling(kind: PublicationKind, outage: Outage): Telling {
  return kind === 'notice' && outage !== 'none' ? 'portal' : 'nobody'
}

const longestSlug = 80

/** A title as part of an address: small letters, digits and dashes; never empty. */
export function slugOf(title: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const cut = words.length > longestSlug ? words.slice(0, longestSlug).replace(/-[^-]*$/, '') : words
  return cut === '' ? 'publikacja' : cut
}

/** A street as somebody typed it, without `ul.` and its like, for a comparison with how others wrote it. */
export function streetName(typed: string): string {
  return typed
    .trim()
    .replace(/^(?:ul|al|os|pl|ulica|aleja|osiedle|plac)(?:\.\s*|\s+)/iu, '')
    .replace(/\s+/g, ' ')
}
