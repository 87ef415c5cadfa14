import { common } from '../en/common.ts'
import { accounts } from '../en/accounts.ts'
import { clients } from '../en/clients.ts'
import { groups } from '../en/groups.ts'
import { portlets } from '../en/portlets.ts'
import { tasks } from '../en/tasks.ts'
import { desktop } from '../en/desktop.ts'
import { events } from '../en/events.ts'
import { errors } from '../en/errors.ts'

export const catalogue = {
  texts: { ...common, ...accounts, ...clients, ...groups, ...tasks, ...portlets, ...desktop },
  errors,
  events,
}
