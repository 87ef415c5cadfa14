import type { Sql } from '#server/platform/database/connection.ts'

/** What some work answers, and how many rows the engine read for it; of a pool with one connection. */
export async function rowsRead<Answer>(
  sql: Sql,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; read: number }> {
  // Reading the counters costs a few reads of its own.
  const before = await counted(sql)
  const own = (await counted(sql)) - before
  const start = await counted(sql)
  const answer = await work()
  return { answer, read: (await counted(sql)) - start - own }
}

async function counted(sql: Sql): Promise<number> {
  const counters = await sql.rows<{ Value: string }>("SHOW SESSION STATUS LIKE 'Handler_read%'")
  return counters.reduce((sum, counter) => sum + Number(counter.Value), 0)
}
