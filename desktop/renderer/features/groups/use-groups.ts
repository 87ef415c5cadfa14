import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { GroupRow } from '#shared/domain/groups/schema.ts'
import { readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'

export interface KnownGroups {
  readonly groups: Readonly<ShallowRef<readonly GroupRow[]>>
  readonly state: ComputedRef<'loading' | 'refused' | 'ready'>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  readonly nameOf: (id: number | null) => string
  reload: () => Promise<void>
}

/** Every group of the office, read again when somebody changes one. */
export function useGroups(): KnownGroups {
  const words = useTexts()
  const groups = shallowRef<readonly GroupRow[]>([])
  const refusal = shallowRef<ShownRefusal | null>(null)

  async function reload(): Promise<void> {
    try {
      groups.value = await api.groups.list.query()
      refusal.value = null
    } catch (error) {
      refusal.value = readRefusal(error, words)
    }
  }

  // An office is never without its built-in groups, so none yet means that they are on their way.
  const state = computed(() => {
    if (groups.value.length > 0) return 'ready'
    return refusal.value ? 'refused' : 'loading'
  })
  const byId = computed(() => new Map(groups.value.map((group) => [group.id, group])))
  const nameOf = (id: number | null): string => byId.value.get(id ?? 0)?.name[words.language] ?? ''

  onLiveEvent((event) => {
    if (/^(group\.|account\.(created|groups-set))/.test(event.name)) void reload()
  })
  onCatchUp(() => void reload())
  void reload()

  return { groups, state, refusal, nameOf, reload }
}
