import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandLineOf, endOfFile, endsWithin } from '../processes.mjs'
import { Trouble } from '../say.mjs'
import { onStop } from '../stopping.mjs'
import { addressOptions, chooseAddress, greets } from './address.mjs'
import { serverOptions } from './options.mjs'
import { setUpDataFolder } from './set-up.mjs'

/** @typedef {import('./find-server.mjs').ServerBinary} ServerBinary */
/** @typedef {import('./address.mjs').Address} Address */

const recoveryMinutes = 10

/**
 * Starts a server of Okienko's own on `<folder>/db`, which it sets up when it is new, and waits until it answers.
 * It listens on a socket only (on Windows, which has none, on a free loopback port).
 * A server that was left running on the same folder is stopped first.
 * @param {ServerBinary} binary
 * @param {{ folder: string, fast?: boolean, initFile?: string, rootPassword?: string, tied?: boolean }} options
 *   `initFile`: SQL run at every start, one statement a line; `tied`: it dies with this process, whatever ends it.
 */
export async function startPrivateServer(
  binary,
  { folder, fast = false, initFile, rootPassword = '', tied = false },
) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const pidFile = join(folder, 'database.pid')
  const logFile = join(folder, 'database.log')
  await stopLeftOver(pidFile, join(folder, 'db'))
  if (!existsSync(join(folder, 'db'))) await setUpDataFolder(binary, { folder, fast, logFile })

  const address = await chooseAddress(folder)
  const command = [
    ...(tied ? tie() : []),
    binary.path,
    ...serverOptions(binary, { folder, fast }),
    ...addressOptions(address),
    `--pid-file=${pidFile}`,
    ...(initFile ? [`--init-file=${initFile}`] : []),
  ]
  const child = spawnServer(command, logFile)
  // The server writes the same into it, but only when it is ready.
  if (child.pid) writeFileSync(pidFile, `${child.pid}\n`)
  const ready = answers(child, address, logFile)
  const stop = () => stopServer(child, { ready, ask: () => askToStop(binary, address, rootPassword) })
  child.once('exit', onStop('database', stop))
  try {
    await ready
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return { address, child, logFile, stop, kill: () => child.kill('SIGKILL') }
}

/**
 * On Linux the kernel itself can end the server with this process, even after a SIGKILL.
 */
function tie() {
  return existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'SIGKILL'] : []
}

/**
 * In a process group of its own, so that a Ctrl-C in the terminal reaches it only through us, after the office server.
 * @param {string[]} command
 * @param {string} logFile
 */
function spawnServer([program = '', ...args], logFile) {
  const log = openSync(logFile, 'a', 0o600)
  try {
    return spawn(program, args, { stdio: ['ignore', log, log], detached: true, windowsHide: true })
  } finally {
    closeSync(log)
  }
}

/**
 * Waits for the server's greeting; after a crash the server first repairs its files, which may take a while.
 * @param {import('node:child_process').ChildProcess} child
 * @param {Address} address
 * @param {string} logFile
 */
async function answers(child, address, logFile) {
  const deadline = performance.now() + recoveryMinutes * 60_000
  let failure = ''
  child.once('error', (error) => (failure = error.message))
  while (performance.now() < deadline) {
    if (await greets(address)) return
    if (failure || child.exitCode !== null || child.signalCode !== null) {
      throw new Trouble(
        `The database stopped while starting. ${failure}`.trim(),
        `Its log is in ${logFile} and ends with:\n${endOfFile(logFile)}`,
      )
    }
    await pause(20)
  }
  throw new Trouble(
    `The database did not answer within ${recoveryMinutes} minutes.`,
    `Its log is in ${logFile}.`,
  )
}

/**
 * Stops the server and waits for it. One that is still starting is waited for first: MariaDB forgets a signal that
 * comes before it listens. Its files are safe even where it has to be killed: the next start repairs them.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ ready: Promise<void>, ask: () => void }} how
 */
async function stopServer(child, { ready, ask }) {
  await Promise.race([ready.catch(() => undefined), pause(10_000, undefined, { ref: false })])
  if (process.platform === 'win32') ask()
  else child.kill('SIGTERM')
  if (await endsWithin(child, 60_000)) return
  child.kill('SIGKILL')
  await endsWithin(child, 10_000)
}

/**
 * Windows has no signal that asks a program to end, but the server comes with a program that does.
 * @param {ServerBinary} binary
 * @param {Address} address
 * @param {string} password
 */
function askToStop({ engine, path }, address, password) {
  if (!('port' in address)) return
  const program = join(dirname(path), engine === 'mariadb' ? 'mariadb-admin.exe' : 'mysqladmin.exe')
  const args = ['--no-defaults', '--host=127.0.0.1', `--port=${address.port}`, '--user=root', 'shutdown']
  spawnSync(program, args, { env: { ...process.env, MYSQL_PWD: password }, stdio: 'ignore', timeout: 30_000 })
}

/**
 * Stops a server that the last start left behind on this data folder, for example after a SIGKILL.
 * @param {string} pidFile
 * @param {string} dataFolder
 */
async function stopLeftOver(pidFile, dataFolder) {
  const pid = readPid(pidFile)
  const runs = () => pid !== null && commandLineOf(pid).includes(`--datadir=${dataFolder} `)
  if (pid === null || !runs()) return
  for (const [signal, seconds] of /** @type {const} */ ([
    ['SIGTERM', 30],
    ['SIGKILL', 10],
  ])) {
    process.kill(pid, signal)
    const deadline = performance.now() + seconds * 1000
    while (runs() && performance.now() < deadline) await pause(20)
    if (!runs()) return
  }
  throw new Trouble(
    `A database that an earlier start left behind (process ${pid}) does not stop.`,
    `End it with: kill -9 ${pid}`,
  )
}

/** @param {string} pidFile */
function readPid(pidFile) {
  try {
    return Number(readFileSync(pidFile, 'utf8').trim()) || null
  } catch {
    return null
  }
}
