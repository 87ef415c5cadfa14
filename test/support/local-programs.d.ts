/** Types of what the tests use of the plain JavaScript in server/local. */

declare module '#server/local/database/find-server.mjs' {
  export interface ServerBinary {
    engine: 'mariadb' | 'mysql'
    version: string
    path: string
  }
  export function findServers(): ServerBinary[]
  export function isSupported(server: ServerBinary): boolean
}

declare module '#server/local/database/private-server.mjs' {
  import type { ChildProcess } from 'node:child_process'
  import type { ServerBinary } from '#server/local/database/find-server.mjs'

  export interface PrivateServer {
    address: { socketPath: string } | { port: number }
    child: ChildProcess
    stop(): Promise<void>
    kill(): boolean
  }
  export function startPrivateServer(
    binary: ServerBinary,
    options: { folder: string; fast?: boolean; tied?: boolean },
  ): Promise<PrivateServer>
}

declare module '#server/local/office-server.mjs' {
  export const nodeFlags: readonly string[]
}
