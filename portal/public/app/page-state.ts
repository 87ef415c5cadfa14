import type { PortalFrame } from '#shared/domain/office/public-api.ts'
import type { OfficeInfo } from '#shared/domain/office/schema.ts'

/** What a public page shows, as the server found it. */
export interface PageContent {
  /** The props of the page. */
  readonly data: Readonly<Record<string, unknown>>
  /** The name of what is shown, where it has one of its own. */
  readonly title?: string
}

/** What a page brings along from the server. */
export interface PageState {
  readonly office: OfficeInfo
  readonly frame: PortalFrame
  /** False for pages of the client zone, of which only the frame is sent. */
  readonly isRendered: boolean
  /** What a page with content shows. */
  readonly content: PageContent | null
}
