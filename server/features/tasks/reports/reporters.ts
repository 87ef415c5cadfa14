import { pairMark, searchWords, termsOf } from '#shared/domain/clients/search-terms.ts'
import type { CreateReportInput } from '#shared/domain/reports/schema.ts'
import { startOf } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { hashOfKey, hashOfSecret, secretOf } from './secret.ts'

/** Reports that a search brings, the newest of them; whoever means another one types another word. */
const mostFound = 60

const none = { number: '', lastName: '', companyName: '', nip: '', regon: '', pesel: '' }

/** Writes who reported a task, and what the desk finds it by besides its title. */
export async function writeReporter(
  sql: Sql,
  report: CreateReportInput & { taskId: number; hash: string },
): Promise<void> {
  const { taskId, name, phone, email, place, language, requestKey, hash } = report
  await sql.query(
    `INSERT INTO task_reporters (task_id, name, phone, email, place, language, secret_hash, key_hash, request_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[taskId, name, phone, email, place, language],
      ...[hashOfSecret(secretOf(requestKey)), hashOfKey(requestKey), hash],
    ],
  )
  const address = { street: place, building: '', flat: '', postalCode: '', city: '' }
  const terms = termsOf({ ...none, firstName: name, phone, email, address })
  await sql.query('INSERT INTO task_reporter_terms (term, task_id) VALUES ?', [
    terms.filter((term) => !term.startsWith(pairMark)).map((term) => [term, taskId]),
  ])
}

/** The tasks whose reporter, or the place of what was reported, has every word of a text. */
export async function findTaskIdsByReporter(sql: Sql, text: string): Promise<number[]> {
  const [lead, ...others] = searchWords(text).toSorted((a, b) => b.length - a.length)
  if (lead === undefined) return []
  const has = 'EXISTS (SELECT 1 FROM task_reporter_terms o WHERE o.task_id = w.task_id AND o.term LIKE ?)'
  const rows = await sql.rows<{ taskId: number }>(
    `SELECT DISTINCT w.task_id AS taskId FROM task_reporter_terms w
     WHERE w.term LIKE ? ${others.map(() => `AND ${has}`).join(' ')} ORDER BY w.task_id DESC LIMIT ?`,
    [startOf(lead), ...others.map(startOf), mostFound],
  )
  return rows.map(({ taskId }) => taskId)
}
