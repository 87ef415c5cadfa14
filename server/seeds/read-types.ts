import { taskPriorities } from '#shared/domain/tasks/schema.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { DemoType, TypeCode } from './demo-world.ts'
import { textsOfType } from './texts/index.ts'

interface StoredType {
  id: number
  code: TypeCode
  dueDays: number
  priority: number
  groupId: number
  groupCode: string
  asksForAppointment: number
}

/** The types of tasks that the migrations made, with what people write about them. */
export async function readTypes(sql: Sql): Promise<Record<TypeCode, DemoType>> {
  const rows = await sql.rows<StoredType>(
    `SELECT t.id, t.code, t.due_days AS dueDays, t.priority, t.group_id AS groupId, g.code AS groupCode,
       t.asks_for_appointment AS asksForAppointment
     FROM task_types t JOIN account_groups g ON g.id = t.group_id`,
  )
  const types = rows.map(
    ({ code, priority, groupCode, asksForAppointment, ...rest }): [TypeCode, DemoType] => [
      code,
      {
        ...rest,
        priority: taskPriorities[priority] ?? 'normal',
        worksOutside: groupCode === 'FIELD',
        asksForAppointment: asksForAppointment === 1,
        texts: textsOfType[code],
      },
    ],
  )
  return Object.fromEntries(types) as Record<TypeCode, DemoType>
}
