import { common } from '../pl/common.ts'
import { appearance } from '../pl/appearance.ts'
import { access } from '../pl/access.ts'
import { accessDesk } from '../pl/access-desk.ts'
import { accounts } from '../pl/accounts.ts'
import { clientRecord } from '../pl/client-record.ts'
import { consents } from '../pl/consents.ts'
import { clients } from '../pl/clients.ts'
import { clientsBulk } from '../pl/clients-bulk.ts'
import { groups } from '../pl/groups.ts'
import { portlets } from '../pl/portlets.ts'
import { portletEditor } from '../pl/portlet-editor.ts'
import { tasks } from '../pl/tasks.ts'
import { desktop } from '../pl/desktop.ts'
import { csv } from '../pl/csv.ts'
import { people } from '../pl/people.ts'
import { documents } from '../pl/documents.ts'
import { documentsDesk } from '../pl/documents-desk.ts'
import { publicationsDesk } from '../pl/publications-desk.ts'
import { publicationSchedule } from '../pl/publication-schedule.ts'
import { events } from '../pl/events.ts'
import { errors } from '../pl/errors.ts'
import { fields } from '../pl/fields.ts'

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
