const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Belong to the page's own origin, or are set anew on the way. */
const ofThePage = ['authorization', 'content-length', 'cookie', 'host', 'origin', 'referer', 'user-agent']

/** Must not reach the renderer: the session, and what described the reply before it was decoded. */
const notForThePage = [
  'set-cookie',
  'x-okienko-token',
  'strict-transport-security',
  'content-security-policy',
]

/** Headers of a renderer's request as they go on to the server. */
export function requestHeaders(headers: Headers): Headers {
  const kept = without(headers, [...hopByHop, ...ofThePage])
  for (const name of [...kept.keys()]) if (name.startsWith('sec-')) kept.delete(name)
  return kept
}

/** Headers of the server's reply as the renderer gets them; the body was decoded on the way. */
export function replyHeaders(headers: Headers): Headers {
  const wasEncoded = headers.has('content-encoding')
  return without(headers, [
    ...hopByHop,
    ...notForThePage,
    ...(wasEncoded ? ['content-encoding', 'content-length'] : []),
  ])
}

function without(headers: Headers, dropped: readonly string[]): Headers {
  const namedByConnection = (headers.get('connection') ?? '').toLowerCase().split(/\s*,\s*/)
  const kept = new Headers(headers)
  for (const name of [...kept.keys()])
    if (dropped.includes(name) || namedByConnection.includes(name) || name.startsWith('access-control-'))
      kept.delete(name)
  return kept
}
