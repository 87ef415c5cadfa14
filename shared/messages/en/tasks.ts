import type { Translated } from '../message.ts'
import type { tasks as polish } from '../pl/tasks.ts'

export const tasks = {
  'task.status.new': 'New',
  'task.status.in-progress': 'In progress',
  'task.status.waiting': 'Waiting for client',
  'task.status.resolved': 'Resolved',
  'task.status.closed': 'Closed',
  'task.status.rejected': 'Rejected',
} satisfies Translated<typeof polish>
