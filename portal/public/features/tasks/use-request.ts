import { computed, shallowRef, watch, type Ref } from 'vue'
import type { RequestDetail, TaskEntry } from '#shared/domain/tasks/schema.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useMessages } from '#shared/ui/composables/use-messages.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live.ts'

/** One request as it stands, kept fresh by the live feed; what others did to it is told in a short message. */
export function useRequest(place: Readonly<Ref<{ clientId: number; requestId: number }>>) {
  const { t } = useMessages<PortalTexts>()
  const toasts = useToasts()
  const request = shallowRef<RequestDetail | null>(null)
  const entries = shallowRef<readonly TaskEntry[]>([])
  const hasEarlier = shallowRef(false)

  /** Answers and live changes may arrive in any order: an older version never replaces a newer one. */
  function become(next: RequestDetail): void {
    const known = request.value
    if (known && known.version > next.version) return
    hasEarlier.value = known ? hasEarlier.value : next.earlierEntries
    entries.value = joined(entries.value, next.entries)
    request.value = next
  }

  function tellWhatIsNew(before: RequestDetail, now: RequestDetail): void {
    const known = new Set(before.entries.map(({ id }) => id))
    const answer = now.entries.findLast(
      ({ id, kind, authorKind }) => kind === 'reply' && authorKind === 'staff' && !known.has(id),
    )
    if (answer) toasts.show({ text: t('portal.request.answered', { name: answer.authorName }) })
    else if (before.status !== now.status)
      toasts.show({ text: t('portal.request.moved', { status: t(`portal.status.${now.status}`) }) })
  }

  const load = useAction(async ({ isOwnChange = false } = {}) => {
    const asked = place.value
    const next = await api.requests.get.query(asked)
    if (asked !== place.value) return
    const before = request.value
    become(next)
    if (before && !isOwnChange) tellWhatIsNew(before, next)
  })

  let isWanted = false
  /** A change that arrives while an answer is on its way may not be in that answer. */
  async function refresh(isOwnChange = false): Promise<void> {
    isWanted = load.pending
    if (load.pending) return
    await load.run({ isOwnChange })
    if (isWanted) await refresh()
  }

  const loadEarlier = useAction(async () => {
    const [first] = entries.value
    if (!first) return
    const more = await api.requests.entries.query({ ...place.value, before: first.id })
    entries.value = joined(more.entries, entries.value)
    hasEarlier.value = more.earlierEntries
  })

  watch(
    place,
    () => {
      request.value = null
      entries.value = []
      void refresh()
    },
    { immediate: true },
  )
  onLiveEvent(({ taskId, mine }) => {
    if (taskId === place.value.requestId) void refresh(mine)
  })
  onCatchUp(() => void refresh())

  return {
    request,
    entries: computed(() => entries.value),
    hasEarlier: computed(() => hasEarlier.value),
    load,
    loadEarlier,
    refresh,
    become,
  }
}

function joined(first: readonly TaskEntry[], then: readonly TaskEntry[]): readonly TaskEntry[] {
  const byId = new Map([...first, ...then].map((entry) => [entry.id, entry]))
  return [...byId.values()].toSorted((a, b) => a.id - b.id)
}
