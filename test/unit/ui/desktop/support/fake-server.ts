import { vi } from 'vitest'
import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

/** What one procedure answers: a value, or a refusal. */
export type Answer = { readonly value: unknown } | { readonly refused: ErrorCode; readonly details?: object }

export interface FakeServer {
  /** Every call in order: its procedure and input. */
  readonly calls: { path: string; input: unknown }[]
  /** Cuts the wire: no call gets an answer until it is mended. */
  isGone: boolean
}

/**
 * Stands in for the network under the real API client: each call of a batch is answered by `answer`, refusals in the
 * shape in which the server sends them.
 */
export function fakeServer(answer: (path: string, input: unknown) => Answer): FakeServer {
  const server: FakeServer = { calls: [], isGone: false }
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    if (server.isGone) return Promise.reject(new TypeError('Failed to fetch'))
    const url = new URL(address, 'http://office.example')
    const paths = url.pathname.replace('/api/staff/', '').split(',')
    const inputs = JSON.parse(
      init?.method === 'POST' ? (init.body as string) : (url.searchParams.get('input') ?? '{}'),
    ) as Record<string, unknown>
    const results = paths.map((path, index) => {
      const input = inputs[String(index)]
      server.calls.push({ path, input })
      return resultOf(path, answer(path, input))
    })
    return Promise.resolve(
      new Response(JSON.stringify(results), { headers: { 'content-type': 'application/json' } }),
    )
  })
  return server
}

function resultOf(path: string, answer: Answer): object {
  if ('value' in answer) return { result: { data: answer.value } }
  const { refused: code, details = {} } = answer
  const refusal = { code, details, requestId: 'request-1' }
  return {
    error: { message: code, code: -32_000, data: { code: 'CONFLICT', httpStatus: 409, path, refusal } },
  }
}
