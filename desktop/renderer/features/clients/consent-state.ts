import type { ConsentEntry } from '#shared/domain/clients/consents.ts'

type ConsentState = 'given' | 'withdrawn' | 'none'

/** How a consent stands by its last decision. */
export function consentState(last: Pick<ConsentEntry, 'isGiven'> | null): ConsentState {
  if (last === null) return 'none'
  return last.isGiven ? 'given' : 'withdrawn'
}

export const consentTones = { given: 'ok', withdrawn: 'warn', none: 'neutral' } as const
