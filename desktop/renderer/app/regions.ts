/** F6 goes from region to region: rail, views, list, preview. A region is whatever carries `data-region`. */
const lastFocus = new WeakMap<Element, HTMLElement>()

function visibleRegions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null,
  )
}

/** Focuses what was last used in a region, else its first stop, else the region itself. */
function enterRegion(region: HTMLElement): void {
  const last = lastFocus.get(region)
  const stop =
    last?.isConnected && region.contains(last)
      ? last
      : region.querySelector<HTMLElement>(
          '[data-region-start], a[href], button:not(:disabled), input, [tabindex="0"]',
        )
  const target = stop ?? region
  if (target === region) region.tabIndex = -1
  target.focus()
}

/** Moves the focus to the next region, or the one before. */
export function goToNextRegion(step: 1 | -1): void {
  const regions = visibleRegions()
  // A region may lie in another; the focus is in the inner one.
  const current = document.activeElement?.closest<HTMLElement>('[data-region]')
  const here = current ? regions.indexOf(current) : -1
  const next = regions[here < 0 ? 0 : (here + step + regions.length) % regions.length]
  if (next) enterRegion(next)
}

/** Remembers, for as long as the app runs, where in each region the focus was. */
export function rememberRegions(): void {
  document.addEventListener('focusin', ({ target }) => {
    const region = target instanceof HTMLElement ? target.closest('[data-region]') : null
    if (region && target instanceof HTMLElement && target !== region) lastFocus.set(region, target)
  })
}
