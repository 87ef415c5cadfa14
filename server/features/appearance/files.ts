import { createHash } from 'node:crypto'

const extensions: Readonly<Record<string, string>> = { 'image/webp': 'webp', 'image/png': 'png' }

/** The name of bytes: other bytes have another address, so that browsers may keep them for good. */
export function hashOf(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

export function srcOf({ hash, mediaType }: { hash: string; mediaType: string }): string {
  return `/api/portal/appearance/${hash}.${extensions[mediaType] ?? 'webp'}`
}

/** The address of an app's icon without its kind and ending; see `AppIcon`. */
export const iconSrc = (hash: string): string => `/api/portal/appearance/${hash}`

export const cssSrc = (hash: string): string => `/api/portal/appearance/${hash}.css`
