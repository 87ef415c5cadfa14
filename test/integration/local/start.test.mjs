import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLineOf } from '#server/local/processes.mjs'

const project = fileURLToPath(new URL('../../..', import.meta.url))
/** Long enough for the builds, where nothing is built yet. */
const patience = 240_000

/** The real command on a data folder of its own; each test goes on with what the one before left. */
describe('npm start', () => {
  let folder = ''
  let env = {}
  const started = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'okienko-start-'))
    env = { ...process.env, OKIENKO_DATA: folder, PORT: String(await freePort()), LOG_LEVEL: 'warn' }
    // A private database, no window, and nothing that makes it look as if npm had started it.
    for (const name of [
      'DATABASE_URL',
      'DATABASE_ADMIN_URL',
      'DISPLAY',
      'WAYLAND_DISPLAY',
      'npm_lifecycle_event',
    ])
      delete env[name]
  })
  afterAll(async () => {
    for (const office of started) await office.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  function start(...args) {
    const child = spawn(process.execPath, ['server/local/start.mjs', ...args], { cwd: project, env })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data))
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
    const office = {
      text: () => text,
      ended,
      end(signal) {
        child.kill(signal)
        return ended
      },
    }
    started.push(office)
    return office
  }

  const isOpen = async (office) => {
    const end = await Promise.race([office.ended, until(() => office.text().includes('Stop with Ctrl-C'))])
    if (end !== undefined) throw new Error(`It ended with ${end}:\n${office.text()}`)
  }
  const address = () => `http://127.0.0.1:${env.PORT}`

  it('opens an empty office with a link for its first administrator', { timeout: patience }, async () => {
    const office = start('--no-demo')
    await isOpen(office)
    expect(office.text()).toContain(`${address()}/office/`)
    expect(office.text()).toMatch(/this link works once\):\n\n {2}http\S+\n/)
    expect((await fetch(`${address()}/health`)).status).toBe(200)
    expect((await fetch(`${address()}/`)).status).toBe(200)
    expect((await fetch(`${address()}/office/`)).status).toBe(200)
  })

  it('keeps a second start on the same data out, with a sentence', async () => {
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.text()).toMatch(/This office is already running \(process \d+\)\./)
    expect((await fetch(`${address()}/health`)).status).toBe(200)
  })

  it('stops server and database when asked to', async () => {
    expect(await started[0].end('SIGTERM')).toBe(0)
    await expect(fetch(`${address()}/health`)).rejects.toThrow()
    expect(runningOn(folder)).toEqual([])
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })

  it('has nothing to prepare the second time and keeps the data', { timeout: patience }, async () => {
    const again = start()
    await isOpen(again)
    expect(
      again
        .text()
        .split('\n')
        .filter((line) => line.startsWith('  … ')),
    ).toEqual([])
    expect(readFileSync(join(folder, 'office.json'), 'utf8')).toContain('"empty"')
  })

  it('leaves nothing in the way of the next start when it is killed', { timeout: patience }, async () => {
    await started.at(-1).end('SIGKILL')
    const next = start()
    await isOpen(next)
    expect((await fetch(`${address()}/health`)).status).toBe(200)
    expect(await next.end('SIGINT')).toBe(0)
    expect(runningOn(folder)).toEqual([])
  })
})

async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Command lines of living databases on the folder. */
function runningOn(folder) {
  const pids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return pids.map(commandLineOf).filter((line) => line.includes(`--datadir=${folder}`))
}
