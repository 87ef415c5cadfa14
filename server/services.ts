import type { Env } from './env.ts'
import { openDatabase } from './platform/database/connection.ts'
import { openLiveFeed } from './platform/events/feed-tail.ts'
import { openDiskStore } from './platform/files/disk-store.ts'
import { systemClock, type Clock } from './platform/observability/clock.ts'
import { openLog } from './platform/observability/log.ts'
import type { Services } from './platform/trpc/context.ts'

/** Opens what a process holds for all its requests and jobs. */
export function openServices(env: Env, clock: Clock = systemClock): Services {
  const log = openLog(env.LOG_LEVEL)
  const db = openDatabase(env.DATABASE_URL, { connections: env.DATABASE_POOL })
  return {
    env,
    db,
    log,
    clock,
    files: openDiskStore(env.FILES_DIR),
    live: openLiveFeed({ db, log }),
  }
}
