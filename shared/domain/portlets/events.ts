import * as z from 'zod/mini'
import { calendarDate, id, version } from '../kernel/ids.ts'

/** What a group itself says of each portlet that changed; null where it says nothing and its parent decides. */
const said = z.record(z.string(), z.unknown())

const putAside = z.object({ accountId: id, portlet: z.string() })

export const portletEvents = {
  'group.portlets-set': z.object({ groupId: id, version, before: said, after: said }),
  /** An account put a portlet of its own dashboard aside, or took it back. */
  'portlet.hidden': putAside,
  'portlet.shown': putAside,
  /** Somebody of the office looked at the dashboard of a group, or of a client as an account sees it. */
  'portlet.previewed': z.object({
    groupId: z.nullable(id),
    clientId: z.nullable(id),
    accountId: z.nullable(id),
    on: calendarDate,
  }),
}
