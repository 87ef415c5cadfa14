import { createServer } from 'node:http'
import mysql from 'mysql2/promise'
import { readDatabaseUrl } from '#server/platform/database/connection.ts'

/** Ready answers, and the database whose one row says whether they are still true. */
export interface BarePages {
  readonly databaseUrl: string
  readonly connections: number
  readonly pages: readonly { readonly headers: Readonly<Record<string, string>>; readonly base64: string }[]
}

/**
 * What the public pages are measured against: `GET /<number>` asks for the versions as the office does, by a prepared
 * statement, and sends the same bytes with the same headers.
 */
export function serveBarePages({ databaseUrl, connections, pages }: BarePages): void {
  const { user, password, host, port, socketPath, database } = readDatabaseUrl(databaseUrl)
  const pool = mysql.createPool({
    ...{ user, password, database, connectionLimit: connections },
    ...(socketPath === undefined ? { host, port } : { socketPath }),
  })
  const answers = pages.map(({ headers, base64 }) => ({ headers, body: Buffer.from(base64, 'base64') }))
  const server = createServer((request, response) => {
    const answer = answers[Number(request.url?.slice(1))]
    pool.execute('SELECT publications, appearance FROM public_versions WHERE id = 1').then(
      () => response.writeHead(answer ? 200 : 404, answer?.headers).end(answer?.body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address)
      process.stdout.write(`ready http://127.0.0.1:${address.port}\n`)
  })
}
