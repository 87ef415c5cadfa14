import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { QueueFilter, TaskRow } from '#shared/domain/tasks/schema.ts'
import { usePagedList, type PagedList } from '#shared/ui/composables/use-paged-list.ts'
import { api } from '../../app/api.ts'
import { onCatchUp } from '../../app/live-feed.ts'
import { useMe } from '../../app/session-store.ts'
import { belongsTo, withArrivals } from './queue-filter.ts'
import { useTaskStore } from './task-store.ts'
import { useLiveTasks } from './use-live-tasks.ts'

const pageSize = 100

/** What a reader should notice about a row: it came, or changed, since the list was read. */
export type RowMark = 'new' | 'changed'

export interface TaskQueue {
  readonly list: PagedList<TaskRow>
  /** What was read and what arrived since, in the order of deadlines. */
  readonly rows: ComputedRef<readonly TaskRow[]>
  readonly marks: ComputedRef<ReadonlyMap<number, RowMark>>
  /** Rows that no longer answer the filter; they stay until the list is read again. */
  readonly departed: ComputedRef<ReadonlySet<number>>
  clearMark: (id: number) => void
}

/** A queue that follows the office live without moving what is being read. */
export function useTaskQueue(filter: () => QueueFilter): TaskQueue {
  const me = useMe()
  const store = useTaskStore()
  const arrived = shallowRef<readonly TaskRow[]>([])
  const marks = shallowRef<ReadonlyMap<number, RowMark>>(new Map())

  const list = usePagedList<TaskRow, QueueFilter>({
    filter,
    keyOf: (row) => row.id,
    async load(asked, { cursor, signal }) {
      const page = await api.tasks.list.query({ filter: asked, cursor, limit: pageSize }, { signal })
      store.applyRows(page.rows)
      if (cursor === null) startAnew()
      return page
    },
  })

  const viewer = computed(() => ({
    accountId: me.value.accountId,
    groupIds: me.value.groups.map((group) => group.id),
  }))
  const latest = (row: TaskRow): TaskRow => store.rows.get(row.id) ?? row
  const rows = computed(() => withArrivals(list.items.map(latest), arrived.value.map(latest), !list.hasMore))
  const departed = computed(() => {
    const asked = { ...filter() }
    delete asked.text
    return new Set(rows.value.filter((row) => !belongsTo(asked, row, viewer.value)).map((row) => row.id))
  })

  function startAnew(): void {
    arrived.value = []
    marks.value = new Map()
  }

  function clearMark(id: number): void {
    if (marks.value.has(id)) marks.value = new Map([...marks.value].filter(([known]) => known !== id))
  }

  useLiveTasks(({ rows: changed, gone }) => {
    const onScreen = new Set(rows.value.map((row) => row.id))
    const next = new Map(marks.value)
    for (const row of changed) {
      if (onScreen.has(row.id)) next.set(row.id, next.get(row.id) ?? 'changed')
      else if (belongsTo(filter(), row, viewer.value)) {
        arrived.value = [...arrived.value, row]
        next.set(row.id, 'new')
      }
    }
    for (const id of gone) list.remove(id)
    if (gone.length > 0) arrived.value = arrived.value.filter((row) => !gone.includes(row.id))
    marks.value = next
  })

  onCatchUp(() => void list.reload())
  watch(filter, startAnew, { deep: true })

  return { list, rows, marks: computed(() => marks.value), departed, clearMark }
}
