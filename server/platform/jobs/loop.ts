import { setTimeout as pause } from 'node:timers/promises'
import { isUnavailable } from '../database/errors.ts'
import type { Log } from '../observability/log.ts'

/** Work that goes on for as long as the process does. */
export interface Loop {
  /** Something to do has come up: ends a rest. */
  wake(): void
  /** Lets the current step end and takes no further one. */
  stop(): Promise<void>
}

const restAfterFault = 1000

/**
 * Takes one step after the other. A step answers whether it found something to do; after one that did not, the loop
 * rests, each time a little longer, from `shortest` to `longest` milliseconds. An error is logged when it begins and
 * when it is over, and the step is tried again every second: a database that is gone stops nothing for good.
 */
export function startLoop(options: {
  name: string
  log: Log
  rest: { shortest: number; longest: number }
  step(): Promise<boolean>
}): Loop {
  const { name, log, rest } = options
  const ending = new AbortController()
  let resting = new AbortController()
  let wasWoken = false
  let length = rest.shortest
  let fault: string | null = null

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      const wait = await take()
      if (wait > 0 && !wasWoken) await sleep(wait)
      wasWoken = false
    }
  }

  /** Milliseconds to rest afterwards. */
  async function take(): Promise<number> {
    try {
      const hasWorked = await options.step()
      if (fault !== null) log.info({ loop: name }, 'Work goes on')
      fault = null
      const current = length
      length = hasWorked ? rest.shortest : Math.min(length * 1.5, rest.longest)
      return hasWorked ? 0 : current
    } catch (error) {
      const kind = isUnavailable(error) ? 'database.unavailable' : String(error)
      if (kind !== fault)
        log.error({ err: error, loop: name }, 'A step failed; it is tried again every second')
      fault = kind
      return restAfterFault
    }
  }

  async function sleep(milliseconds: number): Promise<void> {
    resting = new AbortController()
    await pause(milliseconds, undefined, { signal: resting.signal }).catch(() => undefined)
  }

  const ended = run()
  return {
    wake() {
      wasWoken = true
      length = rest.shortest
      resting.abort()
    },
    async stop() {
      ending.abort()
      resting.abort()
      wasWoken = true
      await ended
    },
  }
}
