import type { Transaction } from 'sequelize'
import type * as z from 'zod/mini'
import type { Sql } from '../database/connection.ts'
import type { Append } from '../events/append.ts'
import type { Services } from '../trpc/context.ts'

/** What a job holds while it runs. It runs outside a transaction, so that it may wait for a network or a disk. */
export interface JobContext extends Omit<Services, 'live' | 'clock'> {
  /** 1 at the first run. */
  readonly attempt: number
  /** Ends when the worker is asked to stop. */
  readonly signal: AbortSignal
  readonly now: () => Date
  /** One transaction of the job; may be called several times, each commits on its own. */
  transaction<Result>(work: (step: JobStep) => Promise<Result>): Promise<Result>
}

/** One transaction of a job; its events are written in the name of the system. */
export interface JobStep {
  readonly tx: Transaction
  readonly sql: Sql
  readonly append: Append
  readonly env: Services['env']
  readonly now: () => Date
}

/** How jobs of one kind are done; made by `jobHandler`. */
export interface JobHandler {
  readonly kind: string
  /** Milliseconds between two runs of a periodic job; jobs without it are enqueued. */
  readonly every: number | undefined
  /** After so many failed runs the job is given up and stays in the queue as `failed`. */
  readonly mostAttempts: number
  /** Milliseconds to wait after the given failed attempt. */
  readonly delayAfter: (attempt: number) => number
  handle(ctx: JobContext, payload: unknown): Promise<void>
}

/**
 * Defines the handler of one kind of job. A job may run again after a crash, so `run` must be safe to repeat.
 * An error runs it again later, `GiveUp` does not.
 */
export function jobHandler<Payload extends z.core.$ZodType>(definition: {
  kind: string
  payload: Payload & { parse(value: unknown): z.infer<Payload> }
  every?: number
  mostAttempts?: number
  delayAfter?: (attempt: number) => number
  run(ctx: JobContext, payload: z.infer<Payload>): Promise<void>
}): JobHandler {
  const { kind, payload, every, mostAttempts = 20, delayAfter = growingDelay } = definition
  return {
    kind,
    every,
    mostAttempts,
    delayAfter,
    handle: (ctx, value) => definition.run(ctx, payload.parse(value)),
  }
}

/** Thrown by a handler when running the job again cannot help. */
export class GiveUp extends Error {}

const firstDelay = 10_000
const longestDelay = 3_600_000

/** 10 s after the first failure, twice as long after each further one, at most an hour. */
function growingDelay(attempt: number): number {
  return Math.min(firstDelay * 2 ** (attempt - 1), longestDelay)
}
