import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from './npm.mjs'
import { cacheFile, project } from './places.mjs'
import { runLogged } from './processes.mjs'
import { step } from './say.mjs'
import { fingerprint, isStamped, stamp, unstamp } from './stamps.mjs'

const common = [
  'package.json',
  'package-lock.json',
  'shared/client',
  'shared/domain',
  'shared/messages',
  'shared/ui',
]

/** What each app is built from, and one file that shows that its build is there. */
const apps = {
  portal: { what: 'the portal', sources: ['portal'], result: 'dist/portal/server/entry-server.js' },
  office: {
    what: 'the staff app for the browser',
    sources: ['desktop', 'electron.vite.config.ts'],
    result: 'dist/office/index.html',
  },
  desktop: {
    what: 'the desktop app',
    sources: ['desktop', 'electron.vite.config.ts'],
    result: 'out/main/index.js',
  },
}

/** @typedef {keyof typeof apps} App */

/**
 * Builds one app unless its build is there and was made from just these sources.
 * @param {App} name
 */
export async function build(name) {
  const { what, result } = apps[name]
  const print = printOf(name)
  if (isStamped(noteOf(name), print) && existsSync(join(project, result))) return
  unstamp(noteOf(name))
  await step(`Building ${what}`, () =>
    runLogged(npmCommand(['run', `build:${name}`]), {
      cwd: project,
      env: { ...process.env, NODE_ENV: 'production' },
      logFile: cacheFile('logs', `build-${name}.log`),
      failure: `It was not possible to build ${what}.`,
    }),
  )
  stamp(noteOf(name), print)
}

/** Notes that all apps have just been built from the sources as they are. */
export function noteBuilds() {
  for (const name of /** @type {App[]} */ (Object.keys(apps))) stamp(noteOf(name), printOf(name))
}

/** @param {App} name */
function printOf(name) {
  return fingerprint([...common, ...apps[name].sources])
}

/** @param {App} name */
function noteOf(name) {
  return cacheFile('stamps', `build-${name}`)
}
