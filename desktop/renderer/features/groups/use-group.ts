import { shallowRef, watch, type ShallowRef } from 'vue'
import type { GroupDetail } from '#shared/domain/groups/schema.ts'
import { isAbort, readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'

export interface OpenGroup {
  readonly group: Readonly<ShallowRef<GroupDetail | null>>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  reload: () => Promise<void>
  /** Takes what a change has answered, unless something newer is there. */
  apply: (group: GroupDetail) => void
}

/** One group, read again when somebody else changes it or one it inherits from. */
export function useGroup(groupId: () => number): OpenGroup {
  const words = useTexts()
  const group = shallowRef<GroupDetail | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let current = new AbortController()

  function apply(fresh: GroupDetail): void {
    const known = group.value
    if (fresh.id === groupId() && (known?.id !== fresh.id || known.version <= fresh.version))
      group.value = fresh
  }

  async function reload(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    try {
      apply(await api.groups.get.query({ groupId: groupId() }, { signal: mine.signal }))
      refusal.value = null
    } catch (error) {
      if (mine.signal.aborted || isAbort(error)) return
      refusal.value = readRefusal(error, words)
      if (refusal.value.code === 'group.not-found') group.value = null
    }
  }

  watch(
    groupId,
    () => {
      group.value = null
      refusal.value = null
      void reload()
    },
    { immediate: true },
  )
  onLiveEvent((event) => {
    if (event.name.startsWith('group.')) void reload()
  })
  onCatchUp(() => void reload())

  return { group, refusal, reload, apply }
}
