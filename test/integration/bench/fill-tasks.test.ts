import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool, type Pool } from '#server/platform/database/connection.ts'
import { fillTasks } from '#test/bench/data.ts'
import { testDatabase } from '#test/support/database.ts'

let sql: Pool
let caretakers: number[]
beforeAll(async () => {
  const database = await testDatabase()
  sql = openPool(database.adminUrl, { connections: 1 })
  caretakers = await fillTasks(sql, { tasks: 25_000, clients: 5_000, caretakers: 8 })
}, 60_000)
afterAll(() => sql.end())

const count = async (from: string) =>
  (await sql.rows<{ found: number }>(`SELECT COUNT(*) AS found FROM ${from}`))[0]?.found ?? 0

describe('the office of the benchmarks', () => {
  it('has as many tasks and clients as were asked for, four in a hundred open', async () => {
    expect(await count('tasks')).toBe(25_000)
    expect(await count('clients')).toBe(5_000)
    expect(await count('tasks WHERE is_open = 1')).toBe(1_000)
  })

  it('spreads the open ones evenly over the caretakers and over time', async () => {
    const perCaretaker = await sql.rows<{ id: number; found: number }>(
      'SELECT assignee_id AS id, COUNT(*) AS found FROM tasks WHERE is_open = 1 GROUP BY assignee_id ORDER BY assignee_id',
    )
    expect(perCaretaker.map((row) => row.id)).toEqual(caretakers)
    for (const { found } of perCaretaker) expect(found).toBeGreaterThan(100)
    expect(await count('(SELECT DISTINCT due_at FROM tasks WHERE is_open = 1) d')).toBeGreaterThan(900)
  })

  it('refers to nothing that is not there, although the database did not check it', async () => {
    for (const [column, table] of [
      ['client_id', 'clients'],
      ['type_id', 'task_types'],
      ['assignee_id', 'accounts'],
      ['group_id', 'account_groups'],
      ['created_by', 'accounts'],
    ]) {
      expect(await count(`tasks t LEFT JOIN ${table} o ON o.id = t.${column} WHERE o.id IS NULL`)).toBe(0)
    }
    expect(await count('clients c LEFT JOIN accounts a ON a.id = c.caretaker_id WHERE a.id IS NULL')).toBe(0)
    expect(await count('(SELECT DISTINCT number, request_key FROM tasks) d')).toBe(25_000)
  })
})
