import type { Readable } from 'node:stream'

/** Where the bytes of uploads live, outside the web root. Keys are UUIDs made by the server. */
export interface FileStore {
  /** Keeps the bytes under `key` whole or not at all; answers when they are on disk. */
  put(key: string, bytes: Readable): Promise<void>
  /** Reads the bytes; refuses with `file.not-found` when they are gone. */
  open(key: string): Promise<Readable>
  /** Removes the bytes; a key that is not there is no fault. */
  remove(key: string): Promise<void>
}
