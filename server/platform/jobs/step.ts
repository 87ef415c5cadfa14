import type { Transaction } from 'sequelize'
import { appendTo } from '../events/append.ts'
import type { Services } from '../trpc/context.ts'
import type { JobStep } from './job.ts'

/** One transaction of a job or a reaction; its events are the system's, under the given request id. */
export function systemStep(services: Services, tx: Transaction, requestId: string): JobStep {
  const sql = services.db.within(tx)
  const now = () => services.clock.now()
  const source = { actorKind: 'system', actorId: null, address: null, requestId, now } as const
  return { tx, sql, append: appendTo(sql, source), env: services.env, now }
}
