import { execFile } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = resolve(import.meta.dirname, '../..')

/** Where Electron's binary keeps its fuses: a marker, the format's version, how many, one digit each ('1' is on). */
const fuseMarker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'okienko-packaging-'))
  makeElectronLookalike(join(folder, 'electron'))
  makeBuiltApp(join(folder, 'app'))
  await packageApp(join(folder, 'app'))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs electron-builder as `npm run dist` does, up to the unpacked folder and without fetching anything. */
async function packageApp(cwd: string): Promise<void> {
  const command = [
    join(project, 'node_modules/electron-builder/cli.js'),
    '--dir',
    '--linux',
    '--config=electron-builder.yml',
    `--config.electronDist=${join(folder, 'electron')}`,
    '--config.electronVersion=45.4.1',
  ]
  const options = { cwd, env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } }
  await promisify(execFile)(process.execPath, command, options).catch((error: { stdout?: string }) => {
    throw new Error(error.stdout, { cause: error })
  })
}

/** A folder laid out like Electron's Linux distribution, with a binary that only has fuses, all of them on. */
function makeElectronLookalike(at: string): void {
  mkdirSync(join(at, 'locales'), { recursive: true })
  mkdirSync(join(at, 'resources'))
  const fuses = Buffer.concat([Buffer.from(fuseMarker), Buffer.from([1, 9]), Buffer.from('1'.repeat(9))])
  writeFileSync(join(at, 'electron'), Buffer.concat([Buffer.alloc(64), fuses, Buffer.alloc(64)]), {
    mode: 0o755,
  })
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(at, name), '45.4.1')
  for (const language of ['pl', 'en-US', 'de']) writeFileSync(join(at, `locales/${language}.pak`), language)
}

function makeBuiltApp(at: string): void {
  mkdirSync(join(at, 'desktop'), { recursive: true })
  copyFileSync(join(project, 'electron-builder.yml'), join(at, 'electron-builder.yml'))
  cpSync(join(project, 'desktop/packaging'), join(at, 'desktop/packaging'), { recursive: true })
  const files = {
    'package.json': JSON.stringify({ name: 'okienko', version: '1.2.3', dependencies: { fastify: '1.0.0' } }),
    'node_modules/fastify/package.json': JSON.stringify({ name: 'fastify', version: '1.0.0' }),
    'out/main/index.js': 'export {}',
    'out/preload/index.cjs': '',
    'out/renderer/index.html': '',
    'out/renderer/.vite/manifest.json': '{}',
    'server/main.ts': '',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(at, name, '..'), { recursive: true })
    writeFileSync(join(at, name), text)
  }
}

const packaged = (name: string): string => join(folder, 'app/dist/installers/linux-unpacked', name)

interface ArchiveEntry {
  files?: Record<string, ArchiveEntry>
}

/** Paths of an asar archive: its header is JSON after four 32-bit numbers, the last being the JSON's length. */
function archivedFiles(path: string): string[] {
  const bytes = readFileSync(path)
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as ArchiveEntry
  const walk = (entry: ArchiveEntry, at: string): string[] =>
    entry.files ? Object.entries(entry.files).flatMap(([name, child]) => walk(child, `${at}/${name}`)) : [at]
  return walk(header, '').sort()
}

describe('the packaged desktop app', () => {
  it('holds what was built for it and no package of the server', () => {
    expect(archivedFiles(packaged('resources/app.asar'))).toEqual([
      '/out/main/index.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/package.json',
    ])
  })

  it('starts with the built main process and has its icon beside it', () => {
    const archive = readFileSync(packaged('resources/app.asar'), 'utf8')
    expect(archive).toContain('"main": "out/main/index.js"')
    expect(readFileSync(packaged('resources/icon.png')).subarray(1, 4).toString()).toBe('PNG')
  })

  it('cannot be turned into a plain Node, inspected, or made to load other code', async () => {
    const fuses = await getCurrentFuseWire(packaged('okienko'))
    const state = (fuse: FuseV1Options) => fuses[fuse]
    for (const off of [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    ])
      expect(state(off), FuseV1Options[off]).toBe(FuseState.DISABLE)
    for (const on of [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ])
      expect(state(on), FuseV1Options[on]).toBe(FuseState.ENABLE)
  })
})
