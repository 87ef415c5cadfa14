import { accounts } from '../en/accounts.ts'
import { errors } from '../en/errors.ts'
import { portalZone } from '../en/portal-zone.ts'
import { portlets } from '../en/portlets.ts'
import { tasks } from '../en/tasks.ts'

export const catalogue = { texts: { ...accounts, ...tasks, ...portlets, ...portalZone }, errors, events: {} }
