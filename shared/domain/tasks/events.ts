import * as z from 'zod/mini'
import { id, version } from '../kernel/ids.ts'

/** Every task event names the task and the version it left behind, so that windows know whether they are behind. */
const task = { taskId: id, version }

export const taskEvents = {
  'task.created': z.object({
    ...task,
    number: z.string(),
    clientId: z.nullable(id),
    typeId: id,
    title: z.string(),
    assigneeId: z.nullable(id),
    groupId: id,
    dueAt: z.string(),
    source: z.enum(['portal', 'desk']),
    files: z.optional(z.int()),
  }),
  'task.taken': z.object({ ...task, before: z.nullable(id), after: id }),
  'task.assigned': z.object({ ...task, before: z.nullable(id), after: z.nullable(id), reason: z.string() }),
  'task.moved': z.object({ ...task, before: z.string(), after: z.string(), reason: z.nullable(z.string()) }),
  'task.due-set': z.object({ ...task, before: z.string(), after: z.string(), reason: z.string() }),
  'task.priority-set': z.object({ ...task, before: z.string(), after: z.string() }),
  'task.replied': z.object({
    ...task,
    entryId: id,
    by: z.enum(['staff', 'client', 'anonymous']),
    files: z.int(),
  }),
  'task.client-set': z.object({ ...task, after: id }),
  'task.noted': z.object({ ...task, entryId: id, files: z.int() }),
  'file.uploaded': z.object({
    fileId: id,
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
  }),
  'file.removed': z.object({ fileId: id, name: z.string(), why: z.enum(['discarded', 'expired']) }),
  'file.downloaded': z.object({ fileId: id, taskId: id, name: z.string() }),
}
