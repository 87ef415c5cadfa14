import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** What may be thrown away at any time: stamps, caches and logs of the tools. */
export function cacheFile(/** @type {string[]} */ ...parts) {
  const file = join(project, '.cache', ...parts)
  mkdirSync(join(file, '..'), { recursive: true })
  return file
}

/** The program of an installed package, to be run by Node itself: quicker than npx and the same on Windows. */
export function installed(/** @type {string[]} */ ...parts) {
  return join(project, 'node_modules', ...parts)
}

/** The data of the local office: OKIENKO_DATA, else `.okienko` in the project. */
export function dataFolder(env = process.env) {
  return resolve(project, env.OKIENKO_DATA || '.okienko')
}
