import { common } from '../en/common.ts'
import { accounts } from '../en/accounts.ts'
import { tasks } from '../en/tasks.ts'
import { portal } from '../en/portal.ts'
import { errors } from '../en/errors.ts'

export const catalogue = { texts: { ...common, ...accounts, ...tasks, ...portal }, errors, events: {} }
