const webAddress = /^https?:\/\//i
const mailAddress = /^mailto:[^\s@<>"?&]+@[^\s@<>"?&]+$/i
const telephone = /^tel:\+?[\d ()-]{3,24}$/i
/** A path of the portal itself: `//other.host` and `/\other.host` would leave it. */
const portalPath = /^\/(?![/\\])/
// Browsers skip some of these inside an address, so that what was checked is not what is opened.
const unseen = /[\p{Cc}\p{Cf}\s\\]/u

function webLink(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null
  // A name before the host makes `https://bank.example@other.host` look like the bank.
  return url && url.hostname !== '' && url.username === '' && url.password === '' ? url.href : null
}

/**
 * The address as it may stand in a link of the office (http, https, mailto, tel, or a path of the portal);
 * null for anything else.
 */
export function safeLink(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 2000) return null
  const href = typed.trim()
  if (telephone.test(href)) return `tel:${href.slice(4).replace(/[ ()-]/g, '')}`
  if (unseen.test(href)) return null
  if (webAddress.test(href)) return webLink(href)
  return mailAddress.test(href) || portalPath.test(href) ? href : null
}
