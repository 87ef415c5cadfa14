import type { Translated } from '../message.ts'
import type { tasks as polish } from '../pl/tasks.ts'

export const tasks = {
  'task.status.new': 'New',
  'task.status.in-progress': 'In progress',
  'task.status.waiting': 'Waiting for client',
  'task.status.resolved': 'Resolved',
  'task.status.closed': 'Closed',
  'task.status.rejected': 'Rejected',

  'task.number': 'Number',
  'task.title': 'Subject',
  'task.type': 'Type',
  'task.status': 'Status',
  'task.due': 'Due',
  'task.files': 'Files',
  'task.timeline': 'What happened so far',
  'task.somebody': 'someone at the office',
  'task.author.system': 'System',
  'task.author.client': 'client',
  'task.author.anonymous': 'Without an account',
  'task.entry.note': 'internal note',
  'task.change.created': 'opened the task',
  'task.change.status': 'changed the status: {from} → {to}',
  'task.change.assignee': 'gave it to {to}',
  'task.change.released': 'put it back in the queue',
  'task.change.due': 'moved the deadline: {from} → {to}',
  'task.change.priority': 'changed the priority: {from} → {to}',
  'task.change.client': 'client: no. {to}',
} satisfies Translated<typeof polish>
