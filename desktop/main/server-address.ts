import * as z from 'zod/mini'
import { apiVersion, type AddressRefusal } from '#desktop/bridge/contract.ts'
import { clientHeaders } from './client-headers.ts'
import { refusalCodes } from './refusal-codes.ts'

export type ParsedAddress = { ok: true; origin: string } | { ok: false; refusal: AddressRefusal }

const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i
const loopbackName = /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads an address as people type it: without a scheme https is meant, or http on this very computer; a path is
 * dropped. Refuses plain http to any other computer, since passwords would cross the network readable.
 */
export function parseServerAddress(typed: string): ParsedAddress {
  const trimmed = typed.trim()
  const named = hasScheme.test(trimmed) ? trimmed : `https://${trimmed}`
  const url = trimmed !== '' && URL.canParse(named) ? new URL(named) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return { ok: false, refusal: 'address-invalid' }

  const isLoopback = loopbackName.test(url.hostname)
  if (isLoopback && !hasScheme.test(trimmed)) url.protocol = 'http:'
  if (url.protocol === 'http:' && !isLoopback) return { ok: false, refusal: 'address-insecure' }
  return { ok: true, origin: url.origin }
}

const health = z.object({ apiVersion: z.int() })

/** Asks the server who it is: null when we can work with it, else why not. Waits at most 10 s. */
export async function refusalOfServer(
  fetch: typeof globalThis.fetch,
  origin: string,
  appVersion: string,
): Promise<AddressRefusal | null> {
  let reply: { status: number; text: string }
  try {
    const response = await fetch(`${origin}/health`, {
      headers: clientHeaders(appVersion),
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    })
    reply = { status: response.status, text: await response.text() }
  } catch {
    return 'server-unreachable'
  }

  if (reply.status === 426 || refusalCodes(reply.text).includes('client.too-old')) return 'client-too-old'
  const answer = health.safeParse(parseJson(reply.text))
  if (!answer.success) return 'server-unknown'
  if (answer.data.apiVersion > apiVersion) return 'client-too-old'
  return answer.data.apiVersion < apiVersion ? 'server-too-old' : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
