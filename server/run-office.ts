import { excessRights } from './platform/database/grants.ts'
import { readEnv, type Env } from './env.ts'
import { fileRoutes } from './file-routes.ts'
import { jobs, reactions } from './jobs.ts'
import { buildWebApp } from './platform/http/app.ts'
import type { Clock } from './platform/observability/clock.ts'
import { openPublicOffice } from './public-office.ts'
import { portalRouter, staffRouter } from './router.ts'
import { openServices } from './services.ts'
import { startWorker } from './worker.ts'

/**
 * Starts the roles that `ROLES` names, by the time that a clock tells, and stops them cleanly on SIGINT or SIGTERM. A
 * fault at the start is printed and ends the process.
 */
export async function runOffice(clock: Clock): Promise<void> {
  await start(clock).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    // What was opened before the fault would keep a process alive that serves nobody.
    process.exit(1)
  })
}

async function start(clock: Clock): Promise<void> {
  const env = readEnv(process.env)
  const services = openServices(env, clock)
  const { log } = services
  const excess = await excessRights(env.DATABASE_URL).catch(() => [])
  for (const grant of excess) {
    log.warn(
      { grant },
      'The database user of DATABASE_URL may do more than it needs; the README lists the grants',
    )
  }
  const stops: (() => Promise<unknown>)[] = []
  if (env.ROLES.includes('worker')) {
    const worker = startWorker(services, { jobs, reactions })
    stops.push(() => worker.stop())
  }
  if (env.ROLES.includes('web')) stops.push(await startWeb(services.env, services))

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    for (const end of stops.reverse()) await end()
    await services.db.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'Stopping ended in a fault')
          process.exit(1)
        },
      )
    })
  }
}

async function startWeb(env: Env, services: ReturnType<typeof openServices>): Promise<() => Promise<void>> {
  services.live.start()
  const app = await buildWebApp(services, {
    routers: { staff: staffRouter, portal: portalRouter },
    fileRoutes,
    publicOffice: openPublicOffice(services),
  })
  const address = await app.listen({ host: env.HOST, port: env.PORT })
  process.stdout.write(`ready ${address}\n`)
  return async () => {
    await services.live.stop()
    await app.close()
  }
}
