import type { Readable } from 'node:stream'

/** Where the bytes of uploads live, outside the web root. Keys are made by `newFileKey`. */
export interface FileStore {
  /** Keeps the bytes under `key` whole or not at all; answers when they are safe. */
  put(key: string, bytes: Readable): Promise<void>
  /** Reads the bytes; refuses with `file.not-found` when they are gone. */
  open(key: string): Promise<Readable>
  /** Removes the bytes; a key that is not there is no fault. */
  remove(key: string): Promise<void>
  /** The keys made on a day (UTC, `YYYY-MM-DD`) whose bytes are there, those of a `put` that a crash cut off included. */
  keysMadeOn(day: string): Promise<string[]>
}
