import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { SelectClientsInput } from '#shared/domain/clients/caretaker-of-many.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import type { RowKey } from '#shared/ui/base/table.ts'
import { api } from '../../app/api.ts'

export interface ClientSelectionState {
  readonly selected: ShallowRef<ReadonlySet<RowKey>>
  readonly ids: ComputedRef<readonly number[]>
  readonly isSelecting: ComputedRef<boolean>
  /** Not all of the list could be selected at once. */
  readonly isCut: Readonly<Ref<boolean>>
  selectAll: () => Promise<void>
  clear: () => void
}

/** Which clients of the list are selected; another search or filter begins anew. */
export function useClientSelection(asked: () => SelectClientsInput): ClientSelectionState {
  const selected = shallowRef<ReadonlySet<RowKey>>(new Set())
  const isCut = ref(false)
  const ids = computed(() => [...selected.value].filter((key) => typeof key === 'number'))
  const selecting = useAction(() => api.clients.select.query(asked()), { refusalAsToast: true })

  async function selectAll(): Promise<void> {
    const outcome = await selecting.run()
    if (!outcome.ok) return
    selected.value = new Set(outcome.value.clientIds)
    isCut.value = outcome.value.hasMore
  }

  function clear(): void {
    selected.value = new Set()
    isCut.value = false
  }

  watch(() => JSON.stringify(asked()), clear)
  watch(selected, (now) => {
    if (now.size === 0) isCut.value = false
  })
  return { selected, ids, isSelecting: computed(() => selecting.pending), isCut, selectAll, clear }
}
