import type { CustomScheme } from 'electron'

/** Where the renderer lives: an origin of its own, so that no page of it is ever a file:// one. */
export const appOrigin = 'app://okienko'

export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
}

export type AppUrlKind = 'page' | 'file' | 'api' | 'foreign'

/** What an address is to this app: a page, a file to download, another API address, or none of ours. */
export function kindOfUrl(address: string): AppUrlKind {
  if (!URL.canParse(address)) return 'foreign'
  const url = new URL(address)
  if (url.protocol !== 'app:' || url.host !== 'okienko') return 'foreign'
  if (/^\/api\/staff\/files(?:\/|$)/.test(url.pathname)) return 'file'
  return /^\/api(?:\/|$)/.test(url.pathname) ? 'api' : 'page'
}
