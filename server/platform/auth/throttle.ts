import { createHash } from 'node:crypto'
import { toInstant, toStored, type Sql } from '../database/connection.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How many failures are free, how long one waits after each further one, and how fast they are forgiven. */
export interface Limit {
  readonly free: number
  readonly firstWait: number
  readonly longestWait: number
  readonly oneForgivenEvery: number
}

/**
 * A wait for an address stays short and its failures are soon forgiven: many honest people may share it. It slows
 * down guessing over many logins; the wait for a login slows down guessing that one. Letters are counted apart, so
 * that asking for them keeps nobody from signing in; so is what people without an account report, whatever its answer:
 * about six an hour from one address, sixty in all.
 */
export const limits = {
  login: { free: 4, firstWait: second, longestWait: 15 * minute, oneForgivenEvery: hour },
  address: { free: 40, firstWait: second, longestWait: 30 * second, oneForgivenEvery: 30 * second },
  password: { free: 4, firstWait: second, longestWait: 15 * minute, oneForgivenEvery: hour },
  activation: { free: 4, firstWait: second, longestWait: 15 * minute, oneForgivenEvery: hour },
  case: { free: 4, firstWait: second, longestWait: 15 * minute, oneForgivenEvery: hour },
  report: { free: 5, firstWait: minute, longestWait: hour, oneForgivenEvery: 10 * minute },
  reports: { free: 40, firstWait: 10 * second, longestWait: 5 * minute, oneForgivenEvery: minute },
  mail: { free: 2, firstWait: minute, longestWait: hour, oneForgivenEvery: hour },
  mailAddress: { free: 20, firstWait: 5 * second, longestWait: minute, oneForgivenEvery: minute },
} as const satisfies Readonly<Record<string, Limit>>

/** Beyond this the wait has long been the longest; a higher number would only take longer to forgive. */
const mostCounted = 60

/** One thing whose failures are counted. It is stored as a hash, so that the table tells no login or address. */
export interface Counter {
  readonly subject: string
  readonly limit: Limit
}

/** The counter of a login as typed, be there an account or not. */
export function counterOf(kind: keyof typeof limits, subject: string): Counter {
  return { subject: createHash('sha256').update(`${kind}\n${subject}`).digest('hex'), limit: limits[kind] }
}

/** The counter of a network address, or null where it is not known. IPv6 counts by network, as one person has many. */
export function counterOfAddress(
  kind: 'address' | 'mailAddress' | 'report',
  address: string | null,
): Counter | null {
  return address === null ? null : counterOf(kind, networkOf(address))
}

/** How long to wait after so many failures, in milliseconds: nothing, then twice as long each time up to the longest. */
export function waitAfter(failures: number, limit: Limit): number {
  const beyond = failures - limit.free
  return beyond <= 0 ? 0 : Math.min(limit.firstWait * 2 ** (beyond - 1), limit.longestWait)
}

/** What is stored of a counter. Forgiveness is reckoned up to `countedAt`. */
interface Counted {
  failures: number
  countedAt: Date
  lockedUntil: Date | null
}

/** What is left of the failures at `now`; the rest of a period not yet over stays on the account. */
export function forgiven(counted: Counted, now: Date, limit: Limit): Counted {
  const periods = Math.floor((now.getTime() - counted.countedAt.getTime()) / limit.oneForgivenEvery)
  if (periods >= counted.failures) return { ...counted, failures: 0, countedAt: now }
  if (periods <= 0) return counted
  return {
    ...counted,
    failures: counted.failures - periods,
    countedAt: new Date(counted.countedAt.getTime() + periods * limit.oneForgivenEvery),
  }
}

/**
 * How many seconds an attempt still has to wait, 0 when it may go on. Locks the counter until the transaction ends,
 * so that attempts at the same time are judged one after another.
 */
export async function secondsToWait(sql: Sql, counter: Counter, now: Date): Promise<number> {
  return secondsLeft(await lockCounter(sql, counter, now), now)
}

/** The same without a lock, for counters that many people share. */
export async function secondsToWaitShared(sql: Sql, counter: Counter | null, now: Date): Promise<number> {
  return counter === null ? 0 : secondsLeft(await readCounter(sql, counter), now)
}

export interface Failure {
  readonly failures: number
  /** For how long the next attempt is refused, in milliseconds. */
  readonly wait: number
  readonly lockedUntil: Date
}

/** Counts a failure. Locks the counter until the transaction ends. */
export async function countFailure(sql: Sql, counter: Counter, now: Date): Promise<Failure> {
  const before = forgiven(await lockCounter(sql, counter, now), now, counter.limit)
  const failures = Math.min(before.failures + 1, mostCounted)
  const wait = waitAfter(failures, counter.limit)
  const lockedUntil = new Date(now.getTime() + wait)
  await sql.query(
    'UPDATE attempt_counters SET failures = ?, counted_at = ?, locked_until = ? WHERE subject = ?',
    [failures, toStored(before.countedAt), wait > 0 ? toStored(lockedUntil) : null, counter.subject],
  )
  return { failures, wait, lockedUntil }
}

/** Forgets the failures of one counter. */
export async function clearFailures(sql: Sql, counter: Counter): Promise<void> {
  await sql.query('DELETE FROM attempt_counters WHERE subject = ?', [counter.subject])
}

/** Until when each of these counters refuses attempts, as ISO instants; those that refuse none are left out. */
export async function locksOf(
  sql: Sql,
  counters: readonly Counter[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  if (counters.length === 0) return new Map()
  const rows = await sql.rows<{ subject: string; lockedUntil: string }>(
    'SELECT subject, locked_until AS lockedUntil FROM attempt_counters WHERE subject IN (?) AND locked_until > ?',
    [counters.map((counter) => counter.subject), toStored(now)],
  )
  return new Map(rows.map((row) => [row.subject, toInstant(row.lockedUntil)]))
}

/** Removes counters that say nothing any more, `most` at a time, and answers how many. */
export async function removeOldCounters(sql: Sql, now: Date, most: number): Promise<number> {
  const slowest = Math.max(...Object.values(limits).map((limit) => limit.oneForgivenEvery))
  const { affectedRows } = await sql.query(
    'DELETE FROM attempt_counters WHERE counted_at < ? ORDER BY counted_at LIMIT ?',
    [toStored(new Date(now.getTime() - slowest * mostCounted)), most],
  )
  return affectedRows
}

async function lockCounter(sql: Sql, counter: Counter, now: Date): Promise<Counted> {
  await sql.query(
    `INSERT INTO attempt_counters (subject, failures, counted_at) VALUES (?, 0, ?)
     ON DUPLICATE KEY UPDATE failures = failures`,
    [counter.subject, toStored(now)],
  )
  return (await readCounter(sql, counter)) ?? { failures: 0, countedAt: now, lockedUntil: null }
}

async function readCounter(sql: Sql, counter: Counter): Promise<Counted | undefined> {
  const [row] = await sql.rows<{ failures: number; countedAt: string; lockedUntil: string | null }>(
    'SELECT failures, counted_at AS countedAt, locked_until AS lockedUntil FROM attempt_counters WHERE subject = ?',
    [counter.subject],
  )
  if (row === undefined) return undefined
  return {
    failures: row.failures,
    countedAt: new Date(toInstant(row.countedAt)),
    lockedUntil: row.lockedUntil === null ? null : new Date(toInstant(row.lockedUntil)),
  }
}

function secondsLeft(counted: Counted | undefined, now: Date): number {
  if (counted?.lockedUntil == null) return 0
  return Math.max(0, Math.ceil((counted.lockedUntil.getTime() - now.getTime()) / second))
}

/** The first 64 bits of an IPv6 address, an IPv4 address as it is. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === '' ? [] : tail.split(':')
  const gap = address.includes('::')
    ? Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
    : []
  return [...groups, ...gap, ...rest]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
