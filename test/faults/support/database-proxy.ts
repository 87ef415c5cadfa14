import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDatabaseUrl } from '#server/platform/database/connection.ts'

/** Where on its way a commit is lost: on the way to the database, or only the answer to it. */
export type Cut = 'before' | 'after'

/** Stands between a program and its database and can break what passes. */
export interface DatabaseProxy {
  /** The address of a database, by way of the proxy. */
  through(url: string): string
  /** Cuts the connection that commits next; resolves when it has happened. */
  cutNextCommit(when: Cut): Promise<void>
  /** Lets nothing pass any more, in either direction, as a network that has gone does; connections stay open. */
  silence(): void
  /** Lets pass what has waited. */
  resume(): void
  close(): Promise<void>
}

/** Whether a packet (length, number, kind of command, text) is the query that commits; MySQL has more before its text. */
function isCommit(packet: Buffer): boolean {
  return packet[4] === 3 && packet.length < 32 && packet.includes('COMMIT')
}

/** Starts a proxy to the server at `url`; it listens as the server does, on a socket or on a port. */
export async function startDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const { host, port, socketPath } = readDatabaseUrl(url)
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-proxy-'))
  const ownPath = path.join(folder, 's')
  const pairs = new Set<readonly [net.Socket, net.Socket]>()
  let armed: { when: Cut; done: () => void } | null = null
  let isSilent = false

  const server = net.createServer((client) => {
    const upstream = socketPath === undefined ? net.connect(port, host) : net.connect(socketPath)
    const pair = [client, upstream] as const
    pairs.add(pair)
    let isCutting = false
    const cut = () => {
      armed?.done()
      armed = null
      for (const socket of pair) socket.destroy()
    }
    client.on('data', (bytes: Buffer) => {
      if (armed !== null && isCommit(bytes)) {
        if (armed.when === 'before') {
          cut()
          return
        }
        isCutting = true
      }
      upstream.write(bytes)
    })
    upstream.on('data', (bytes: Buffer) => {
      if (isCutting) cut()
      else client.write(bytes)
    })
    for (const socket of pair) {
      if (isSilent) socket.pause()
      socket.on('error', () => undefined)
      socket.on('close', () => {
        pairs.delete(pair)
        for (const other of pair) other.destroy()
      })
    }
  })
  if (socketPath === undefined) server.listen(0, '127.0.0.1')
  else server.listen(ownPath)
  await once(server, 'listening')

  return {
    through(original) {
      const through = new URL(original)
      if (socketPath !== undefined) through.searchParams.set('socketPath', ownPath)
      else through.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`
      return through.href
    },
    cutNextCommit: (when) =>
      new Promise((done) => {
        armed = { when, done }
      }),
    silence() {
      isSilent = true
      for (const socket of [...pairs].flat()) socket.pause()
    },
    resume() {
      isSilent = false
      for (const socket of [...pairs].flat()) socket.resume()
    },
    async close() {
      for (const socket of [...pairs].flat()) socket.destroy()
      server.close()
      await once(server, 'close')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
