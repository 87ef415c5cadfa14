/**
 * Says a sentence to screen readers without moving the focus. What stands outside an open modal dialog is silent,
 * so the region lives inside the topmost one.
 */
export function announce(text: string): void {
  if (typeof document === 'undefined') return
  const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const region = host.querySelector(':scope > [data-announcer]') ?? addRegion(host)
  // A region is listened to only once it stands in the page, and the same sentence is read again only when it differs.
  setTimeout(() => (region.textContent = region.textContent === text ? `${text}\u00a0` : text), 50)
}

function addRegion(host: Element): Element {
  const region = document.createElement('div')
  region.className = 'visually-hidden'
  region.dataset['announcer'] = ''
  region.setAttribute('role', 'status')
  host.append(region)
  return region
}
