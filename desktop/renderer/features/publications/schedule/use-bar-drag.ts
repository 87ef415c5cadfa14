import type { Bar, Shift } from './bars.ts'
import type { WindowMoves } from './use-window-moves.ts'

/** How near to its end, in px, a bar is taken by the end. */
const edge = 8

interface Grid {
  /** On which day the mouse is, by its number; `box` is that of the list the bar lies in. */
  readonly dayAt: (event: PointerEvent, box: DOMRect) => number
  /** Whether a bar that is taken by one of its ends is made longer or shorter. */
  readonly resizes: boolean
}

/** Bars follow the mouse by whole days; one that did not move was only clicked. */
export function useBarDrag(
  moves: () => WindowMoves,
  grid: Grid,
): { grab: (bar: Bar, event: PointerEvent) => void } {
  function takenBy(bar: Bar, { clientX }: PointerEvent, { left, right, width }: DOMRect): Shift {
    if (!grid.resizes || width < 3 * edge) return { from: 1, until: 1 }
    if (bar.typed.until !== null && !bar.goesOn && right - clientX < edge) return { from: 0, until: 1 }
    return { from: 1, until: !bar.isBegun && clientX - left < edge ? 0 : 1 }
  }

  function grab(bar: Bar, event: PointerEvent): void {
    const element = event.currentTarget as HTMLElement
    const box = element.closest('ul')?.getBoundingClientRect()
    if (event.button !== 0 || event.pointerType === 'touch' || !box || !moves().mayMove(bar.item)) return
    const by = takenBy(bar, event, element.getBoundingClientRect())
    const start = grid.dayAt(event, box)
    const done = new AbortController()
    const { signal } = done
    const follow = (at: PointerEvent): void => {
      const days = grid.dayAt(at, box) - start
      moves().drag(bar, { from: by.from * days, until: by.until * days })
    }
    const letGo = (): void => {
      done.abort()
      void moves().drop()
    }
    const giveUp = (): void => {
      done.abort()
      moves().cancel()
    }
    // On the window: a bar is drawn anew in another week while it is dragged there.
    window.addEventListener('pointermove', follow, { signal })
    window.addEventListener('pointerup', letGo, { signal })
    window.addEventListener('pointercancel', giveUp, { signal })
  }

  return { grab }
}
