import { computed, onMounted, onScopeDispose, shallowRef, watch } from 'vue'
import type { PortletName } from '#shared/domain/portlets/catalogue.ts'
import type { Dashboard } from '#shared/domain/portlets/dashboard.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { api } from '../../app/api.ts'
import { touchesRights } from '../../app/follow-rights.ts'
import { onCatchUp, onLiveEvent } from '../../app/live.ts'

/** Several changes made together, such as a request with its files, are one reason to look again. */
const settleMilliseconds = 300

/** The dashboard of one client, kept up to date, and the way to put portlets aside. */
export function useDashboard(clientId: () => number) {
  const found = shallowRef<{ clientId: number; dashboard: Dashboard } | null>(null)
  /** That of the client in the address, never of the one before. */
  const dashboard = computed(() => (found.value?.clientId === clientId() ? found.value.dashboard : null))
  let asked = 0

  const load = useAction(async () => {
    let wanted: number
    do {
      wanted = asked += 1
      const id = clientId()
      const answer = await api.portlets.dashboard.query({ clientId: id })
      if (wanted === asked) found.value = { clientId: id, dashboard: answer }
    } while (wanted !== asked)
  })

  /** Looks again; what comes in while an answer is on its way is asked for once more after it. */
  function reload(): void {
    if (load.pending) asked += 1
    else void load.run()
  }

  function place(portlet: PortletName, isHidden: boolean): void {
    const now = found.value
    if (!now) return
    const portlets = now.dashboard.portlets.map((one) =>
      one.portlet === portlet ? { ...one, isHidden } : one,
    )
    found.value = { ...now, dashboard: { ...now.dashboard, portlets } }
  }

  const change = useAction(
    (portlet: PortletName, isHidden: boolean) => api.portlets.setHidden.mutate({ portlet, isHidden }),
    { refusalAsToast: true },
  )
  let last: Promise<unknown> = Promise.resolve()

  /**
   * Puts a portlet aside at once, or takes it back together with its data; one change after the other. Answers whether
   * the server has taken it.
   */
  function setHidden(portlet: PortletName, isHidden: boolean): Promise<boolean> {
    if (isHidden) place(portlet, true)
    const mine = last.then(async () => {
      const { ok } = await change.run(portlet, isHidden)
      if (!ok || !isHidden) reload()
      return ok
    })
    last = mine
    return mine
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  onLiveEvent((event) => {
    if (event.clientId !== clientId() && !touchesRights(event.name)) return
    clearTimeout(timer)
    timer = setTimeout(reload, settleMilliseconds)
  })
  onMounted(reload)
  onCatchUp(reload)
  onScopeDispose(() => clearTimeout(timer))
  watch(clientId, reload)
  return { dashboard, load, reload, setHidden }
}
