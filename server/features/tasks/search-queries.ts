import { wordsOf } from '#shared/domain/clients/search-terms.ts'
import { isTelling } from '#shared/domain/tasks/terms.ts'
import { findClientIdsByText } from '#server/features/clients/index.ts'
import { escaped, startOf, type Condition } from '#server/platform/database/conditions.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { equals, isIn, type QueuePlan } from './queue-plan.ts'
import { stretchSources, type Source } from './index-queries.ts'
import { findTaskIdsByReporter } from './reports/reporters.ts'

/** Clients whose tasks a search brings; whoever means one of more types another word. */
const mostClients = 60
/** So few titles are read whole, in any order. */
const few = 200
const some = 1000
/** A word that one of so many titles has is found sooner by reading the tasks of a type than by looking up their types. */
const oneOf = 10
/** So many words with one beginning are each read in the order of the queue. */
const mostEndings = 8

/**
 * Where a queue is searched for a text: by number, by client, by who reported it without an account, and by the words
 * of titles. Each way reads its matches
 * in the order of the queue, or so few of them that sorting costs nothing.
 */
export async function searchSources(ctx: QueryContext, plan: QueuePlan, text: string): Promise<Source[]> {
  const { sql } = ctx
  const words = [...new Set(wordsOf(text))]
  if (!words.some(isTelling)) return []
  const clientIds = await findClientIdsByText(sql, text, mostClients)
  const reported = await findTaskIdsByReporter(sql, text)
  return [
    ...(await byNumber(sql, plan, text)),
    ...(clientIds.length === 0 ? [] : [byClients(plan, clientIds)]),
    ...(reported.length === 0 ? [] : [ofTasks('PRIMARY', plan, isIn('t.id', reported))]),
    ...(await byTitle(sql, plan, words)),
  ]
}

/** `2026/000123`, its beginning from the third digit on, or the digits alone in any year. */
async function byNumber(sql: Sql, plan: QueuePlan, text: string): Promise<Source[]> {
  const [, year, digits = ''] = /^(?:(\d{4})\/)?(\d{1,6})$/.exec(text) ?? []
  if (digits === '') return []
  const padded = digits.padStart(6, '0')
  const years = year === undefined ? await listYears(sql) : [year]
  if (years.length === 0) return []
  const exact = isIn(
    't.number',
    years.map((known) => `${known}/${padded}`),
  )
  const isBeginning = year !== undefined && digits.length > 2 && digits.length < 6
  const number = isBeginning
    ? { sql: `(${exact.sql} OR t.number LIKE ?)`, values: [...exact.values, `${year}/${digits}%`] }
    : exact
  return [ofTasks('uq_tasks_number', plan, number)]
}

function byClients(plan: QueuePlan, clientIds: readonly number[]): Source {
  return ofTasks('ix_tasks_client', plan, {
    sql: 't.client_id IN (?) AND t.is_open = ?',
    values: [clientIds, plan.stages.includes('open') ? 1 : 0],
  })
}

/**
 * The rarest word leads. What is rare is read whole; what is common is read from its terms in the order of the queue,
 * or, where the queue itself is short or the word has too many endings, found by reading the queue.
 */
async function byTitle(sql: Sql, plan: QueuePlan, words: readonly string[]): Promise<Source[]> {
  const lead = await rarest(sql, words.filter(isTelling))
  if (lead.count === 0) return []
  const others = words.filter((word) => word !== lead.word).map(titleHas)
  const whole = [ofTerms(plan, begins(lead.word), others)]
  if (lead.count < few) return whole
  const fromQueue = stretchSources(plan, titleHas(lead.word), ...others)
  const isOfType = plan.stretches.some(({ index }) => index === 'type')
  if (plan.isNarrow || (isOfType && (await isCommon(sql, lead.word)))) return fromQueue
  const endings = await listEndings(sql, lead.word)
  if (endings.length > mostEndings) return (await countWord(sql, lead.word, some)) < some ? whole : fromQueue
  return plan.stages.flatMap((stage) =>
    endings.map((term) => ofTerms({ ...plan, stages: [stage] }, equals('w.term', term), others)),
  )
}

async function rarest(sql: Sql, words: readonly string[]): Promise<{ word: string; count: number }> {
  let lead = { word: '', count: Number.POSITIVE_INFINITY }
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const count = await countWord(sql, word, few)
    if (count < lead.count) lead = { word, count }
    if (count === 0) break
  }
  return lead
}

/** How many terms begin with a word, counted no further than `most`. */
async function countWord(sql: Sql, word: string, most: number): Promise<number> {
  const { sql: condition, values } = begins(word)
  const rows = await sql.rows(`SELECT 1 FROM task_terms w WHERE ${condition} LIMIT ?`, [...values, most])
  return rows.length
}

/** Whether at least one of ten titles has a word, as the engine reckons. Reckoning reads no rows. */
async function isCommon(sql: Sql, word: string): Promise<boolean> {
  const { sql: condition, values } = begins(word)
  const plans = await sql.rows<{ table: string | null; rows: number | string | null }>(
    `EXPLAIN FORMAT=TRADITIONAL SELECT w.task_id FROM task_terms w WHERE ${condition}
     UNION ALL SELECT t.id FROM tasks t`,
    values,
  )
  const countOf = (name: string) => Number(plans.find(({ table }) => table === name)?.rows ?? 0)
  return countOf('w') * oneOf >= countOf('t')
}

/** The terms that begin with a word, each found by one dive into the index; at most one more than are of use. */
async function listEndings(sql: Sql, word: string): Promise<string[]> {
  const { sql: condition, values } = begins(word)
  const endings: string[] = []
  while (endings.length <= mostEndings) {
    const [next] = await sql.rows<{ term: string }>(
      `SELECT w.term FROM task_terms w WHERE ${condition} AND w.term > ? ORDER BY w.term LIMIT 1`,
      [...values, endings.at(-1) ?? ''],
    )
    if (!next) break
    endings.push(next.term)
  }
  return endings
}

async function listYears(sql: Sql): Promise<string[]> {
  const rows = await sql.rows<{ year: number }>('SELECT year FROM task_numbers')
  return rows.map((row) => String(row.year))
}

function ofTasks(index: string, plan: QueuePlan, found: Condition): Source {
  return {
    from: `tasks t FORCE INDEX (${index})`,
    dueAt: 't.due_at',
    id: 't.id',
    where: [found, isIn('t.stage', plan.stages), ...plan.conditions],
  }
}

/** Terms by way of their own key; the task itself is looked at only where something is asked of it. */
function ofTerms(plan: QueuePlan, term: Condition, others: readonly Condition[]): Source {
  const { stages } = plan
  const asked = [...plan.conditions, ...others].filter((condition) => condition.sql !== 'TRUE')
  const [only = 'open'] = stages
  const stage = stages.length === 1 ? equals('w.stage', only) : isIn('w.stage', stages)
  return {
    from: `task_terms w FORCE INDEX (PRIMARY)${asked.length === 0 ? '' : ' STRAIGHT_JOIN tasks t ON t.id = w.task_id'}`,
    dueAt: 'w.due_at',
    id: 'w.task_id',
    where: [term, stage, ...asked],
    repeats: term.sql.endsWith('LIKE ?'),
  }
}

function begins(word: string): Condition {
  return { sql: 'w.term LIKE ?', values: [startOf(word)] }
}

/** The column's collation takes letters with and without their marks for equal, as folding does. */
function titleHas(word: string): Condition {
  return { sql: 't.title LIKE ?', values: [`%${escaped(word)}%`] }
}
