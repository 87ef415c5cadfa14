import type { Dashboard, DashboardData, SourcedPortlet } from '#shared/domain/portlets/dashboard.ts'
import type { EffectivePortlet } from '#shared/domain/portlets/rules.ts'
import type { PortletSettings } from '#shared/domain/portlets/schema.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { layoutOf, readReach, withheldFrom } from './layout.ts'
import { sources } from './sources/index.ts'
import type { PortletSource } from './sources/source.ts'

/**
 * What the actor's account sees of one client: its portlets in order and the data of all of them. Refuses with
 * `client.not-found`.
 */
export async function getDashboard(ctx: QueryContext, clientId: number): Promise<Dashboard> {
  const { actor, sql } = ctx
  const [reach, layout] = await Promise.all([readReach(sql, actor, clientId), layoutOf(sql, actor)])
  const shown = layout.filter((portlet) => withheldFrom(portlet, { actor, reach }) === null)
  const ask = (name: SourcedPortlet, settings: PortletSettings) => sources[name](ctx, { clientId, settings })
  return fillDashboard({ shown, hidden: reach.hidden }, ask)
}

/** Puts portlets and their data together; `ask` answers what one shows. Those put aside are not asked for. */
export async function fillDashboard(
  of: { shown: readonly EffectivePortlet[]; hidden: ReadonlySet<string> },
  ask: (name: SourcedPortlet, settings: PortletSettings) => ReturnType<PortletSource>,
): Promise<Dashboard> {
  const portlets = of.shown.map(({ portlet, width, settings }) => {
    return { portlet, width, title: settings.title ?? null, isHidden: of.hidden.has(portlet) }
  })
  const settings = new Map(of.shown.map((portlet) => [portlet.portlet, portlet.settings]))
  const names = Object.keys(sources) as SourcedPortlet[]
  const answers = await Promise.all(
    names.map((name) => {
      const own = settings.get(name)
      return own === undefined || of.hidden.has(name) ? Promise.resolve(null) : ask(name, own)
    }),
  )
  // Each source answers its own part, as the output's schema checks.
  const data = Object.fromEntries(
    names.map((name, index) => [name, answers[index]]),
  ) as unknown as DashboardData
  return { portlets, data }
}
