import type { Sql } from '#server/platform/database/connection.ts'

/** A new row of `tasks`; instants in the database's form. Nobody's account made what a stranger reported. */
export interface NewTask {
  readonly number: string
  readonly clientId: number | null
  readonly typeId: number
  readonly title: string
  readonly description: string
  readonly preferredOn: string | null
  readonly preferredTime: string | null
  /** Index into `taskPriorities`. */
  readonly priority: number
  readonly assigneeId: number | null
  readonly groupId: number
  readonly dueAt: string
  readonly source: 'portal' | 'desk'
  readonly createdBy: number | null
  readonly requestKey: string | null
  readonly requestHash: string | null
  readonly createdAt: string
}

/** Inserts a task and answers its id. */
export async function storeTask(sql: Sql, task: NewTask): Promise<number> {
  const { insertId } = await sql.prepared.query(
    `INSERT INTO tasks (number, client_id, type_id, title, description, preferred_on, preferred_time, status, priority,
       assignee_id, group_id, due_at, source, created_by, request_key, request_hash, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[task.number, task.clientId, task.typeId, task.title, task.description],
      ...[task.preferredOn, task.preferredTime, task.priority, task.assigneeId, task.groupId, task.dueAt],
      ...[task.source, task.createdBy, task.requestKey, task.requestHash, task.createdAt, task.createdAt],
    ],
  )
  return insertId
}
