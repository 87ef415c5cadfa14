/**
 * Everything that runs, in the order in which it has to be stopped: what asks before what answers.
 */

/** @typedef {'window' | 'task' | 'server' | 'database'} Rank */

const order = /** @type {const} */ (['window', 'task', 'server', 'database'])
/** @type {Map<() => Promise<void>, Rank>} */
const running = new Map()
let isUnderWay = false

/**
 * Remembers how to stop something; answers a function that forgets it, for when it has ended by itself.
 * @param {Rank} rank
 * @param {() => Promise<void>} stop
 */
export function onStop(rank, stop) {
  running.set(stop, rank)
  return () => void running.delete(stop)
}

/** Whether the program is on its way out; what fails then fails because it was stopped. */
export function isStopping() {
  return isUnderWay
}

/** Stops everything, rank by rank, and waits for it. */
export async function stopEverything() {
  isUnderWay = true
  for (const rank of order) {
    const stops = [...running].filter(([, ownRank]) => ownRank === rank).map(([stop]) => stop)
    await Promise.all(stops.map((stop) => stop()))
    for (const stop of stops) running.delete(stop)
  }
}

/**
 * Stops everything and ends the program on Ctrl-C, an end asked for by the system or a closed terminal. The terminal
 * and npm may both deliver the same Ctrl-C: the second one changes nothing.
 * @param {() => void} announce
 */
export function stopOnSignals(announce) {
  const stop = async () => {
    if (isUnderWay) return
    isUnderWay = true
    announce()
    await stopEverything()
    process.exit(0)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => void stop())
  whenOrphaned(() => void stop())
}

/**
 * npm runs us through a shell that dies of a SIGTERM without passing it on: then nobody is left to stop us.
 * @param {() => void} callback
 */
export function whenOrphaned(callback) {
  const { ppid } = process
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const watch = setInterval(() => {
    if (process.ppid === ppid) return
    clearInterval(watch)
    callback()
  }, 250)
  watch.unref()
}
