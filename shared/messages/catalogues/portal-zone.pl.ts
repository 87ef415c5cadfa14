import { accounts } from '../pl/accounts.ts'
import { errors } from '../pl/errors.ts'
import { portalZone } from '../pl/portal-zone.ts'
import { portlets } from '../pl/portlets.ts'
import { tasks } from '../pl/tasks.ts'

export const catalogue = { texts: { ...accounts, ...tasks, ...portlets, ...portalZone }, errors, events: {} }
