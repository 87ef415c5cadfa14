import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { beginningOf, isAlive } from './processes.mjs'
import { Trouble } from './say.mjs'

/** @typedef {{ pid: number, began: string }} Holder */

/**
 * Takes the lock file for this process or throws a Trouble that names the process that has it. A lock whose process is
 * gone is taken over.
 * @param {string} file
 * @returns {{ wasLeftBehind: boolean, release: () => void }}
 */
export function takeLock(file) {
  const own = `${process.pid} ${beginningOf(process.pid)}\n`
  const release = () => rmSync(file, { force: true })
  if (create(file, own)) return { wasLeftBehind: false, release }
  const aside = `${file}.${process.pid}`
  if (!holderOf(file)) moveAside(file, aside)
  if (create(file, own)) return { wasLeftBehind: true, release }
  throw new Trouble(
    `This office is already running (process ${holderOf(file)?.pid ?? 'just starting'}).`,
    'Use the one that runs, stop it there with Ctrl-C, or set OKIENKO_DATA to another folder for a second office.',
  )
}

/**
 * Only one process can move a file away. One that took a fresh lock instead of the dead one gives it back.
 * @param {string} file
 * @param {string} aside
 */
function moveAside(file, aside) {
  try {
    renameSync(file, aside)
    if (holderOf(aside)) linkSync(aside, file)
  } catch {
    // Somebody else was quicker; creating our own lock will tell.
  }
  rmSync(aside, { force: true })
}

/** @param {string} file @param {string} text */
function create(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * The living process that wrote the lock; null where it is gone, its pid given to another program included.
 * @param {string} file
 * @returns {Holder | null}
 */
function holderOf(file) {
  try {
    const [, pid = '', began = ''] = /^(\d+) (.*)$/m.exec(readFileSync(file, 'utf8')) ?? []
    const holder = { pid: Number(pid), began }
    return pid && isAlive(holder.pid) && beginningOf(holder.pid) === began ? holder : null
  } catch {
    return null
  }
}
