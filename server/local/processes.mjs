import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Trouble } from './say.mjs'
import { onStop } from './stopping.mjs'

/** The last lines of a text, without empty ones at the end. */
export function lastLines(/** @type {string} */ text, count = 15) {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}

/** What a log file ends with; empty where there is none. */
export function endOfFile(/** @type {string} */ file, count = 15) {
  try {
    return lastLines(readFileSync(file, 'utf8'), count)
  } catch {
    return ''
  }
}

/**
 * Runs a program to its end with its output in `logFile`; a failure becomes a Trouble that shows the log's last lines.
 * @param {string[]} command
 * @param {{ logFile: string, failure: string, wayOut?: string, cwd?: string, env?: NodeJS.ProcessEnv, input?: Buffer, timeout?: number }} options
 */
export async function runLogged(
  [program = '', ...args],
  { logFile, failure, wayOut = '', input, ...options },
) {
  const log = openSync(logFile, 'a')
  try {
    const child = spawn(program, args, {
      ...options,
      stdio: [input ? 'pipe' : 'ignore', log, log],
      windowsHide: true,
    })
    // A program that ends before it has read everything says why in its log.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
    const forget = onStop('task', () => stopTask(child))
    const code = await exitOf(child)
    forget()
    if (code === 0) return
    const advice = [wayOut, `The whole log is in ${logFile}. It ends with:`, endOfFile(logFile)]
    throw new Trouble(failure, advice.filter(Boolean).join('\n'))
  } finally {
    closeSync(log)
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function stopTask(child) {
  child.kill('SIGTERM')
  if (!(await endsWithin(child, 10_000))) child.kill('SIGKILL')
}

/**
 * The exit code of a child, or the name of the signal or error that ended it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | string>}
 */
export async function exitOf(child) {
  if (child.exitCode !== null || child.signalCode !== null)
    return child.exitCode ?? child.signalCode ?? 'unknown'
  try {
    const [code, signal] = await once(child, 'exit')
    return code ?? signal
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Whether the child has ended within the time.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} milliseconds
 */
export async function endsWithin(child, milliseconds) {
  const tooLate = new AbortController()
  const waited = pause(milliseconds, false, { signal: tooLate.signal }).catch(() => false)
  const ended = await Promise.race([exitOf(child).then(() => true), waited])
  tooLate.abort()
  return ended
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** The command line of a running process; empty where it is gone or the system does not tell. */
export function commandLineOf(/** @type {number} */ pid) {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch {
    return ''
  }
}

/** When a process began, in the system's own words: with the pid it names one process even after the pid is reused. */
export function beginningOf(/** @type {number} */ pid) {
  try {
    if (process.platform === 'linux') {
      // The program's name, in parentheses, may hold spaces: count the fields behind it.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    }
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  } catch {
    return ''
  }
}
