import { spawn } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './builds.mjs'
import { installed, project } from './places.mjs'
import { endsWithin, exitOf, runLogged } from './processes.mjs'
import { say } from './say.mjs'
import { isStopping, onStop } from './stopping.mjs'

const minutesToFetch = 3

/** Whether windows can be shown here. */
export function hasDisplay(platform = process.platform, env = process.env) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Opens the staff app in Electron where there is a display, fetching Electron's program first where it is missing.
 * The office is open meanwhile; where it does not work out, one line says so.
 * @param {{ address: string, officeAddress: string, folder: string }} options
 */
export async function openDesktopApp({ address, officeAddress, folder }) {
  const instead = `The staff app is in the browser: ${officeAddress}`
  if (!hasDisplay()) return say(`There is no display here, so the desktop app stays closed. ${instead}`)
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return say(`Electron does not run as root, so the desktop app stays closed. ${instead}`)
  }
  const electron = electronProgram() ?? (await fetchElectron(folder))
  if (isStopping()) return
  if (!electron)
    return say(
      `Electron’s program is not here and could not be fetched, so the desktop app stays closed. ${instead}`,
    )
  await build('desktop')
  const logFile = join(folder, 'logs', 'desktop.log')
  const log = openSync(logFile, 'a')
  const child = spawn(electron, ['.'], {
    cwd: project,
    env: { ...process.env, OKIENKO_SERVER: address },
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
  })
  const forget = onStop('window', async () => {
    child.kill('SIGTERM')
    if (!(await endsWithin(child, 5_000))) child.kill('SIGKILL')
  })
  say('The desktop app opens.')
  const result = await exitOf(child)
  forget()
  if (isStopping()) return
  say(
    result === 0
      ? `The desktop app was closed; the office stays open. ${instead}`
      : `The desktop app ended (${result}); its log is ${logFile}. ${instead}`,
  )
}

/** Path of Electron's program, or null while it has not been fetched. */
export function electronProgram(env = process.env) {
  if (env.ELECTRON_EXEC_PATH) return env.ELECTRON_EXEC_PATH
  const home = installed('electron')
  const name = join(home, 'path.txt')
  if (!existsSync(name)) return null
  const program = join(
    env.ELECTRON_OVERRIDE_DIST_PATH || join(home, 'dist'),
    readFileSync(name, 'utf8').trim(),
  )
  return existsSync(program) ? program : null
}

/** @param {string} folder */
async function fetchElectron(folder) {
  say('Fetching Electron’s program for the desktop app in the background (about 120 MB) …')
  const fetching = runLogged([process.execPath, installed('electron', 'install.js')], {
    cwd: project,
    logFile: join(folder, 'logs', 'electron.log'),
    failure: 'Electron could not be fetched.',
    timeout: minutesToFetch * 60_000,
  })
  return fetching.then(
    () => electronProgram(),
    () => null,
  )
}
