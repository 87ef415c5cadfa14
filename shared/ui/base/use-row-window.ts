import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, onMounted, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useTheme } from '../composables/use-theme.ts'

export interface RowWindow {
  /** The rows that stand in the page: what is visible, ten around it, and the active one. */
  visible: ComputedRef<readonly { index: number; top: number }[]>
  height: ComputedRef<number>
  rowHeight: Ref<number>
  rowsPerPage: ComputedRef<number>
  scrollTo: (index: number) => void
}

/** Draws only a window of many rows, all of the height that the density gives (`--row`). */
export function useRowWindow(
  scroller: Readonly<Ref<HTMLElement | null>>,
  table: { count: () => number; active: () => number },
): RowWindow {
  const { density } = useTheme()
  const rowHeight = ref(32)

  const virtualizer: Ref<Virtualizer<HTMLElement, HTMLElement>> = useVirtualizer(
    computed(() => ({
      count: table.count(),
      getScrollElement: () => scroller.value,
      estimateSize: () => rowHeight.value,
      overscan: 10,
      // The head is sticky and covers the first row's height of the view.
      scrollPaddingEnd: rowHeight.value,
      rangeExtractor: withActive(table.active(), table.count()),
    })),
  )

  function measure(): void {
    const height = scroller.value && parseFloat(getComputedStyle(scroller.value).getPropertyValue('--row'))
    if (height) rowHeight.value = height
    virtualizer.value.measure()
  }

  onMounted(measure)
  watch(density, () => nextTick(measure))

  return {
    visible: computed(() =>
      virtualizer.value.getVirtualItems().map(({ index, start }) => ({ index, top: start })),
    ),
    height: computed(() => virtualizer.value.getTotalSize()),
    rowHeight,
    rowsPerPage: computed(() =>
      Math.max(1, Math.floor((virtualizer.value.scrollRect?.height ?? 0) / rowHeight.value) - 2),
    ),
    scrollTo: (index) => virtualizer.value.scrollToIndex(index, { align: 'auto' }),
  }
}

/** Assistive technology asks for the active row by its id, so it must be in the page even when scrolled away. */
function withActive(active: number, count: number): (range: Range) => number[] {
  return (range) => {
    const indexes = defaultRangeExtractor(range)
    if (active < 0 || active >= count || indexes.includes(active)) return indexes
    return [...indexes, active].sort((a, b) => a - b)
  }
}
