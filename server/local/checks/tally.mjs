/** @typedef {import('../reporters/write-results.mjs').Results} Results */
/** @typedef {import('../reporters/write-results.mjs').Skipped} Skipped */
/** @typedef {{ name: string, ok: boolean, counts: boolean, results: Results | null }} Outcome how a step ended */
/** @typedef {{ step: string, file: string, why: string }} AllowedSkip */

/**
 * Sums steps and tests: a step without tests counts as one; one with tests counts as its tests, and as a failure more
 * where it failed without a failing test, for example because it never came to its tests or has none. A skipped test
 * that is not on the committed list is a failure.
 * @param {Outcome[]} outcomes
 * @param {AllowedSkip[]} allowed
 */
export function tally(outcomes, allowed) {
  let passed = 0
  let failed = 0
  /** @type {string[]} */
  const skips = []
  for (const { name, ok, counts, results } of outcomes) {
    if (!counts) {
      if (ok) passed++
      else failed++
      continue
    }
    const tests = results ?? { passed: 0, failed: 0, skipped: [] }
    const hasRun = tests.passed + tests.failed + tests.skipped.length > 0
    passed += tests.passed
    failed += tests.failed + (tests.failed === 0 && (!ok || !hasRun) ? 1 : 0)
    for (const skipped of tests.skipped) {
      const isAllowed = allowed.some(({ step, file }) => step === name && file === skipped.file)
      if (!isAllowed) failed++
      skips.push(skipLine(name, skipped, isAllowed))
    }
  }
  return { passed, failed, skips }
}

/**
 * @param {string} step
 * @param {Skipped} skipped
 * @param {boolean} isAllowed
 */
function skipLine(step, { name, file, reason }, isAllowed) {
  return `${step}: ${name} (${file}): ${reason}${isAllowed ? '' : '  ← not on test/allowed-skips.json, so it counts as failed'}`
}
