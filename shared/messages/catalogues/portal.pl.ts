import { common } from '../pl/common.ts'
import { accounts } from '../pl/accounts.ts'
import { tasks } from '../pl/tasks.ts'
import { portal } from '../pl/portal.ts'
import { errors } from '../pl/errors.ts'

export const catalogue = { texts: { ...common, ...accounts, ...tasks, ...portal }, errors, events: {} }
