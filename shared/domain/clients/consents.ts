import * as z from 'zod/mini'
import { id, instant, optionalLine } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'

export const consentKinds = ['e-invoice', 'sms', 'marketing'] as const
export const consentKind = z.enum(consentKinds)
export type ConsentKind = z.infer<typeof consentKind>

/** Where a decision was taken: told at the desk, or taken by the client in the portal. */
const consentSource = z.enum(['desk', 'portal'])

/** One decision of the register. `byName` is left out where the reader is a client: the office speaks as one. */
export const consentEntry = z.object({
  id,
  kind: consentKind,
  isGiven: z.boolean(),
  source: consentSource,
  note: z.string(),
  byName: z.nullable(z.string()),
  at: instant,
})
export type ConsentEntry = z.infer<typeof consentEntry>
export const consentPage = page(consentEntry)

/** What holds for each kind: its last decision, or null while nobody was asked. */
export const consents = z.object({
  kinds: z.array(z.object({ kind: consentKind, last: z.nullable(consentEntry) })),
  can: z.object({ set: z.boolean() }),
})
export type Consents = z.infer<typeof consents>

export const ofClientInput = z.object({ clientId: id })
export const consentHistoryInput = z.extend(pageInput, { clientId: id })
export type ConsentHistoryInput = z.infer<typeof consentHistoryInput>

/** `seenId`: the last decision a window has seen of this kind; a newer one is refused with `row.stale`. */
const decision = { clientId: id, kind: consentKind, isGiven: z.boolean(), seenId: z.nullable(id) }

export const setConsentInput = z.object({ ...decision, note: optionalLine(300) })
export type SetConsentInput = z.infer<typeof setConsentInput>
export const setOwnConsentInput = z.object(decision)
export type SetOwnConsentInput = z.infer<typeof setOwnConsentInput>
