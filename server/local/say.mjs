/**
 * Words for the person at the terminal: progress on long steps, and trouble as a sentence with what to do next.
 */

/** Something the person can act on; it is shown without a stack. `wayOut` says what to do next. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {string} [wayOut]
   */
  constructor(message, wayOut = '') {
    super(message)
    this.name = 'Trouble'
    this.wayOut = wayOut
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** @param {number} milliseconds */
export function inSeconds(milliseconds) {
  return milliseconds < 9950
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.round(milliseconds / 1000)} s`
}

/**
 * Says what is being done, does it and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  say(`  … ${what}`)
  const begun = performance.now()
  const result = await work()
  say(`  ✓ ${what} (${inSeconds(performance.now() - begun)})`)
  return result
}

/**
 * Prints why the program stops. Anything but a Trouble is a fault of ours and keeps its stack.
 * @param {unknown} error
 */
export function sayTrouble(error) {
  const text =
    error instanceof Trouble
      ? [
          '',
          `✗ ${error.message}`,
          ...(error.wayOut ? [`  ${error.wayOut.replaceAll('\n', '\n  ')}`] : []),
          '',
        ]
      : ['', '✗ This should not have happened:', error instanceof Error ? error.stack : String(error), '']
  process.stderr.write(`${text.join('\n')}\n`)
}
