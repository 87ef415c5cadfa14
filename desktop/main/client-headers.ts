import { apiVersion } from '#desktop/bridge/contract.ts'

/** Names this app to the server: it answers sign-in with a token instead of a cookie, or refuses too old a version. */
export function clientHeaders(appVersion: string): Record<string, string> {
  return { 'x-okienko-client': `desktop/${appVersion}`, 'x-okienko-api': String(apiVersion) }
}
