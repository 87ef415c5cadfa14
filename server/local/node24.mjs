import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { npmCommand } from './npm.mjs'
import { cacheFile, project } from './places.mjs'
import { runLogged } from './processes.mjs'
import { Trouble, step } from './say.mjs'
import { whenOrphaned } from './stopping.mjs'

const wanted = '24.21.0'
/** The first Node that runs TypeScript without a flag. */
const oldest = [22, 18]

/** Whether this version of Node runs Okienko. */
export function isNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/** The npm package with Node's program for a system. */
export function nodePackage(platform = process.platform, arch = process.arch) {
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`
}

/**
 * Where this Node is too old, brings the right one from the npm registry into `.tools`, runs the same program on it
 * and answers its exit code; null where this Node will do.
 * @param {string} program path of the script to run
 * @returns {Promise<number | null>}
 */
export async function rerunOnNode24(program) {
  if (isNewEnough()) return null
  const node = await bringNode24()
  const bin = join(project, '.tools', 'node_modules', '.bin')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit', env })
  // The child decides what to do about them; this process only waits for it.
  const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, passOn)
  whenOrphaned(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function bringNode24() {
  const name = nodePackage()
  const home = join(project, '.tools', 'node_modules', name)
  const node = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (runs(node)) return node
  const args = [
    'install',
    '--prefix',
    '.tools',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    `${name}@${wanted}`,
  ]
  await step(
    `Bringing Node ${wanted} from the npm registry (this machine has ${process.versions.node})`,
    () =>
      runLogged(npmCommand(args), {
        cwd: project,
        logFile: cacheFile('logs', 'node.log'),
        failure: `Node ${wanted} could not be brought from the npm registry.`,
        wayOut: `Check the network, or install Node 24 yourself (https://nodejs.org), then run this again.`,
      }),
  )
  if (runs(node)) return node
  throw new Trouble(
    `The Node ${wanted} of package ${name} does not run on this machine.`,
    'Install Node 24 yourself, then run this again.',
  )
}

/** @param {string} node */
function runs(node) {
  try {
    return existsSync(node) && execFileSync(node, ['--version'], { encoding: 'utf8' }).trim() === `v${wanted}`
  } catch {
    return false
  }
}
