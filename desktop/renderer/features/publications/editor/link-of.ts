import { safeLink } from '#shared/domain/publications/safe-link.ts'

const bareMail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/
const barePhone = /^\+?[\d ()-]{7,20}$/
const bareHost = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/?#]|$)/u

/** The address that somebody meant: `www.gov.pl`, an e-mail or a telephone number need no scheme. Null for none. */
export function linkOf(typed: string): string | null {
  const words = typed.trim()
  if (bareMail.test(words)) return safeLink(`mailto:${words}`)
  if (barePhone.test(words)) return safeLink(`tel:${words}`)
  return safeLink(bareHost.test(words) ? `https://${words}` : words)
}
