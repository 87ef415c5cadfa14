import type { ChildProcess } from 'node:child_process'
import type { ServerBinary } from './find-server.mjs'

export interface PrivateServer {
  address: { socketPath: string } | { port: number }
  child: ChildProcess
  logFile: string
  stop: () => Promise<void>
  kill: () => boolean
}

export interface PrivateServerOptions {
  folder: string
  fast?: boolean
  initFile?: string
  rootPassword?: string
  tied?: boolean
}

export function startPrivateServer(
  binary: ServerBinary,
  options: PrivateServerOptions,
): Promise<PrivateServer>
