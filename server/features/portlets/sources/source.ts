import type { DashboardData, SourcedPortlet } from '#shared/domain/portlets/dashboard.ts'
import type { PortletSettings } from '#shared/domain/portlets/schema.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'

/** The client a portlet is about, and what the office has set of it. */
export interface Asked {
  readonly clientId: number
  readonly settings: PortletSettings
}

/**
 * Where a portlet's data comes from, in the scope of the actor. A source that is not there yet answers null: "not
 * available yet".
 */
export type PortletSource<Name extends SourcedPortlet = SourcedPortlet> = (
  ctx: QueryContext,
  asked: Asked,
) => Promise<DashboardData[Name]>
