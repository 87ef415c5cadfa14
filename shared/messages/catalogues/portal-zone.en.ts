import { access } from '../en/access.ts'
import { accessPortal } from '../en/access-portal.ts'
import { accounts } from '../en/accounts.ts'
import { documents } from '../en/documents.ts'
import { documentsPortal } from '../en/documents-portal.ts'
import { errorsPortal } from '../en/errors-portal.ts'
import { fields } from '../en/fields.ts'
import { portalZone } from '../en/portal-zone.ts'
import { portlets } from '../en/portlets.ts'
import { tasks } from '../en/tasks.ts'

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
