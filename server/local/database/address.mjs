import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../say.mjs'

/** @typedef {{ socketPath: string } | { port: number }} Address where a private server listens */

/** Bytes of a socket's path that every system takes: macOS has the lowest limit, 104. */
const longestSocketPath = 100

/** @param {string} folder @returns {Promise<Address>} */
export async function chooseAddress(folder) {
  if (process.platform === 'win32') return { port: await freePort() }
  const beside = join(folder, 'database.sock')
  if (Buffer.byteLength(beside) <= longestSocketPath) return { socketPath: beside }
  return { socketPath: join(ownTemporaryFolder(folder), 's') }
}

/**
 * A folder that only this user can enter, always the same for the same data folder.
 * @param {string} folder
 */
export function ownTemporaryFolder(folder, temporary = tmpdir()) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const own = join(temporary, `okienko-${name}`)
  mkdirSync(own, { recursive: true, mode: 0o700 })
  const { uid, mode } = statSync(own)
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw new Trouble(
      `${own} belongs to somebody else.`,
      'Remove it, or set OKIENKO_DATA to a folder with a shorter path.',
    )
  }
  return own
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** @param {Address} address */
export function addressOptions(address) {
  return 'port' in address
    ? ['--bind-address=127.0.0.1', `--port=${address.port}`]
    : ['--skip-networking', `--socket=${address.socketPath}`]
}

/**
 * Whether a server says hello at the address: the fifth byte it sends is the protocol's version, 10.
 * @param {Address} address
 * @returns {Promise<boolean>}
 */
export function greets(address) {
  return new Promise((resolve) => {
    const socket =
      'port' in address ? createConnection(address.port, '127.0.0.1') : createConnection(address.socketPath)
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(2000, () => end(false))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
    socket.once('data', (data) => end(data[4] === 10))
  })
}
