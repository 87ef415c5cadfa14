import { refusalOf } from '#shared/client/refusals.ts'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import type { RequestRow } from '#shared/domain/tasks/schema.ts'
import type { PortalTexts } from '#shared/messages/portal-catalogue.ts'
import { announce } from '#shared/ui/composables/announce.ts'
import { useMessages } from '#shared/ui/composables/use-messages.ts'
import { usePagedList, type PagedList } from '#shared/ui/composables/use-paged-list.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live.ts'

export type ListedState = 'open' | 'ended'

/** One client's requests, open or ended, the newest first; a row that changes is changed in its place. */
export function useRequestList(
  filter: () => { clientId: number; state: ListedState },
): PagedList<RequestRow> {
  const { t } = useMessages<PortalTexts>()
  const list = usePagedList({
    filter,
    load: (asked, { cursor, signal }) => api.requests.list.query({ ...asked, cursor }, { signal }),
    keyOf: (request: RequestRow) => request.id,
  })

  function place(now: RequestRow): void {
    const before = list.items.find(({ id }) => id === now.id)
    if (before && before.version > now.version) return
    const belongs = isOpen(now.status) === (filter().state === 'open')
    if (!belongs) list.remove(now.id)
    else if (before) list.replace(now)
    else void list.reload()
    if (before && before.status !== now.status)
      announce(t('portal.requests.changed', { title: now.title, status: t(`portal.status.${now.status}`) }))
  }

  async function refresh(requestId: number): Promise<void> {
    const { clientId } = filter()
    try {
      place(await api.requests.get.query({ clientId, requestId }))
    } catch (error) {
      // Out of reach now; whatever else went wrong is told by the bar and mended by catching up.
      if (refusalOf(error).code === 'task.not-found') list.remove(requestId)
    }
  }

  onLiveEvent(({ taskId, clientId }) => {
    if (taskId !== null && clientId === filter().clientId) void refresh(taskId)
  })
  onCatchUp(() => void list.reload())
  return list
}
