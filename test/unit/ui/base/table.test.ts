import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextRow, type RowKey, type TableSort } from '#shared/ui/base/table.ts'
import UiTable from '#shared/ui/base/UiTable.vue'
import { useShortcutHelp } from '#shared/ui/composables/use-shortcuts.ts'

interface Row {
  id: number
  name: string
}
const rowsTo = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id, name: `row ${id}` }))
const columns = [
  { key: 'id', title: 'Numer', width: '80px' },
  { key: 'name', title: 'Nazwa', width: '1fr', isSortable: true },
  { key: 'due', title: 'Termin', width: '90px', isSortable: true },
  { key: 'off', title: 'Ukryta', width: '1fr', isHidden: true },
]

interface Props {
  rows: Row[]
  state?: 'loading' | 'empty' | 'refused' | 'ready'
  hasMore?: boolean
  total?: number
  selectable?: boolean
  active?: RowKey | null
  sort?: TableSort
}

/** A table that takes back what it emits, as a page does. */
async function tableWith(props: Props) {
  const wrapper = mount(UiTable<Row>, {
    attachTo: document.body,
    props: {
      label: 'Zgłoszenia',
      columns,
      keyOf: (row: Row) => row.id,
      'onUpdate:active': (active: RowKey | null) => wrapper.setProps({ active }),
      'onUpdate:selected': (selected: ReadonlySet<RowKey>) => wrapper.setProps({ selected }),
      ...props,
    },
    slots: { 'cell-name': ({ row }: { row: Row }) => row.name, empty: 'Nic nie pasuje.' },
  })
  await nextTick()
  const grid = wrapper.get('[role=grid]')
  const press = async (key: string, more: object = {}) => {
    await grid.trigger('keydown', { key, ...more })
    await nextTick()
  }
  const activeText = () =>
    document.getElementById(grid.attributes('aria-activedescendant') ?? '')?.textContent.trim()
  const selectedRows = () => wrapper.findAll('[aria-selected=true]').map((row) => row.text())
  return { wrapper, grid, press, activeText, selectedRows }
}

beforeEach(() => {
  // happy-dom lays nothing out: without a size the window of rows would be empty.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

describe('a table', () => {
  it('draws a window of its rows and tells how many there are', async () => {
    const { wrapper, grid } = await tableWith({ rows: rowsTo(500), total: 50_000, hasMore: true })
    const drawn = wrapper.findAll('[data-row]')
    expect(drawn.length).toBeGreaterThan(10)
    expect(drawn.length).toBeLessThan(60)
    expect(grid.attributes()).toMatchObject({ 'aria-rowcount': '50001', 'aria-colcount': '3', tabindex: '0' })
    expect(drawn[0]?.attributes('aria-rowindex')).toBe('2')
    expect(wrapper.findAll('[tabindex="0"], button, input, a')).toHaveLength(1)
  })

  it('does not know the number of rows while more follow', async () => {
    const { grid } = await tableWith({ rows: rowsTo(50), hasMore: true })
    expect(grid.attributes('aria-rowcount')).toBe('-1')
  })

  it('moves with arrows, letters and jumps, the active row always in the page', async () => {
    const { grid, press, activeText } = await tableWith({ rows: rowsTo(500) })
    await grid.trigger('focus')
    expect(activeText()).toBe('row 0')
    await press('ArrowDown')
    await press('j')
    expect(activeText()).toBe('row 2')
    await press('k')
    expect(activeText()).toBe('row 1')
    await press('End')
    expect(activeText()).toBe('row 499')
    await press('ArrowDown')
    expect(activeText()).toBe('row 499')
    await press('Home')
    expect(activeText()).toBe('row 0')
  })

  it('draws the row the page has chosen, wherever it is', async () => {
    const { wrapper, activeText } = await tableWith({ rows: rowsTo(500) })
    await wrapper.setProps({ active: 321 })
    expect(activeText()).toBe('row 321')
  })

  it('leaves single letters alone where they are switched off', async () => {
    const { grid, press, activeText } = await tableWith({ rows: rowsTo(5), selectable: true })
    await grid.trigger('focus')
    useShortcutHelp().lettersOn.value = false
    await press('j')
    await press('x')
    expect(activeText()).toBe('row 0')
    useShortcutHelp().lettersOn.value = true
  })

  it('opens a row on Enter and double click', async () => {
    const { wrapper, grid, press } = await tableWith({ rows: rowsTo(5) })
    await grid.trigger('focus')
    await press('ArrowDown')
    await press('Enter')
    await wrapper.findAll('[data-row]')[3]?.trigger('dblclick')
    expect(wrapper.emitted('rowActivate')).toEqual([[{ id: 1, name: 'row 1' }], [{ id: 3, name: 'row 3' }]])
  })

  it('selects with x and Space, in ranges with Shift, all with Ctrl+A, and lets go on Escape', async () => {
    const { grid, press, selectedRows } = await tableWith({ rows: rowsTo(6), selectable: true })
    await grid.trigger('focus')
    await press('x')
    await press('ArrowDown')
    await press(' ')
    expect(selectedRows()).toEqual(['row 0', 'row 1'])
    await press('x')
    expect(selectedRows()).toEqual(['row 0'])
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    expect(selectedRows()).toEqual(['row 0', 'row 1', 'row 2', 'row 3'])
    await press('a', { ctrlKey: true })
    expect(selectedRows()).toHaveLength(6)
    await press('a', { ctrlKey: true })
    expect(selectedRows()).toEqual([])
    await press('x')
    await press('Escape')
    expect(selectedRows()).toEqual([])
  })

  it('selects with the mouse: the box, Ctrl and Shift', async () => {
    const { wrapper, selectedRows } = await tableWith({ rows: rowsTo(6), selectable: true })
    const row = (index: number) => wrapper.findAll('[data-row]')[index]
    await row(1)?.get('.ui-table__check').trigger('click')
    expect(wrapper.emitted('update:active')).toBeUndefined()
    await row(3)?.trigger('click', { ctrlKey: true })
    await row(5)?.trigger('click', { shiftKey: true })
    expect(selectedRows()).toEqual(['row 1', 'row 3', 'row 4', 'row 5'])
    await wrapper.get('[role=columnheader]').trigger('click')
    expect(selectedRows()).toHaveLength(6)
  })

  it('sorts from its head, by mouse and by keys', async () => {
    const sort: TableSort = { key: 'due', direction: 'ascending' }
    const { wrapper, grid, press, activeText } = await tableWith({ rows: rowsTo(5), sort })
    const heads = wrapper.findAll('[role=columnheader]')
    expect(heads.map((head) => head.attributes('aria-sort'))).toEqual([undefined, 'none', 'ascending'])
    await heads[1]?.trigger('click')
    await heads[0]?.trigger('click')
    await grid.trigger('focus')
    await press('ArrowUp')
    expect(activeText()).toBe('Nazwa')
    await press('ArrowRight')
    await press('Enter')
    await press('ArrowDown')
    expect(activeText()).toBe('row 0')
    expect(wrapper.emitted('sort')).toEqual([
      [{ key: 'name', direction: 'ascending' }],
      [{ key: 'due', direction: 'descending' }],
    ])
  })

  it('asks for more when the end of what is loaded comes near, once per page', async () => {
    const { wrapper, grid, press } = await tableWith({ rows: rowsTo(200), hasMore: true })
    expect(wrapper.emitted('needsMore')).toBeUndefined()
    await grid.trigger('focus')
    await press('End')
    expect(wrapper.emitted('needsMore')).toHaveLength(1)
    await wrapper.setProps({ rows: rowsTo(400) })
    await press('End')
    expect(wrapper.emitted('needsMore')).toHaveLength(2)
  })

  it('goes on from the place of a row that has left the list', async () => {
    const { wrapper, grid, press, activeText } = await tableWith({ rows: rowsTo(5) })
    ;(grid.element as HTMLElement).focus()
    await press('ArrowDown')
    await press('ArrowDown')
    await wrapper.setProps({ rows: rowsTo(5).filter((row) => row.id !== 2) })
    await nextTick()
    expect(activeText()).toBe('row 3')
  })

  it('shows its other states', async () => {
    const empty = await tableWith({ rows: [], state: 'empty' })
    expect(empty.wrapper.text()).toContain('Nic nie pasuje.')
    const loading = await tableWith({ rows: [], state: 'loading' })
    expect(loading.grid.attributes('aria-busy')).toBe('true')
    expect(loading.wrapper.get('[role=status]').text()).toBe('Wczytywanie…')
  })
})

describe('the keys of a grid', () => {
  const grid = { count: 100, perPage: 10 }

  it.each([
    ['PageDown', 50, 60],
    ['PageUp', 5, 0],
    ['PageDown', 95, 99],
    ['ArrowUp', 0, 0],
    ['Home', 40, 0],
    ['End', 40, 99],
    ['q', 40, null],
  ])('%s leads from %d to %s', (key, at, to) => {
    expect(nextRow(key, at, grid)).toBe(to)
  })
})
