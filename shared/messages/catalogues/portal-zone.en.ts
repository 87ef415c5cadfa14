import { accounts } from '../en/accounts.ts'
import { errors } from '../en/errors.ts'
import { portalZone } from '../en/portal-zone.ts'
import { tasks } from '../en/tasks.ts'

export const catalogue = { texts: { ...accounts, ...tasks, ...portalZone }, errors, events: {} }
