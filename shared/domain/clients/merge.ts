import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'
import { clientRecord } from './schema.ts'

/** Why two records may be of one client. */
export const duplicateReasons = ['nip', 'regon', 'pesel', 'email', 'phone-and-name'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

export const findDuplicatesInput = z.object({ clientId: id })

/** Records that may be of the same client, those with the most in common first. */
export const duplicates = z.array(
  z.object({
    id,
    number: z.string(),
    name: z.string(),
    address: z.string(),
    reasons: z.array(z.enum(duplicateReasons)),
  }),
)
export type Duplicates = z.infer<typeof duplicates>

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
