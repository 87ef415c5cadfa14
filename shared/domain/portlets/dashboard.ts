import * as z from 'zod/mini'
import { permissions } from '../accounts/permissions.ts'
import { bilingual, id, instant } from '../kernel/ids.ts'
import { clientNotice } from '../publications/public.ts'
import { requestRow } from '../tasks/schema.ts'
import { portletName, portletWidth } from './schema.ts'

/** A portlet as it stands on a dashboard, in the order of the list. */
export const dashboardPortlet = z.object({
  portlet: portletName,
  width: portletWidth,
  /** A title by the office; null for the usual one. */
  title: z.nullable(bilingual),
  /** The account has put it aside; it comes without data. */
  isHidden: z.boolean(),
})
export type DashboardPortlet = z.infer<typeof dashboardPortlet>

/** What a list of portlets shows at most unless the office says otherwise. */
export const usualRows = 5

/** What each built portlet shows; null for one that is not on the dashboard or whose source is not there yet. */
export const dashboardData = z.object({
  'add-request': z.nullable(z.object({ types: z.array(z.object({ id, name: bilingual })) })),
  'add-document': z.nullable(z.object({ kinds: z.array(z.object({ code: z.string(), name: bilingual })) })),
  'my-requests': z.nullable(z.object({ requests: z.array(requestRow), hasMore: z.boolean() })),
  documents: z.nullable(
    z.object({
      documents: z.array(
        z.object({ id, title: z.string(), kind: bilingual, sentAt: instant, isNew: z.boolean() }),
      ),
      hasMore: z.boolean(),
    }),
  ),
  notices: z.nullable(z.object({ clientId: z.int(), notices: z.array(clientNotice) })),
  caretaker: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.string() })),
  'my-data': z.nullable(
    z.object({
      number: z.string(),
      name: z.string(),
      address: z.string(),
      phone: z.string(),
      email: z.nullable(z.string()),
      points: z.array(z.object({ id, number: z.string(), address: z.string() })),
    }),
  ),
})
export type DashboardData = z.infer<typeof dashboardData>

/** Portlets that have a source of data. */
export type SourcedPortlet = keyof DashboardData

/** Of an account for one client: what it shows and all that stands in it. */
export const dashboard = z.object({ portlets: z.array(dashboardPortlet), data: dashboardData })
export type Dashboard = z.infer<typeof dashboard>

export const getDashboardInput = z.object({ clientId: id })

/** Puts a portlet aside for the account, whichever client it looks at, or takes it back. */
export const setPortletHiddenInput = z.object({ portlet: portletName, isHidden: z.boolean() })
export type SetPortletHiddenInput = z.infer<typeof setPortletHiddenInput>
export const hiddenPortlets = z.object({ hidden: z.array(portletName) })

/** Switched on, but not shown: the account lacks a permission, or a delegate is limited to other portlets. */
export const withheldPortlet = z.object({
  portlet: portletName,
  reason: z.enum(['permission', 'delegate']),
  permission: z.enum(permissions),
})
export type WithheldPortlet = z.infer<typeof withheldPortlet>

/** An account that reaches a client, as a preview offers it. */
export const previewAccount = z.object({
  id,
  login: z.string(),
  name: z.string(),
  reach: z.enum(['own', 'delegate']),
})
export type PreviewAccount = z.infer<typeof previewAccount>

/** A dashboard as somebody of the office looks at it; nothing in it can be followed or changed. */
export const dashboardPreview = z.object({
  dashboard,
  withheld: z.array(withheldPortlet),
  /** Whose it is: the groups that decide, and the client where one was asked for. */
  groups: z.array(z.object({ groupId: id, name: bilingual })),
  client: z.nullable(z.object({ id, number: z.string(), name: z.string() })),
  /** As whom: a member of the group, an account of the client, or a new one of a client who has none yet. */
  as: z.enum(['group', 'account', 'new-account']),
  /**
   * The accounts that reach the client on the day, its own ones first, and the one that is shown; none for those who may
   * not see the client's Account tab.
   */
  accounts: z.array(previewAccount),
  accountId: z.nullable(id),
})
export type DashboardPreview = z.infer<typeof dashboardPreview>
