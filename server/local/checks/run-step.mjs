import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cacheFile, project } from '../places.mjs'
import { exitOf, lastLines } from '../processes.mjs'
import { inSeconds, say } from '../say.mjs'
import { onStop } from '../stopping.mjs'

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./tally.mjs').Outcome} Outcome */

const longestMinutes = 14
const shownLines = 400

/**
 * Runs one step to its end and says how it went, with its output where it failed.
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
export async function runStep({ name, commands, counts = false }, env) {
  const resultsFile = cacheFile('test-results', `${name}.json`)
  const logFile = cacheFile('test-results', `${name}.log`)
  mkdirSync(dirname(resultsFile), { recursive: true })
  rmSync(resultsFile, { force: true })
  say(`▸ ${name}`)
  const begun = performance.now()
  const problem = await runAll(commands, { logFile, env: { ...env, TEST_RESULTS_FILE: resultsFile } })
  const took = inSeconds(performance.now() - begun)
  const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : null
  const tests = results ? `, ${results.passed} passed, ${results.failed} failed` : ''
  const ok = problem === null
  const output = readFileSync(logFile, 'utf8')
  if (ok) say(`✓ ${name} (${took}${tests})${name === 'size' ? `\n${indented(output)}` : ''}`)
  else
    say(
      `✗ ${name} (${took}${tests}): ${problem}\n${indented(lastLines(output, shownLines))}\n  The whole output: ${logFile}`,
    )
  return { name, ok, counts, results }
}

/** A step that could not be tried. @param {Step} step @param {string} why @returns {Outcome} */
export function failedStep({ name, counts = false }, why) {
  say(`✗ ${name}: ${why}`)
  return { name, ok: false, counts, results: null }
}

/**
 * @param {string[][]} commands
 * @param {{ logFile: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string | null>} what went wrong
 */
async function runAll(commands, { logFile, env }) {
  const log = createWriteStream(logFile)
  try {
    for (const command of commands) {
      const problem = await runOne(command, { log, env })
      if (problem) return problem
    }
    return null
  } finally {
    await new Promise((resolve) => log.end(resolve))
  }
}

/**
 * @param {string[]} command
 * @param {{ log: import('node:fs').WriteStream, env: NodeJS.ProcessEnv }} options
 */
async function runOne([program = '', ...args], { log, env }) {
  const child = spawn(program, args, {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever it leaves behind can be ended with it.
    detached: process.platform !== 'win32',
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const forget = onStop('task', () => endGroup(child))
  let isTooLong = false
  const alarm = setTimeout(() => {
    isTooLong = true
    void endGroup(child)
  }, longestMinutes * 60_000)
  const code = await exitOf(child)
  clearTimeout(alarm)
  await endGroup(child)
  forget()
  if (isTooLong) return `it took more than ${longestMinutes} minutes and was ended`
  return code === 0 ? null : `it ended with ${code}`
}

/** Ends a step and what it started: first asked, then forced. @param {import('node:child_process').ChildProcess} child */
async function endGroup(child) {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    if (!signalGroup(child, signal)) return
    for (let waited = 0; waited < 5_000 && signalGroup(child, 0); waited += 50) await pause(50)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether anybody was there
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false
  if (process.platform === 'win32') return child.exitCode === null && child.kill(signal || 'SIGTERM')
  try {
    return process.kill(-child.pid, signal)
  } catch {
    return false
  }
}

/** @param {string} text */
function indented(text) {
  return text.trimEnd().replace(/^/gm, '    ')
}
