import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findServers, isSupported } from '#server/local/database/find-server.mjs'
import { startPrivateServer } from '#server/local/database/private-server.mjs'

export interface TestServer {
  /** Address of the administrator, without a database. */
  url: string
  /** Ends the server at once and removes its files. */
  stop(): Promise<void>
  /** Ends the server as a power cut would, files kept; `start` brings it back. */
  kill(): Promise<void>
  start(): Promise<void>
}

const prefix = 'okienko-test-'

/**
 * Starts a database server of this test run in memory where the machine allows. It gives up durability for speed and
 * ends with this process, whatever ends that.
 */
export async function startTestServer(): Promise<TestServer> {
  const binary = findServers().find(isSupported)
  if (!binary)
    throw new Error(
      'The tests need MariaDB 10.11+ or MySQL 8.4+: `npm test` brings one, or set TEST_DATABASE_URL.',
    )
  const home = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  removeLeftOvers(home)
  const folder = mkdtempSync(join(home, `${prefix}${process.pid}-`))
  let server = await startPrivateServer(binary, { folder, fast: true, tied: true })
  const { address } = server
  const endAtExit = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', endAtExit)
  const kill = async () => {
    const ended = new Promise((resolve) => server.child.once('exit', resolve))
    if (server.kill()) await ended
  }
  return {
    url:
      'port' in address
        ? `mysql://root@127.0.0.1:${address.port}/`
        : `mysql://root@localhost/?socketPath=${encodeURIComponent(address.socketPath)}`,
    kill,
    async start() {
      server = await startPrivateServer(binary, { folder, fast: true, tied: true })
    },
    async stop() {
      await kill()
      process.off('exit', endAtExit)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Folders of runs that were killed; they would fill the memory. */
function removeLeftOvers(home: string): void {
  for (const name of readdirSync(home).filter((name) => name.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (!isAlive(pid)) rmSync(join(home, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
