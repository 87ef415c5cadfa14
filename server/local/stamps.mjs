import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './places.mjs'

/**
 * A fingerprint of files and folders (their names and contents), given by paths inside `root`. What is absent counts too.
 * @param {string[]} paths
 */
export function fingerprint(paths, root = project) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, root, path)
  return hash.digest('hex')
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path */
function addTo(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return hash.update(`absent ${path}\0`)
  if (!statSync(full).isDirectory()) return hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  for (const name of readdirSync(full).sort()) addTo(hash, root, `${path}/${name}`)
  return hash
}

/** Whether the work noted in the file was done on just this. */
export function isStamped(/** @type {string} */ file, /** @type {string} */ print) {
  return existsSync(file) && readFileSync(file, 'utf8') === print
}

/** Notes that the work is done. */
export function stamp(/** @type {string} */ file, /** @type {string} */ print) {
  writeFileSync(file, print)
}

/** Forgets that the work was done, so that an interrupted repeat is not taken for finished. */
export function unstamp(/** @type {string} */ file) {
  rmSync(file, { force: true })
}
