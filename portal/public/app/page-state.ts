import type { OfficeInfo } from '#shared/domain/office/schema.ts'

/** What a page brings along from the server. */
export interface PageState {
  readonly office: OfficeInfo
  /** False for pages of the client zone, of which only the frame is sent. */
  readonly isRendered: boolean
}
