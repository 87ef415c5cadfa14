import { pairMark, searchWords, termsOf } from '#shared/domain/clients/search-terms.ts'
import type { CreateReportInput } from '#shared/domain/reports/schema.ts'
import { startOf } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { hashOfKey, hashOfSecret, secretOf } from './secret.ts'

/** Reports that a search brings, the newest of them; whoever means another one types another word. */
const mostFound = 60
/** So many terms of one word are looked through. */
const fewTerms = 80

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

/**
 * The tasks whose reporter, or the place of what was reported, has every word of a text. The rarest word leads: its
 * terms are read whole, or, where it is common, the newest of just that word.
 */
export async function findTaskIdsByReporter(sql: Sql, text: string): Promise<number[]> {
  const words = searchWords(text)
  const counts = await Promise.all(words.map((word) => countOfWord(sql, word)))
  const least = Math.min(...counts)
  const lead = words[counts.indexOf(least)]
  if (lead === undefined || least === 0) return []
  const others = words.filter((word) => word !== lead)
  const has = 'EXISTS (SELECT 1 FROM task_reporter_terms o WHERE o.task_id = w.task_id AND o.term LIKE ?)'
  const isCommon = least === fewTerms
  const rows = await sql.rows<{ taskId: number }>(
    `SELECT DISTINCT w.task_id AS taskId
     FROM (SELECT task_id FROM task_reporter_terms
           WHERE term ${isCommon ? '= ? ORDER BY task_id DESC' : 'LIKE ?'} LIMIT ?) w
     ${others.length === 0 ? '' : `WHERE ${others.map(() => has).join(' AND ')}`}
     ORDER BY w.task_id DESC LIMIT ?`,
    [isCommon ? lead : startOf(lead), fewTerms, ...others.map(startOf), mostFound],
  )
  return rows.map(({ taskId }) => taskId)
}

/** How many terms begin with a word, counted no further than `fewTerms`. */
async function countOfWord(sql: Sql, word: string): Promise<number> {
  const found = await sql.rows('SELECT 1 FROM task_reporter_terms WHERE term LIKE ? LIMIT ?', [
    startOf(word),
    fewTerms,
  ])
  return found.length
}
