import type { Transaction } from 'sequelize'
import type { Env } from '#server/env.ts'
import type { Actor } from '../auth/actor.ts'
import type { App } from '../auth/sessions.ts'
import type { Database, Sql } from '../database/connection.ts'
import type { Append } from '../events/append.ts'
import type { LiveFeed } from '../events/live-feed.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Clock } from '../observability/clock.ts'
import type { Log } from '../observability/log.ts'

/** What a process holds for all its requests and jobs. */
export interface Services {
  readonly env: Env
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly files: FileStore
  readonly live: LiveFeed
}

/** One request as its procedures see it. */
export interface RequestContext extends Services {
  readonly requestId: string
  readonly address: string | null
  readonly app: App
  /** Whoever the request's token signs in; loaded once, when first asked for. */
  loadActor(): Promise<Actor | null>
  /** Whether a token came with the request: without one nobody was ever signed in. */
  readonly hasToken: boolean
  /** Hands a new token to the caller (cookie or header), or takes it away with null. */
  setToken(token: { value: string; expiresAt: Date } | null): void
  readonly now: () => Date
}

/** What a read may use: the actor and plain SQL. */
export interface QueryContext extends RequestContext {
  readonly actor: Actor
  readonly sql: Sql
}

/** What a procedure without a signed-in account may use. */
export interface PublicContext extends RequestContext {
  readonly actor: Actor | null
  readonly sql: Sql
}

/** What a change may use: one transaction, handed on by hand, and the log. */
export interface CommandContext extends QueryContext {
  readonly tx: Transaction
  readonly append: Append
}

/** What sign-in, activation and reset may use: a transaction that commits although it refuses. */
export interface AttemptContext extends PublicContext {
  readonly tx: Transaction
  readonly append: Append
}
