import { fromProject, writeResults } from './write-results.mjs'

/** Counts the tests of a Vitest run; a file that does not load and an error outside of any test count as one failure each. */
export default class VitestCounts {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const isState = (/** @type {string} */ state) => tests.filter((test) => test.result().state === state)
    writeResults({
      passed: isState('passed').length,
      failed:
        isState('failed').length +
        suites.filter((suite) => suite.errors().length > 0).length +
        unhandledErrors.length,
      skipped: [...isState('skipped'), ...isState('pending')].map((test) => ({
        name: test.fullName,
        file: fromProject(test.module.moduleId),
        reason: noteOf(test.result()),
      })),
    })
  }
}

/** @param {import('vitest/node').TestResult} result */
function noteOf(result) {
  return ('note' in result && result.note) || 'no reason given'
}
