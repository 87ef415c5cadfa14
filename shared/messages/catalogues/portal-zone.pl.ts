import { access } from '../pl/access.ts'
import { accessPortal } from '../pl/access-portal.ts'
import { accounts } from '../pl/accounts.ts'
import { documents } from '../pl/documents.ts'
import { documentsPortal } from '../pl/documents-portal.ts'
import { errorsPortal } from '../pl/errors-portal.ts'
import { fields } from '../pl/fields.ts'
import { portalZone } from '../pl/portal-zone.ts'
import { portlets } from '../pl/portlets.ts'
import { tasks } from '../pl/tasks.ts'

export const catalogue = {
  texts: {
    ...accounts,
    ...fields,
    ...access,
    ...accessPortal,
    ...tasks,
    ...portlets,
    ...documents,
    ...documentsPortal,
    ...portalZone,
  },
  errors: errorsPortal,
  events: {},
}
