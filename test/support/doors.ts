import type { Access } from '#shared/domain/accounts/permissions.ts'
import { fileRoutes } from '#server/file-routes.ts'
import type { FileRoute } from '#server/platform/http/file-routes.ts'
import type { Audience } from '#server/platform/http/request-context.ts'
import type { ProcedureMeta } from '#server/platform/trpc/init.ts'
import { portalRouter, staffRouter } from '#server/router.ts'

/** One way into the server: a procedure or a file route. */
export interface Door {
  /** Such as `portal requests.get` or `staff POST files`. */
  readonly name: string
  readonly audience: Audience
  readonly access: Access
  readonly path: string
  readonly way: 'query' | 'mutation' | 'subscription' | 'upload' | 'download'
}

/** What is asked at a door. Uploads take `requestKey`, `name` and, where the bytes matter, `bytes`. */
export type Input = Readonly<Record<string, unknown>>

interface Procedure {
  readonly _def: { readonly type: 'query' | 'mutation' | 'subscription'; readonly meta: ProcedureMeta }
}

/** Every door there is, found at run time. */
export const doors: readonly Door[] = [
  ...proceduresOf('staff', staffRouter),
  ...proceduresOf('portal', portalRouter),
  ...fileRoutes.map(doorOfRoute),
]

export function doorNamed(name: string): Door {
  const door = doors.find((known) => known.name === name)
  if (!door) throw new Error(`There is no door ${name}`)
  return door
}

function proceduresOf(audience: Audience, router: typeof staffRouter | typeof portalRouter): Door[] {
  const procedures = router._def.procedures as unknown as Record<string, Procedure>
  return Object.entries(procedures).map(([path, { _def }]) => ({
    name: `${audience} ${path}`,
    audience,
    access: _def.meta.access,
    path,
    way: _def.type,
  }))
}

function doorOfRoute({ audience, method, path, access }: FileRoute): Door {
  const way = method === 'POST' ? 'upload' : 'download'
  return { name: `${audience} ${method} ${path}`, audience, access, path, way }
}

/** The request that asks `input` at a door, as a window sends it. */
export function requestAt(
  door: Door,
  input: Input,
): { path: string; method: string; headers: Record<string, string>; body?: string | Buffer<ArrayBuffer> } {
  const path = `/api/${door.audience}/${door.path}`
  const query = `?input=${encodeURIComponent(JSON.stringify(input))}`
  switch (door.way) {
    case 'query':
      return { path: path + query, method: 'GET', headers: {} }
    case 'subscription':
      return { path: path + query, method: 'GET', headers: { accept: 'text/event-stream' } }
    case 'mutation':
      return {
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }
    case 'upload':
      return {
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(String(input['name'])),
          'x-request-key': String(input['requestKey']),
        },
        body: (input['bytes'] as Buffer<ArrayBuffer> | undefined) ?? `To jest plik ${String(input['name'])}.`,
      }
    case 'download':
      return {
        path: path.replace(/:(\w+)/g, (_, param: string) => String(input[param])),
        method: 'GET',
        headers: {},
      }
  }
}
