import { computed, nextTick, ref, type Ref } from 'vue'
import type { Bar, Shift } from './bars.ts'
import type { WindowMoves } from './use-window-moves.ts'

/** By how many days an arrow moves a window; with Shift only its end. */
function shiftOf({ key, shiftKey }: KeyboardEvent): Shift | null {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key]
  return by === undefined ? null : { from: shiftKey ? 0 : by, until: by }
}

/**
 * One of the bars can be tabbed to; up and down go from one to the next, left and right move the window of the one
 * that has the focus, Escape leaves it where it was.
 */
export function useBarKeys(of: {
  root: Readonly<Ref<HTMLElement | null>>
  bars: () => readonly Bar[]
  moves: () => WindowMoves
}): { onKey: (event: KeyboardEvent) => void; current: Ref<string | undefined> } {
  const focused = ref<string>()
  const current = computed({
    get: () => (of.bars().some(({ key }) => key === focused.value) ? focused.value : of.bars()[0]?.key),
    set: (key) => (focused.value = key),
  })

  const elements = (): HTMLElement[] => [
    ...(of.root.value?.querySelectorAll<HTMLElement>('[data-bar]') ?? []),
  ]

  function goOn(from: Element, by: number): void {
    const all = elements()
    all[all.indexOf(from as HTMLElement) + by]?.focus()
  }

  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    const bar = of.bars().find(({ key }) => key === target.dataset['bar'])
    if (!bar || event.ctrlKey || event.altKey || event.metaKey) return
    const shift = shiftOf(event)
    if (shift) move(bar, shift)
    else if (event.key === 'ArrowDown') goOn(target, 1)
    else if (event.key === 'ArrowUp') goOn(target, -1)
    else if (event.key === 'Escape') of.moves().cancel()
    else return
    event.preventDefault()
  }

  /** A bar may be drawn elsewhere after it was moved; the focus goes with it. */
  function move(bar: Bar, shift: Shift): void {
    of.moves().step(bar, shift)
    void nextTick(() =>
      elements()
        .find(({ dataset }) => dataset['bar'] === bar.key)
        ?.focus(),
    )
  }

  return { onKey, current }
}
