import { kindOfUrl } from './app-scheme.ts'
import type { RendererFiles } from './renderer-files.ts'

export interface AppProtocolParts {
  files: RendererFiles
  forward(request: Request): Promise<Response>
}

/** Answers every request for `app://…`: the app's own pages, its API, and nothing for any other host. */
export function createAppProtocol(parts: AppProtocolParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    switch (kindOfUrl(request.url)) {
      case 'api':
      case 'file':
        return parts.forward(request)
      case 'page':
        return request.method === 'GET' || request.method === 'HEAD'
          ? parts.files(pathname, search)
          : new Response(null, { status: 405 })
      case 'foreign':
        return new Response(null, { status: 404 })
    }
  }
}
