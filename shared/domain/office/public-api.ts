import type { OfficeInfo } from './schema.ts'

/** What the portal's public pages ask for; the server hands it to them directly, without a network. */
export interface PublicApi {
  officeInfo(): Promise<OfficeInfo>
}
