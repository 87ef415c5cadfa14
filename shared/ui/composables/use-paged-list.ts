import { computed, onScopeDispose, shallowReactive, watch } from 'vue'
import { isAbort, readRefusal, type ShownRefusal } from './refusal.ts'
import { useMessages } from './use-messages.ts'

export interface PagedListOptions<Row, Filter> {
  /** What is asked for; when it changes, the list starts anew while the old rows stay, marked `stale`. */
  filter: () => Filter
  /** Reads one page; `signal` tells that nobody waits for it any more. */
  load: (
    filter: Filter,
    page: { cursor: string | null; signal: AbortSignal },
  ) => Promise<{ rows: readonly Row[]; nextCursor: string | null }>
  keyOf: (row: Row) => string | number
}

/** A list read page by page, as the screen shows it. */
export interface PagedList<Row> {
  readonly items: readonly Row[]
  readonly state: 'loading' | 'empty' | 'refused' | 'ready'
  /** The rows on screen answer an older question; the new answer is on its way. */
  readonly stale: boolean
  readonly loadingMore: boolean
  readonly hasMore: boolean
  readonly refusal: ShownRefusal | null
  reload: () => Promise<void>
  /** Reads the next page, unless one is on its way or there is none. */
  loadMore: () => Promise<void>
  /** Puts a newer version of a row in its place; a row that is not on screen is left out. */
  replace: (row: Row) => void
  remove: (key: string | number) => void
  prepend: (row: Row) => void
}

/** Reads a keyset-paged list: an answer that a newer question has overtaken is dropped, rows that move are not doubled. */
export function usePagedList<Row, Filter>(options: PagedListOptions<Row, Filter>): PagedList<Row> {
  const { keyOf } = options
  const words = useMessages()
  const data = shallowReactive({
    items: [] as readonly Row[],
    refusal: null as ShownRefusal | null,
    loading: true,
    loadingMore: false,
    cursor: null as string | null,
  })
  let current = new AbortController()

  async function read(cursor: string | null): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    data.loading = cursor === null
    data.loadingMore = cursor !== null
    data.refusal = null
    try {
      const page = await options.load(options.filter(), { cursor, signal: mine.signal })
      if (mine.signal.aborted) return
      data.items = cursor === null ? page.rows : joined(data.items, page.rows)
      data.cursor = page.nextCursor
    } catch (error) {
      if (mine.signal.aborted || isAbort(error)) return
      data.refusal = readRefusal(error, words)
    }
    data.loading = false
    data.loadingMore = false
  }

  function joined(before: readonly Row[], after: readonly Row[]): readonly Row[] {
    const known = new Set(before.map(keyOf))
    return [...before, ...after.filter((row) => !known.has(keyOf(row)))]
  }

  async function loadMore(): Promise<void> {
    if (!data.loading && !data.loadingMore && data.cursor !== null) await read(data.cursor)
  }

  const state = computed(() => {
    if (data.items.length > 0) return 'ready'
    if (data.loading) return 'loading'
    return data.refusal ? 'refused' : 'empty'
  })

  watch(options.filter, () => read(null), { immediate: typeof window !== 'undefined', deep: true })
  onScopeDispose(() => current.abort())

  return {
    get items() {
      return data.items
    },
    get state() {
      return state.value
    },
    get stale() {
      return data.loading && data.items.length > 0
    },
    get loadingMore() {
      return data.loadingMore
    },
    get hasMore() {
      return data.cursor !== null
    },
    get refusal() {
      return data.refusal
    },
    reload: () => read(null),
    loadMore,
    replace: (row) => (data.items = data.items.map((old) => (keyOf(old) === keyOf(row) ? row : old))),
    remove: (key) => (data.items = data.items.filter((row) => keyOf(row) !== key)),
    prepend: (row) => (data.items = joined([row], data.items)),
  }
}
