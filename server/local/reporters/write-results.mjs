import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'

/** @typedef {{ name: string, file: string, reason: string }} Skipped */
/** @typedef {{ passed: number, failed: number, skipped: Skipped[] }} Results what a test runner leaves for `npm test` */

/** The file in which `npm test` looks for the results. @param {Results} results */
export function writeResults(results, file = process.env.TEST_RESULTS_FILE) {
  if (!file) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(results, null, 2))
}

/** @param {string} file */
export function fromProject(file) {
  return relative(process.cwd(), file).replaceAll('\\', '/')
}
