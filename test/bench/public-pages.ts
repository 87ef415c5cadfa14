import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { openPool } from '#server/platform/database/connection.ts'
import { migrate } from '#server/platform/database/migrator.ts'
import { migrations } from '#server/migrations/index.ts'
import { fillPublications } from '#test/support/many-publications.ts'
import type { BarePages } from './bare-pages.ts'
import { percentile, requestText } from './load.ts'
import { signInFirst } from './staff.ts'
import { signedIn, type Side, type Sides } from './throughput.ts'

/** An office that has published for years, and an editor of it. */
export interface PublishingOffice {
  readonly databaseUrl: string
  readonly token: string
}

/** The pages that are measured. */
export const publicPages = [
  ['start page', '/'],
  ['a news item', '/aktualnosci/publikacja-9001'],
  ['list of news', '/aktualnosci'],
] as const

const headers = { 'accept-encoding': 'br' }

/** Makes the database of `databaseUrl` anew on the server of `serverUrl`, with so many publications. */
export async function makePublishingOffice(
  urls: { serverUrl: string; databaseUrl: string },
  publications: number,
): Promise<PublishingOffice> {
  const { databaseUrl } = urls
  const name = new URL(databaseUrl).pathname.slice(1)
  const server = openPool(urls.serverUrl, { connections: 1 })
  await server.query(`DROP DATABASE IF EXISTS ${name}`)
  await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`)
  await server.end()
  await migrate(databaseUrl, migrations)
  const sql = openPool(databaseUrl, { connections: 1 })
  try {
    const token = await signInFirst(sql, 'EDITORS')
    await fillPublications(sql, { count: publications, editorId: 1, now: new Date() })
    return { databaseUrl, token }
  } finally {
    await sql.end()
  }
}

/** The public pages of an office as the bare handler is to send them, byte for byte. */
export function keepPages(port: number): Promise<BarePages['pages']> {
  return Promise.all(
    publicPages.map(async ([, path]) => {
      const { head, body } = await fetchRaw(port, path)
      return { headers: head, base64: body.toString('base64') }
    }),
  )
}

/** One page from the office, kept since it was first asked for, and from the bare handler. */
export function sidesOfPage(index: number, ports: { ours: number; bare: number }): Sides {
  const path = publicPages[index]?.[1] ?? '/'
  return {
    ours: { port: ports.ours, request: () => requestText('GET', path, { headers }) },
    bare: { port: ports.bare, request: () => requestText('GET', `/${index}`, { headers }) },
  }
}

/** The same page by an address that nobody has asked for, so that it has to be made each time. */
export function sideOfColdPage(index: number, port: number): Side {
  const path = publicPages[index]?.[1] ?? '/'
  return { port, request: () => requestText('GET', `${path}?${randomUUID()}`, { headers }) }
}

/** Milliseconds from sending what publishes a news item to one process until another one's start page shows it. */
export async function measureChanges(
  { token }: PublishingOffice,
  ports: { changed: number; shown: number },
  changes: number,
): Promise<{ p50: number; most: number }> {
  const took: number[] = []
  for (let number = 0; number < changes; number += 1) {
    const change = procedureAt(ports.changed, token)
    const title = `Nowa wiadomość ${randomUUID()}`
    const facts = { requestKey: randomUUID(), kind: 'news', pageRole: null, title }
    const { id: publicationId, open } = await change('publications.create', facts)
    const sent = performance.now()
    const published = change('publications.publish', {
      publicationId,
      version: open.version,
      effectiveFrom: null,
    })
    while (!(await (await fetch(`http://127.0.0.1:${ports.shown}/`)).text()).includes(title))
      if (performance.now() - sent > 10_000) throw new Error('A change is not on show after ten seconds')
    took.push(performance.now() - sent)
    await published
  }
  return { p50: percentile(took, 0.5), most: Math.max(...took) }
}

interface Created {
  readonly id: number
  readonly open: { readonly version: number }
}

function procedureAt(port: number, token: string) {
  return async (name: string, input: object): Promise<Created> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/staff/${name}`, {
      method: 'POST',
      headers: { ...signedIn(token), 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
    const { result, error } = (await answer.json()) as { result?: { data: Created }; error?: unknown }
    if (!result) throw new Error(`${name} was refused: ${JSON.stringify(error)}`)
    return result.data
  }
}

/** An answer as it comes over the wire, not unpacked. */
function fetchRaw(port: number, path: string): Promise<{ head: Record<string, string>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        if (answer.statusCode !== 200) return reject(new Error(`${path} answered ${answer.statusCode}`))
        const { date: _date, connection: _, 'keep-alive': __, ...head } = answer.headers
        resolve({ head: head as Record<string, string>, body: Buffer.concat(parts) })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
