import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { project } from './places.mjs'
import { endOfFile, endsWithin, exitOf } from './processes.mjs'
import { Trouble } from './say.mjs'
import { onStop } from './stopping.mjs'

const usualPort = 3180
const longestStartMs = 120_000

/**
 * How Node runs the server. Left to itself, V8 lets what lives briefly fill tens of megabytes before it clears them;
 * with 200 windows open the process then takes 250 MB, and 200 MB with this.
 */
export const nodeFlags = ['--max-semi-space-size=32']

/**
 * Refuses early, before anything long is done, where the port belongs to another program.
 * @param {{ patienceMs?: number }} [options] how long to wait for the server of a start that was just killed
 */
export async function checkPort({ patienceMs = 0 } = {}, env = process.env) {
  const port = Number(env.PORT || usualPort)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Trouble(`PORT=${env.PORT} is not a port.`, `Example: PORT=${usualPort}`)
  }
  const deadline = performance.now() + patienceMs
  while (!(await isFree(port, env.HOST || '127.0.0.1'))) {
    if (performance.now() > deadline) {
      throw new Trouble(
        `Port ${port} is taken by another program.`,
        `Choose another one:  ${process.platform === 'win32' ? 'set PORT=' : 'PORT='}${port + 1}${process.platform === 'win32' ? ' && ' : ' '}npm start`,
      )
    }
    await pause(100)
  }
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function isFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') return resolve(false)
      reject(
        new Trouble(
          `Okienko cannot listen on ${host}, port ${port} (${error.code}).`,
          'Change HOST or PORT.',
        ),
      )
    })
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/**
 * The settings of the local office's server; what the person has set stays.
 * @param {string} folder
 * @param {{ url: string, adminUrl: string }} database
 * @returns {NodeJS.ProcessEnv}
 */
export function serverSettings(folder, database, env = process.env) {
  return {
    ...env,
    DATABASE_URL: database.url,
    DATABASE_ADMIN_URL: database.adminUrl,
    ROLES: env.ROLES || 'web,worker',
    STAFF_APP_IN_BROWSER: env.STAFF_APP_IN_BROWSER || 'on',
    FILES_DIR: env.FILES_DIR || join(folder, 'files'),
    MAIL_DIR: env.MAIL_DIR || join(folder, 'mails'),
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE || join(project, '.cache', 'compiled'),
  }
}

/**
 * Starts server and worker and waits until they listen. They write into the log file themselves, so that nothing
 * breaks where this process is killed.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} logFile
 * @returns {Promise<{ address: string, ended: Promise<number | string> }>}
 */
export async function startOfficeServer(env, logFile) {
  const log = openSync(logFile, 'a')
  const { size } = fstatSync(log)
  const follow = new URL('follow-parent.mjs', import.meta.url).href
  // In a process group of its own, so that a Ctrl-C in the terminal does not reach it before we say so.
  const child = spawn(process.execPath, [...nodeFlags, '--import', follow, 'server/main.ts'], {
    cwd: project,
    env,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const forget = onStop('server', () => stop(child))
  const ended = exitOf(child).finally(forget)
  const address = await readyLine(child, () => readFileSync(logFile).subarray(size).toString())
  if (address !== null) return { address, ended }
  throw new Trouble(
    `The server ${child.exitCode === null ? 'did not begin to listen' : 'stopped while starting'}.`,
    `Its log is in ${logFile} and ends with:\n${endOfFile(logFile)}`,
  )
}

/**
 * The address of the line `ready <url>`; null where the server ends before it, or takes too long.
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} readLog
 * @returns {Promise<string | null>}
 */
async function readyLine(child, readLog) {
  const deadline = performance.now() + longestStartMs
  while (child.exitCode === null && child.signalCode === null && performance.now() < deadline) {
    const address = /^ready (\S+)$/m.exec(readLog())?.[1]
    if (address) return address
    await pause(25)
  }
  return null
}

/** @param {import('node:child_process').ChildProcess} child */
async function stop(child) {
  if (process.platform === 'win32') child.disconnect()
  else child.kill('SIGTERM')
  if (await endsWithin(child, 20_000)) return
  child.kill('SIGKILL')
  await endsWithin(child, 5_000)
}
