import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chooseServer } from '../database/choose-server.mjs'
import { cacheFile } from '../places.mjs'
import { Trouble, step } from '../say.mjs'
import { commandToInstall, installPackages, mayInstallPackages } from '../system.mjs'

/** Chromium without windows: it draws the same and asks less of the machine. */
const headlessShell = 'chromium-headless-shell'
const browserNames = [
  headlessShell,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
]
const otherBrowsers = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const fontFolders = ['liberation', 'liberation2'].map((name) => `/usr/share/fonts/truetype/${name}`)

/**
 * Sees that the machine has what the steps need, and installs it on a Debian-like system that lets us.
 * @param {Set<'database' | 'browser'>} needs
 * @returns {Promise<{ CHROMIUM_PATH?: string }>} what the steps have to know
 */
export async function prepareMachine(needs) {
  const logFile = cacheFile('logs', 'system-packages.log')
  if (needs.has('database')) await chooseServer({ logFile })
  if (!needs.has('browser')) return {}
  const missing = [
    ...(findBrowser([headlessShell]) ? [] : [headlessShell]),
    ...(fontFolders.some(existsSync) ? [] : ['fonts-liberation']),
  ]
  if (missing.length > 0 && mayInstallPackages()) {
    await step(`Installing ${missing.join(' and ')} from the system’s packages`, () =>
      installPackages(missing, logFile).catch((error) => {
        // Relatives of Debian have no such package: any other Chromium does.
        if (!findBrowser()) throw error
      }),
    )
  }
  const browser = findBrowser()
  if (browser) return { CHROMIUM_PATH: browser }
  const command = commandToInstall('browser')
  throw new Trouble(
    'The end-to-end tests need Chromium or Chrome, and find none on this machine.',
    `${command ? `Install it:  ${command}` : 'Install one'}, or set CHROMIUM_PATH to its program.`,
  )
}

/** Path of a Chromium on this machine, the one that asks least of it first, or null. */
function findBrowser(names = browserNames, env = process.env) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...otherBrowsers].find(existsSync) ?? null
}
