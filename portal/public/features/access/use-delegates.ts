import { shallowRef, watch } from 'vue'
import type { Delegate, PointChoice } from '#shared/domain/access/schema.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { api } from '../../app/api.ts'

/** Who has access to one client, and the places an access can be limited to. */
export function useDelegates(clientId: () => number) {
  const delegates = shallowRef<readonly Delegate[] | null>(null)
  const points = shallowRef<readonly PointChoice[]>([])
  const load = useAction(async () => {
    const asked = clientId()
    const found = await api.delegates.list.query({ clientId: asked })
    if (asked !== clientId()) return
    delegates.value = found.delegates
    points.value = found.points
  })

  /** Puts an access that was given or changed into the list. */
  function apply(delegate: Delegate): void {
    const known = delegates.value ?? []
    delegates.value = known.some(({ accountId }) => accountId === delegate.accountId)
      ? known.map((other) => (other.accountId === delegate.accountId ? delegate : other))
      : [...known, delegate]
  }

  function remove(accountId: number): void {
    delegates.value = delegates.value?.filter((other) => other.accountId !== accountId) ?? null
  }

  watch(
    clientId,
    () => {
      delegates.value = null
      void load.run()
    },
    { immediate: true },
  )
  return { delegates, points, load, apply, remove }
}
