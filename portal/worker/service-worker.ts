/**
 * Keeps the public pages somebody has seen, and the newest start page and notices, for when there is no network. With
 * one, every page comes from the server, so that nobody reads what is no longer so. Of a client's data nothing is kept.
 */
declare const self: ServiceWorkerGlobalScope
export {}

/** By the build: a worker is one file of its own. */
declare const __KEPT_PAGES__: Readonly<
  Record<'start' | 'notices' | 'outages' | 'offline', { pl: string; en: string }>
>

const { start, notices, outages, offline } = __KEPT_PAGES__
const pages = 'pages-1'
const files = 'files-1'
const mostKept = { [pages]: 60, [files]: 200 } as const

/** Kept from the beginning and always. */
const first: readonly string[] = [start, notices, outages, offline].flatMap(({ pl, en }) => [pl, en])

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(first.map(fetchAndKeep)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/office/')) return
  if (/^\/(assets|api\/portal\/appearance)\//.test(pathname)) event.respondWith(fileOf(request))
  else if (!pathname.startsWith('/api/')) event.respondWith(pageOf(request))
  else if (/^\/api\/portal\/publications\/\d+\/files\//.test(pathname) && request.destination === 'image')
    event.respondWith(pageOf(request))
})

/** What is named by its content never changes: once here, it is here. */
async function fileOf(request: Request): Promise<Response> {
  const known = await caches.match(request.url)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await keep(files, request.url, answer.clone())
  return answer
}

/** The newest there is; without a network what was kept of it, else the page that says so. */
async function pageOf(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.ok && mayKeep(request.url, answer)) await keep(pages, request.url, answer.clone())
    else if (answer.status === 404) await (await caches.open(pages)).delete(request.url)
    return answer
  } catch (error) {
    const known = await (await caches.open(pages)).match(request.url, { ignoreVary: true })
    if (known) return known
    if (request.mode !== 'navigate') throw error
    const { pathname } = new URL(request.url)
    return Response.redirect(/^\/en(\/|$)/.test(pathname) ? offline.en : offline.pl)
  }
}

/** The server says of what is for one person that it is stored nowhere; what somebody looked for is theirs, too. */
function mayKeep(address: string, { headers, redirected }: Response): boolean {
  return new URL(address).search === '' && !redirected && headers.get('cache-control') === 'no-cache'
}

/** Keeps a page with all the files it names, also those the browser loaded before this worker ran. */
async function fetchAndKeep(path: string): Promise<void> {
  const answer = await fetch(path)
  if (!answer.ok) return
  await keep(pages, new URL(path, location.origin).href, answer.clone())
  const named = (await answer.text()).matchAll(
    /(?:src|href)="(\/(?:assets|api\/portal\/appearance)\/[^"]+)"/g,
  )
  await Promise.all([...new Set([...named].map(([, file = '']) => file))].map(fetchFile))
}

async function fetchFile(address: string): Promise<void> {
  await fileOf(new Request(new URL(address, location.origin)))
}

async function keep(where: keyof typeof mostKept, address: string, answer: Response): Promise<void> {
  const kept = await caches.open(where)
  await kept.delete(address, { ignoreVary: true })
  await kept.put(address, answer)
  const known = await kept.keys()
  const oldest = known.filter(({ url }) => !first.includes(new URL(url).pathname))
  const tooMany = oldest.slice(0, Math.max(0, known.length - mostKept[where]))
  await Promise.all(tooMany.map((old) => kept.delete(old)))
}

async function forgetOlder(): Promise<void> {
  const names = (await caches.keys()).filter((name) => !(name in mostKept))
  await Promise.all(names.map((name) => caches.delete(name)))
}
