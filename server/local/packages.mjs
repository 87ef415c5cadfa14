import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from './npm.mjs'
import { cacheFile, project } from './places.mjs'
import { runLogged } from './processes.mjs'
import { step } from './say.mjs'

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} Packages */

/** Installs the packages of package-lock.json, without their install scripts, unless they are there already. */
export async function installPackages() {
  if (areInstalled(packagesIn('package-lock.json'), packagesIn('node_modules', '.package-lock.json'))) return
  await step('Installing the packages (npm ci)', () =>
    runLogged(npmCommand(['ci', '--ignore-scripts', '--no-audit', '--no-fund']), {
      cwd: project,
      logFile: cacheFile('logs', 'packages.log'),
      failure: 'The packages could not be installed.',
      wayOut: 'Check the network and the free space on the disk, then run this again.',
    }),
  )
}

/**
 * Whether what npm noted down when it last finished is what the lock file asks for. Optional packages may be missing:
 * they are those of other systems.
 * @param {Packages | null} wanted
 * @param {Packages | null} present
 */
export function areInstalled(wanted, present) {
  if (!wanted || !present) return false
  const isMissing = Object.entries(wanted).some(([path, { optional, devOptional }]) => {
    return path !== '' && !present[path] && !optional && !devOptional
  })
  if (isMissing) return false
  return Object.entries(present).every(([path, found]) => {
    const asked = wanted[path]
    return asked?.version === found.version && asked?.integrity === found.integrity
  })
}

/** @returns {Packages | null} */
function packagesIn(/** @type {string[]} */ ...parts) {
  const file = join(project, ...parts)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}
