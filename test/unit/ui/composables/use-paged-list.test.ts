import { flushPromises } from '@vue/test-utils'
import { nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { usePagedList } from '#shared/ui/composables/use-paged-list.ts'
import { inComponent } from '../support/in-component.ts'

interface Row {
  id: number
  name?: string
}
type Answer = { rows: Row[]; nextCursor: string | null }

/** A list whose answers the test gives by hand, in any order. */
function listOf(filter = ref('all')) {
  const asked: {
    filter: string
    cursor: string | null
    signal: AbortSignal
    answer: (page: Answer) => void
    refuse: (error: unknown) => void
  }[] = []
  const { result: list, wrapper } = inComponent(() =>
    usePagedList<Row, string>({
      filter: () => filter.value,
      keyOf: (row) => row.id,
      load: (wanted, { cursor, signal }) =>
        new Promise((answer, refuse) => asked.push({ filter: wanted, cursor, signal, answer, refuse })),
    }),
  )
  return { list, asked, filter, wrapper }
}

const rows = (...ids: number[]): Row[] => ids.map((id) => ({ id }))

describe('a paged list', () => {
  it('loads, then shows the rows and reads further pages', async () => {
    const { list, asked } = listOf()
    expect(list.state).toBe('loading')
    asked[0]?.answer({ rows: rows(1, 2), nextCursor: 'c' })
    await flushPromises()
    expect([list.state, list.hasMore, list.items.length]).toEqual(['ready', true, 2])
    void list.loadMore()
    void list.loadMore()
    expect(asked).toHaveLength(2)
    expect([asked[1]?.cursor, list.loadingMore, list.stale]).toEqual(['c', true, false])
    asked[1]?.answer({ rows: rows(2, 3), nextCursor: null })
    await flushPromises()
    expect(list.items.map((row) => row.id)).toEqual([1, 2, 3])
    await list.loadMore()
    expect(asked).toHaveLength(2)
  })

  it('is empty, or refused with the reason', async () => {
    const empty = listOf()
    empty.asked[0]?.answer({ rows: [], nextCursor: null })
    await flushPromises()
    expect(empty.list.state).toBe('empty')

    const refused = listOf()
    refused.asked[0]?.refuse({
      data: { refusal: { code: 'permission.missing', details: {}, requestId: 'r' } },
    })
    await flushPromises()
    expect([refused.list.state, refused.list.refusal?.code]).toEqual(['refused', 'permission.missing'])
    void refused.list.reload()
    expect(refused.list.refusal).toBeNull()
  })

  it('keeps the old rows while another question is asked, and drops what was overtaken', async () => {
    const { list, asked, filter } = listOf()
    asked[0]?.answer({ rows: rows(1), nextCursor: null })
    await flushPromises()
    filter.value = 'mine'
    await nextTick()
    filter.value = 'overdue'
    await nextTick()
    expect([list.state, list.stale, asked[1]?.signal.aborted]).toEqual(['ready', true, true])
    asked[2]?.answer({ rows: rows(3), nextCursor: null })
    await flushPromises()
    asked[1]?.answer({ rows: rows(2), nextCursor: null })
    await flushPromises()
    expect([list.items, list.stale]).toEqual([rows(3), false])
  })

  it('keeps the rows and says so when a further page is refused', async () => {
    const { list, asked } = listOf()
    asked[0]?.answer({ rows: rows(1), nextCursor: 'c' })
    await flushPromises()
    void list.loadMore()
    asked[1]?.refuse(new TypeError('Failed to fetch'))
    await flushPromises()
    expect([list.state, list.refusal?.code, list.hasMore]).toEqual(['ready', 'server.unreachable', true])
  })

  it('takes in changes that arrive live', async () => {
    const { list, asked } = listOf()
    asked[0]?.answer({ rows: rows(1, 2), nextCursor: null })
    await flushPromises()
    list.replace({ id: 2, name: 'new' })
    list.replace({ id: 9 })
    list.prepend({ id: 3 })
    list.remove(1)
    expect(list.items).toEqual([{ id: 3 }, { id: 2, name: 'new' }])
  })

  it('asks for nothing more once its component is gone', () => {
    const { asked, wrapper } = listOf()
    wrapper.unmount()
    expect(asked[0]?.signal.aborted).toBe(true)
  })
})
