import * as z from 'zod/mini'
import { id, instant, version } from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'
import { clientRecord } from './schema.ts'

/** Why two records may be of one client, the strongest first. The database keeps their places: add new ones at the end. */
export const duplicateReasons = ['nip', 'regon', 'pesel', 'email', 'phone-and-name'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

export const findDuplicatesInput = z.object({ clientId: id })

/** Clients that look alike are shown up to so many; what more of them share, such as a manager's e-mail, says nothing. */
export const mostAlike = 20

/**
 * Records that may be of the same client, those with the most in common first; those of which the office has said that
 * they are not, last.
 */
export const duplicates = z.array(
  z.object({
    id,
    number: z.string(),
    name: z.string(),
    address: z.string(),
    reasons: z.array(z.enum(duplicateReasons)),
    toldApart: z.nullable(z.object({ by: z.string(), at: instant })),
  }),
)
export type Duplicates = z.infer<typeof duplicates>

export const listDuplicatesInput = pageInput
export type ListDuplicatesInput = z.infer<typeof listDuplicatesInput>

/** A client that looks like others, and everything that it shares with another one of its group. */
const duplicateClient = z.object({
  id,
  number: z.string(),
  name: z.string(),
  address: z.string(),
  caretakerName: z.nullable(z.string()),
  createdAt: instant,
  reasons: z.array(z.enum(duplicateReasons)),
})
export type DuplicateClient = z.infer<typeof duplicateClient>

/** Clients that share `value`. */
export const duplicateGroup = z.object({
  key: z.string(),
  reason: z.enum(duplicateReasons),
  value: z.string(),
  clients: z.array(duplicateClient),
})
export type DuplicateGroup = z.infer<typeof duplicateGroup>
export const duplicatePage = page(duplicateGroup)

/** `clientId` is none of `otherIds`; or, when not apart, may be one of them after all. */
export const tellApartInput = z.object({
  clientId: id,
  otherIds: z.array(id).check(z.minLength(1), z.maxLength(mostAlike - 1)),
  isApart: z.boolean(),
})
export type TellApartInput = z.infer<typeof tellApartInput>

/** What may be taken over from the record that goes; whatever is not taken stays as the kept record has it. */
export const mergeableFields = [
  'firstName',
  'lastName',
  'companyName',
  'nip',
  'regon',
  'pesel',
  'email',
  'phone',
  'address',
  'alertNote',
  'caretaker',
] as const
export type MergeableField = (typeof mergeableFields)[number]

export const previewMergeInput = z.object({ clientId: id, otherId: id })

/** What belongs to the record that goes and moves to the one that stays. */
export const mergedParts = z.object({
  tasks: z.int(),
  servicePoints: z.int(),
  documents: z.int(),
  contacts: z.int(),
  accounts: z.int(),
  consents: z.int(),
  attributes: z.int(),
  children: z.int(),
})
export type MergedParts = z.infer<typeof mergedParts>

export const mergePreview = z.object({ kept: clientRecord, other: clientRecord, moves: mergedParts })
export type MergePreview = z.infer<typeof mergePreview>

/** `clientId` stays, `otherId` goes; both in the version that was looked at. */
export const mergeClientsInput = z.object({
  clientId: id,
  version,
  otherId: id,
  otherVersion: version,
  take: z.array(z.enum(mergeableFields)),
})
export type MergeClientsInput = z.infer<typeof mergeClientsInput>
