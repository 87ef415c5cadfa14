/**
 * Where a menu or list must be drawn: inside the modal dialog its control stands in, because everything outside an
 * open dialog can neither be seen above it nor be used; else at the end of the page.
 */
export function overlayTarget(origin: Event | Element | null): HTMLElement {
  const element = origin instanceof Event ? origin.currentTarget : origin
  return (element instanceof Element ? element.closest<HTMLElement>('dialog[open]') : null) ?? document.body
}
