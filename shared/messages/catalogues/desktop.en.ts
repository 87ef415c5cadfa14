import { common } from '../en/common.ts'
import { appearance } from '../en/appearance.ts'
import { access } from '../en/access.ts'
import { accessDesk } from '../en/access-desk.ts'
import { accounts } from '../en/accounts.ts'
import { clientRecord } from '../en/client-record.ts'
import { consents } from '../en/consents.ts'
import { clients } from '../en/clients.ts'
import { clientsBulk } from '../en/clients-bulk.ts'
import { groups } from '../en/groups.ts'
import { portlets } from '../en/portlets.ts'
import { portletEditor } from '../en/portlet-editor.ts'
import { tasks } from '../en/tasks.ts'
import { desktop } from '../en/desktop.ts'
import { csv } from '../en/csv.ts'
import { people } from '../en/people.ts'
import { documents } from '../en/documents.ts'
import { documentsDesk } from '../en/documents-desk.ts'
import { publicationsDesk } from '../en/publications-desk.ts'
import { publicationSchedule } from '../en/publication-schedule.ts'
import { events } from '../en/events.ts'
import { errors } from '../en/errors.ts'
import { fields } from '../en/fields.ts'

export const catalogue = {
  texts: {
    ...common,
    ...accounts,
    ...fields,
    ...access,
    ...accessDesk,
    ...clients,
    ...clientsBulk,
    ...clientRecord,
    ...consents,
    ...groups,
    ...tasks,
    ...portlets,
    ...portletEditor,
    ...appearance,
    ...documents,
    ...documentsDesk,
    ...publicationSchedule,
    ...publicationsDesk,
    ...csv,
    ...people,
    ...desktop,
  },
  errors,
  events,
}
