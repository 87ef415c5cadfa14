import type { PortalFrame } from '#shared/domain/office/public-api.ts'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'
import type { PageContent } from './page-content.ts'

/** What a page brings along from the server. */
export interface PageState {
  readonly office: OfficeInfo
  readonly frame: PortalFrame
  /** False for pages of the client zone, of which only the frame is sent. */
  readonly isRendered: boolean
  /** What a page with content shows. */
  readonly content: PageContent | null
}
