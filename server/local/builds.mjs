import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from './npm.mjs'
import { cacheFile, project } from './places.mjs'
import { runLogged } from './processes.mjs'
import { step } from './say.mjs'
import { fingerprint, isStamped, stamp, unstamp } from './stamps.mjs'

const common = ['package-lock.json', 'shared/client', 'shared/domain', 'shared/messages', 'shared/ui']

/** What each app is built from, and one file that shows that its build is there. */
const apps = {
  portal: { what: 'the portal', sources: ['portal'], result: 'dist/portal/server/entry-server.js' },
  office: { what: 'the staff app for the browser', sources: ['desktop'], result: 'dist/office/index.html' },
  desktop: {
    what: 'the desktop app',
    sources: ['desktop', 'electron.vite.config.ts'],
    result: 'out/main/index.js',
  },
}

/**
 * Builds one app unless its build is there and was made from just these sources.
 * @param {keyof typeof apps} name
 */
export async function build(name) {
  const { what, sources, result } = apps[name]
  const print = fingerprint([...common, ...sources])
  const noted = cacheFile('stamps', `build-${name}`)
  if (isStamped(noted, print) && existsSync(join(project, result))) return
  unstamp(noted)
  await step(`Building ${what}`, () =>
    runLogged(npmCommand(['run', `build:${name}`]), {
      cwd: project,
      logFile: cacheFile('logs', `build-${name}.log`),
      failure: `${what} could not be built.`.replace(/^t/, 'T'),
    }),
  )
  stamp(noted, print)
}
