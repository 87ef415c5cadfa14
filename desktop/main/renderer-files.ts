import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { developmentPolicy, pagePolicy } from './content-policy.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Answers a page address with a file of the app; path and query are those of the URL, still percent-encoded. */
export type RendererFiles = (pathname: string, search: string) => Promise<Response>

/**
 * The built renderer in a folder. An address without a file extension is a place inside the app and answers
 * `index.html`; nothing outside the folder is ever read, and only types the build makes are served.
 */
export function filesInFolder(folder: string): RendererFiles {
  const root = resolve(folder)
  return async (pathname) => {
    const wanted = localPath(pathname)
    if (wanted === null) return notFound()
    const extension = extname(wanted)
    const path = resolve(root, extension === '' ? 'index.html' : `.${wanted}`)
    const contentType = contentTypes[extension || '.html']
    if (!path.startsWith(root + sep) || contentType === undefined) return notFound()

    const bytes = await readFile(path).catch(() => null)
    if (!bytes) return notFound()
    return new Response(new Uint8Array(bytes), { headers: pageHeaders(contentType, pagePolicy) })
  }
}

/** The renderer as electron-vite's development server makes it, under the app's own origin all the same. */
export function filesFromDevelopmentServer(address: string, fetch: typeof globalThis.fetch): RendererFiles {
  return async (pathname, search) => {
    const reply = await fetch(new URL(pathname + search, address))
    const contentType = reply.headers.get('content-type') ?? 'application/octet-stream'
    return new Response(reply.body, {
      status: reply.status,
      headers: pageHeaders(contentType, developmentPolicy),
    })
  }
}

function localPath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname)
    return /[\\\0]/.test(decoded) || decoded.split('/').includes('..') ? null : decoded
  } catch {
    return null
  }
}

function pageHeaders(contentType: string, policy: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  }
}

function notFound(): Response {
  return new Response('', { status: 404, headers: pageHeaders('text/plain', pagePolicy) })
}
