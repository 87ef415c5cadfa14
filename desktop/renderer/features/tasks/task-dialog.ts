import type { TaskStatus } from '#shared/domain/tasks/schema.ts'

/** Which question about a task is open. */
export type TaskDialog =
  { kind: 'assign' } | { kind: 'client' } | { kind: 'due' } | { kind: 'move'; to: TaskStatus }
