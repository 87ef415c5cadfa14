import { randomBytes } from 'node:crypto'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A new key of a file: a UUID of version 7, which carries the time it was made at. */
export function newFileKey(now: Date): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Whether a text is a key of ours; nothing else may become part of a path. */
export function isFileKey(text: string): boolean {
  return shape.test(text)
}

/** The day (UTC) a key was made on. */
export function dayOfKey(key: string): string {
  return new Date(Number.parseInt(key.replace('-', '').slice(0, 12), 16)).toISOString().slice(0, 10)
}
