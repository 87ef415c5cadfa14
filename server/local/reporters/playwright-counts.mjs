import { fromProject, writeResults } from './write-results.mjs'

/** Counts the tests of a Playwright run; an error outside of any test counts as one failure. */
export default class PlaywrightCounts {
  #errors = 0
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite

  /**
   * @param {unknown} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite
  }

  onError() {
    this.#errors++
  }

  onEnd() {
    const tests = this.#suite?.allTests() ?? []
    const skipped = tests.filter((test) => test.outcome() === 'skipped')
    const passed = tests.filter((test) => test.outcome() === 'expected').length
    writeResults({
      passed,
      failed: tests.length - passed - skipped.length + this.#errors,
      skipped: skipped.map((test) => ({
        name: nameOf(test),
        file: fromProject(test.location.file),
        reason: reasonOf(test),
      })),
    })
  }

  printsToStdio() {
    return false
  }
}

/**
 * Its title behind those of its groups; root, project and file come before them in the path.
 * @param {import('@playwright/test/reporter').TestCase} test
 */
function nameOf(test) {
  return test.titlePath().slice(3).join(' > ')
}

/** @param {import('@playwright/test/reporter').TestCase} test */
function reasonOf(test) {
  const note = [...test.annotations, ...test.results.flatMap((result) => result.annotations)].find(
    ({ type }) => type === 'skip',
  )
  return note?.description ?? (test.results.length === 0 ? 'it did not come to it' : 'no reason given')
}
