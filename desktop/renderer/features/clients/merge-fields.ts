import { addressLine } from '#shared/domain/clients/rules.ts'
import { mergeableFields, type MergeableField } from '#shared/domain/clients/merge.ts'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'

/** A field that the two records do not say alike. */
export interface MergeDifference {
  readonly field: MergeableField
  readonly kept: string
  readonly other: string
}

/** What differs between two records and may be chosen, in the order of the record. */
export function differencesOf(kept: ClientRecord, other: ClientRecord): MergeDifference[] {
  return mergeableFields
    .filter((field) => field !== 'caretaker' || kept.can.setCaretaker)
    .map((field) => ({ field, kept: shown(kept, field), other: shown(other, field) }))
    .filter((difference) => difference.kept !== difference.other)
}

/** What is taken over unless somebody decides otherwise: what the kept record does not say. */
export function takenByDefault(differences: readonly MergeDifference[]): MergeableField[] {
  return differences.filter(({ kept, other }) => kept === '' && other !== '').map(({ field }) => field)
}

function shown(client: ClientRecord, field: MergeableField): string {
  if (field === 'address') return addressLine(client.address)
  if (field === 'alertNote') return client.alertNote?.text ?? ''
  if (field === 'caretaker') return client.caretaker?.name ?? ''
  return client[field] ?? ''
}
