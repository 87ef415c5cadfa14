import { accountsPortalRouters } from './features/accounts/portal-router.ts'
import { accountsStaffRouters } from './features/accounts/staff-router.ts'
import { appearanceStaffRouter } from './features/appearance/staff-router.ts'
import { clientsStaffRouter } from './features/clients/staff-router.ts'
import { attributesStaffRouter } from './features/clients/attributes/staff-router.ts'
import { consentsPortalRouter, consentsStaffRouter } from './features/clients/consents/routers.ts'
import { contactsStaffRouter } from './features/clients/contacts/staff-router.ts'
import { servicePointsStaffRouter } from './features/clients/service-points/staff-router.ts'
import { documentKindsStaffRouter } from './features/documents/kinds/staff-router.ts'
import { documentsPortalRouter } from './features/documents/portal-router.ts'
import { documentsStaffRouter } from './features/documents/staff-router.ts'
import { eventsStaffRouter } from './features/event-log/staff-router.ts'
import { groupsStaffRouter } from './features/groups/staff-router.ts'
import { livePortalRouter } from './features/live/portal-router.ts'
import { liveStaffRouter } from './features/live/staff-router.ts'
import { notificationsPortalRouter } from './features/notifications/portal-router.ts'
import { notificationsStaffRouter } from './features/notifications/staff-router.ts'
import { officeRouter } from './features/office/index.ts'
import { portletsPortalRouter } from './features/portlets/portal-router.ts'
import { portletsStaffRouter } from './features/portlets/staff-router.ts'
import { publicationsPortalRouter } from './features/publications/portal-router.ts'
import { publicationsStaffRouter } from './features/publications/staff-router.ts'
import { requestsPortalRouter } from './features/tasks/portal-router.ts'
import { reportsPortalRouter, reportsStaffRouter } from './features/tasks/reports/routers.ts'
import { tasksStaffRouter } from './features/tasks/staff-router.ts'
import { router } from './platform/trpc/init.ts'

/** What staff may ask, mounted under `/api/staff`. */
export const staffRouter = router({
  office: officeRouter,
  ...accountsStaffRouters,
  appearance: appearanceStaffRouter,
  attributes: attributesStaffRouter,
  clients: clientsStaffRouter,
  consents: consentsStaffRouter,
  contacts: contactsStaffRouter,
  documentKinds: documentKindsStaffRouter,
  documents: documentsStaffRouter,
  events: eventsStaffRouter,
  groups: groupsStaffRouter,
  live: liveStaffRouter,
  notifications: notificationsStaffRouter,
  portlets: portletsStaffRouter,
  publications: publicationsStaffRouter,
  reports: reportsStaffRouter,
  servicePoints: servicePointsStaffRouter,
  tasks: tasksStaffRouter,
})

/** What clients and strangers may ask, mounted under `/api/portal`. */
export const portalRouter = router({
  office: officeRouter,
  ...accountsPortalRouters,
  consents: consentsPortalRouter,
  documents: documentsPortalRouter,
  live: livePortalRouter,
  notifications: notificationsPortalRouter,
  portlets: portletsPortalRouter,
  publications: publicationsPortalRouter,
  reports: reportsPortalRouter,
  requests: requestsPortalRouter,
})

export type StaffRouter = typeof staffRouter
export type PortalRouter = typeof portalRouter
