import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { runLogged } from './processes.mjs'

/** @typedef {'debian' | 'fedora' | 'arch' | 'suse' | 'alpine' | 'linux' | 'macos' | 'windows' | 'other'} SystemFamily */

/** How a person gets what Okienko needs, by system. */
const commands = {
  database: {
    debian: 'sudo apt-get update && sudo apt-get install --no-install-recommends mariadb-server-core',
    fedora: 'sudo dnf install mariadb-server',
    arch: 'sudo pacman -S mariadb',
    suse: 'sudo zypper install mariadb',
    alpine: 'sudo apk add mariadb',
    macos: 'brew install mariadb',
    windows: 'winget install MariaDB.Server',
  },
  browser: {
    debian:
      'sudo apt-get update && sudo apt-get install --no-install-recommends chromium-headless-shell fonts-liberation',
    fedora: 'sudo dnf install chromium liberation-fonts',
    arch: 'sudo pacman -S chromium ttf-liberation',
    suse: 'sudo zypper install chromium liberation-fonts',
    alpine: 'sudo apk add chromium font-liberation',
    macos: 'brew install --cask chromium',
    windows: 'winget install Google.Chrome',
  },
}

/** @returns {SystemFamily} */
export function systemFamily(platform = process.platform, osRelease = readOsRelease()) {
  if (platform === 'darwin') return 'macos'
  if (platform === 'win32') return 'windows'
  if (platform !== 'linux') return 'other'
  const names = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, value = '']) =>
    value.split(' '),
  )
  if (names.some((name) => name === 'debian' || name === 'ubuntu')) return 'debian'
  if (names.some((name) => name === 'fedora' || name === 'rhel')) return 'fedora'
  if (names.includes('arch')) return 'arch'
  if (names.some((name) => name === 'suse' || name.startsWith('opensuse'))) return 'suse'
  return names.includes('alpine') ? 'alpine' : 'linux'
}

function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

/**
 * The command that brings the database or the browser on this system; null where we know none.
 * @param {'database' | 'browser'} what
 * @returns {string | null}
 */
export function commandToInstall(what, family = systemFamily()) {
  return /** @type {Record<string, string>} */ (commands[what])[family] ?? null
}

/** Whether this process may install Debian packages without asking anybody. */
export function mayInstallPackages() {
  return systemFamily() === 'debian' && existsSync('/usr/bin/apt-get') && asRoot() !== null
}

/** The words before a command that make it run as root; null where that needs a password. */
function asRoot() {
  if (process.getuid?.() === 0) return []
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
    return ['sudo', '-n']
  } catch {
    return null
  }
}

/**
 * Installs Debian packages and nothing they merely recommend. Only for packages that start no service.
 * @param {string[]} packages
 * @param {string} logFile
 */
export async function installPackages(packages, logFile) {
  const apt = [
    ...(asRoot() ?? []),
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=300',
  ]
  const failure = `The system could not install ${packages.join(', ')}.`
  await runLogged([...apt, 'update'], {
    logFile,
    failure: 'The system could not renew its list of packages.',
  })
  await runLogged([...apt, 'install', '-y', '--no-install-recommends', ...packages], { logFile, failure })
}
