import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Duplicates, MergeableField, MergePreview } from '#shared/domain/clients/merge.ts'
import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { api } from '../../app/api.ts'
import { useTexts } from '../../app/texts.ts'
import { differencesOf, takenByDefault, type MergeDifference } from './merge-fields.ts'

export interface Merge {
  readonly candidates: Readonly<ShallowRef<Duplicates | null>>
  readonly preview: Readonly<ShallowRef<MergePreview | null>>
  readonly differences: Readonly<ShallowRef<readonly MergeDifference[]>>
  /** Fields whose value comes from the other record. */
  readonly take: Ref<MergeableField[]>
  readonly find: Action<[], Duplicates>
  /** Says that a candidate is another client, or takes that back. */
  readonly tellApart: Action<[otherId: number, isApart: boolean], void>
  readonly compare: Action<[otherId: number], MergePreview>
  readonly merge: Action<[], ClientRecord>
  /** Back to the choice of the other record. */
  leave: () => void
}

/** Two records of one client: finding the other one, comparing both, and making one of them. */
export function useMerge(clientId: number): Merge {
  const { t } = useTexts()
  const candidates = shallowRef<Duplicates | null>(null)
  const preview = shallowRef<MergePreview | null>(null)
  const differences = shallowRef<readonly MergeDifference[]>([])
  const take = ref<MergeableField[]>([])

  const find = useAction(async () => (candidates.value = await api.clients.duplicates.query({ clientId })))
  const tellApart = useAction(async (otherId: number, isApart: boolean) => {
    await api.clients.tellApart.mutate({ clientId, otherIds: [otherId], isApart })
    await find.run()
  })
  const compare = useAction(async (otherId: number) => {
    const found = await api.clients.previewMerge.query({ clientId, otherId })
    differences.value = differencesOf(found.kept, found.other)
    take.value = takenByDefault(differences.value)
    return (preview.value = found)
  })
  const merge = useAction(
    () => {
      const { kept, other } = preview.value ?? {}
      if (!kept || !other) throw new Error('Nothing is compared')
      const seen = {
        clientId: kept.id,
        version: kept.version,
        otherId: other.id,
        otherVersion: other.version,
      }
      return api.clients.merge.mutate({ ...seen, take: take.value })
    },
    { done: () => t('clients-bulk.merge.done', { number: preview.value?.other.number ?? '' }) },
  )

  function leave(): void {
    preview.value = null
    compare.clear()
    merge.clear()
  }

  void find.run()
  return { candidates, preview, differences, take, find, tellApart, compare, merge, leave }
}
