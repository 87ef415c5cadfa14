import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findServers, isSupported } from '#server/local/database/find-server.mjs'
import { startPrivateServer } from '#server/local/database/private-server.mjs'
import { nodeFlags } from '#server/local/office-server.mjs'
import { serveBarePages, type BarePages } from './bare-pages.ts'
import { serveBare, type BareSettings } from './bare-server.ts'
import { makeSearchOffice, sidesOfSearch, type SearchOffice } from './client-search.ts'
import { measureLive } from './live.ts'
import type { Round } from './load.ts'
import { makeOffice, type BenchOffice } from './office.ts'
import { buildServer, startProgram, type Program } from './programs.ts'
import {
  keepPages,
  makePublishingOffice,
  measureChanges,
  publicPages,
  sideOfColdPage,
  sidesOfPage,
} from './public-pages.ts'
import {
  beside,
  measure,
  median,
  sidesOfCreate,
  sidesOfDashboard,
  sidesOfQueue,
  type Pair,
} from './throughput.ts'

/**
 * Prints how fast the office is, one line for each figure, beside a bare `node:http` and mysql2 handler on the same
 * data in the same run. `BENCH_DATABASE_URL` names a server of one's own (its databases okienko_bench_… are made
 * anew); `BENCH_TASKS`, `BENCH_CLIENTS`, `BENCH_ROUNDS` and `BENCH_SECONDS` make it smaller or longer.
 * `npm run bench pages` measures the public pages alone; they are those of `npm run build:portal`.
 */
const pool = 10
const few = 10_000
const many = Number(process.env['BENCH_TASKS'] ?? 1_000_000)
const fewClients = 2000
const manyClients = Number(process.env['BENCH_CLIENTS'] ?? 200_000)
const publications = 10_000
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 11)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 1.5)
const { BENCH_BARE: bareSettings, BENCH_PAGES: barePages } = process.env

if (barePages !== undefined) serveBarePages(JSON.parse(barePages) as BarePages)
else if (bareSettings === undefined) await main()
else serveBare(JSON.parse(bareSettings) as BareSettings)

async function main(): Promise<void> {
  const program = await buildServer()
  const server = await openServer()
  const programs: Program[] = []
  try {
    await sayPublicPages(program, server.url)
    if (process.argv[2] === 'pages') return
    const small = await openOffice(server.url, few)
    await sayLive(program, small)
    const large = await openOffice(server.url, many)
    const pairs: Pair[] = []
    for (const office of [small, large]) {
      const bare = await startBare(office)
      const web = await startOffice(program, office, 'web')
      programs.push(bare, web)
      pairs.push({ office, officePort: web.port, barePort: bare.port })
    }
    for (const connections of [1, 8]) await sayQueue(pairs, connections)
    for (const connections of [1, 8]) await sayCreate(pairs, connections)
    for (const connections of [1, 8]) await sayDashboard(pairs, connections)
    const searched: Searched[] = []
    for (const clients of [fewClients, manyClients]) {
      const office = await openSearchOffice(server.url, clients)
      const bare = await startBare({ ...large, databaseUrl: office.databaseUrl }, office.statements)
      const web = await startOffice(program, office, 'web')
      programs.push(bare, web)
      searched.push({ office, ports: { ours: web.port, bare: bare.port } })
    }
    for (const connections of [1, 8]) await saySearch(searched, connections)
  } finally {
    await Promise.all(programs.map((running) => running.stop()))
    await server.stop()
  }
  const budgets = fileURLToPath(new URL('../../server/local/checks/budgets.mjs', import.meta.url))
  spawnSync(process.execPath, [budgets], { stdio: 'inherit' })
}

/** A caretaker has 80 open tasks in the small office and 400 in the largest; a client has five in all. */
function openOffice(serverUrl: string, tasks: number): Promise<BenchOffice> {
  const url = new URL(serverUrl)
  url.pathname = `/okienko_bench_${tasks}`
  const size = { tasks, clients: tasks / 5, caretakers: Math.max(5, tasks / 10_000) }
  return makeOffice({ serverUrl, databaseUrl: url.href }, size)
}

async function sayQueue(pairs: readonly Pair[], connections: number): Promise<void> {
  const sides = pairs.map(sidesOfQueue).flatMap(({ ours, bare }) => [ours, bare])
  const [ofFew = [], bareOfFew = [], ofMany = [], bareOfMany = []] = await measure(
    { connections, rounds, seconds },
    sides,
  )
  const what = `queue, first page of 50, ${ofConnections(connections)}`
  sayBeside(`${what}, ${count(few)} tasks`, { ours: ofFew, bare: bareOfFew, target: 0.45 })
  sayBeside(`${what}, ${count(many)} tasks`, { ours: ofMany, bare: bareOfMany, target: 0.45 })
  const growth = beside(ofMany, ofFew, (round) => round.p50)
  say(`${what}, p50 at ${count(many)} beside ${count(few)}`, [`${growth.toFixed(2)} times`, 'at most 1.5'])
}

async function sayCreate(pairs: readonly Pair[], connections: number): Promise<void> {
  for (const pair of pairs) {
    const { ours, bare } = sidesOfCreate(pair)
    const [created = [], written = []] = await measure({ connections, rounds, seconds }, [ours, bare])
    const tasks = pair === pairs[0] ? few : many
    const what = `create, ${ofConnections(connections)}, beside ${count(tasks)} tasks`
    sayBeside(what, { ours: created, bare: written, target: 0.5 })
  }
}

async function sayDashboard(pairs: readonly Pair[], connections: number): Promise<void> {
  for (const pair of pairs) {
    const { ours, bare } = sidesOfDashboard(pair)
    const [made = [], read = []] = await measure({ connections, rounds, seconds }, [ours, bare])
    const times = beside(made, read, (round) => round.p50)
    const tasks = pair === pairs[0] ? few : many
    say(`dashboard, all built portlets, ${ofConnections(connections)}, ${count(tasks)} tasks`, [
      `${times.toFixed(2)} times the bare handler's time (p50 ${median(made).p50.toFixed(1)} ms)`,
      'at most 2',
    ])
  }
}

interface Searched {
  readonly office: SearchOffice
  readonly ports: { readonly ours: number; readonly bare: number }
}

function openSearchOffice(serverUrl: string, clients: number): Promise<SearchOffice> {
  const url = new URL(serverUrl)
  url.pathname = `/okienko_bench_clients_${clients}`
  return makeSearchOffice({ serverUrl, databaseUrl: url.href }, clients)
}

async function saySearch(searched: readonly Searched[], connections: number): Promise<void> {
  const sides = searched
    .map(({ office, ports }) => sidesOfSearch(office, ports))
    .flatMap(({ ours, bare }) => [ours, bare])
  const [ofFew = [], , ofMany = [], bareOfMany = []] = await measure({ connections, rounds, seconds }, sides)
  const what = `client search, ${ofConnections(connections)}`
  const times = beside(ofMany, bareOfMany, (round) => round.p95)
  say(`${what}, p95 at ${count(manyClients)} clients`, [
    `${times.toFixed(2)} times the bare handler's (p95 ${median(ofMany).p95.toFixed(1)} ms)`,
    'at most 3',
  ])
  const growth = beside(ofMany, ofFew, (round) => round.p95)
  say(`${what}, p95 at ${count(manyClients)} beside ${count(fewClients)}`, [
    `${growth.toFixed(2)} times`,
    'at most 2',
  ])
  const mostRead = Math.max(...searched.map(({ office }) => office.mostRead))
  if (connections === 1)
    say('client search, rows read for each one found', [mostRead.toFixed(1), 'at most 20'])
}

/** The public pages of an office with a history, from one process, and how soon another process's change is there. */
async function sayPublicPages(program: string, serverUrl: string): Promise<void> {
  const url = new URL(serverUrl)
  url.pathname = '/okienko_bench_pages'
  const office = await makePublishingOffice({ serverUrl, databaseUrl: url.href }, publications)
  const web = await startOffice(program, office, 'web')
  const other = await startOffice(program, office, 'web')
  const pages = await keepPages(web.port)
  const settings: BarePages = { databaseUrl: office.databaseUrl, connections: pool, pages }
  const bare = await startProgram([fileURLToPath(import.meta.url)], { BENCH_PAGES: JSON.stringify(settings) })
  try {
    for (const [index, [name]] of publicPages.entries()) {
      const what = `${name}, ${count(publications)} publications`
      for (const connections of [1, 8]) {
        const sides = sidesOfPage(index, { ours: web.port, bare: bare.port })
        const [ours = [], theirs = []] = await measure({ connections, rounds, seconds }, [
          sides.ours,
          sides.bare,
        ])
        sayBeside(`${what}, warm, ${ofConnections(connections)}`, { ours, bare: theirs, target: 0.35 })
      }
      const [cold = []] = await measure({ connections: 1, rounds, seconds }, [
        sideOfColdPage(index, web.port),
      ])
      const { perSecond, p50 } = median(cold)
      process.stdout.write(
        `${what}, cold, 1 connection: ${count(perSecond)} per s, p50 ${p50.toFixed(1)} ms\n`,
      )
    }
    const { p50, most } = await measureChanges(office, { changed: other.port, shown: web.port }, 20)
    say('a news item published through another process, until the start page shows it', [
      `p50 ${p50.toFixed(0)} ms, at most ${most.toFixed(0)} ms`,
      'at most 1,000 ms',
    ])
  } finally {
    await Promise.all([web, other, bare].map((running) => running.stop()))
  }
}

async function sayLive(program: string, office: BenchOffice): Promise<void> {
  const server = await startOffice(program, office, 'web,worker')
  try {
    const live = await measureLive(server, office, { windows: 200, changes: 50 })
    const found = `p50 ${live.p50.toFixed(0)} ms, p95 ${live.p95.toFixed(0)} ms`
    say('live feed, from sending a change to 200 windows', [
      `${found}, ${count(live.heard)} of ${count(live.expected)} heard`,
      'p95 under 1,000 ms',
    ])
    say('memory of the server with 200 windows', [`${live.memory.toFixed(0)} MB`, 'under 250 MB'])
  } finally {
    await server.stop()
  }
}

function startOffice(
  program: string,
  office: Pick<BenchOffice, 'databaseUrl'>,
  roles: string,
): Promise<Program> {
  const folder = path.join(tmpdir(), 'okienko-bench-files')
  return startProgram([...nodeFlags, program], {
    ...{
      DATABASE_URL: office.databaseUrl,
      DATABASE_POOL: String(pool),
      ROLES: roles,
      HOST: '127.0.0.1',
      PORT: '0',
    },
    ...{ LOG_LEVEL: 'error', FILES_DIR: path.join(folder, 'files'), MAIL_DIR: path.join(folder, 'mails') },
  })
}

function startBare(
  { databaseUrl, page, dashboards }: BenchOffice,
  searches: BareSettings['searches'] = [],
): Promise<Program> {
  const dashboard = dashboards.statements
  const settings: BareSettings = { databaseUrl, connections: pool, page, dashboard, searches }
  return startProgram([fileURLToPath(import.meta.url)], { BENCH_BARE: JSON.stringify(settings) })
}

/** A private server with full durability in a folder of its own, or the one that BENCH_DATABASE_URL names. */
async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['BENCH_DATABASE_URL']
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() }
  const binary = findServers().find(isSupported)
  if (!binary) throw new Error('The benchmarks need MariaDB 10.11+ or MySQL 8.4+, or BENCH_DATABASE_URL.')
  const folder = mkdtempSync(path.join(tmpdir(), 'okienko-bench-'))
  const server = await startPrivateServer(binary, { folder, tied: true })
  const { address } = server
  const place =
    'port' in address
      ? `127.0.0.1:${address.port}/`
      : `localhost/?socketPath=${encodeURIComponent(address.socketPath)}`
  return {
    url: `mysql://root@${place}`,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function sayBeside(
  what: string,
  { ours, bare, target }: { ours: readonly Round[]; bare: readonly Round[]; target: number },
): void {
  const ratio = beside(ours, bare, (round) => round.perSecond)
  const { perSecond, p50 } = median(ours)
  const speeds = `${count(perSecond)} of ${count(median(bare).perSecond)} per s, p50 ${p50.toFixed(1)} ms`
  say(what, [`${ratio.toFixed(2)} of the bare handler (${speeds})`, `at least ${target}`])
}

function say(what: string, [found, target]: [string, string]): void {
  process.stdout.write(`${what}: ${found}; target ${target}\n`)
}

function ofConnections(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en')
}
