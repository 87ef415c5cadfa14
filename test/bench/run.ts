import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findServers, isSupported } from '#server/local/database/find-server.mjs'
import { startPrivateServer } from '#server/local/database/private-server.mjs'
import { serveBare, type BareSettings } from './bare-server.ts'
import type { OfficeSize } from './data.ts'
import { measureLive } from './live.ts'
import { makeOffice, type BenchOffice } from './office.ts'
import { startProgram, type Program } from './programs.ts'
import { compareCreate, compareQueue, type Comparison, type Pace } from './throughput.ts'

/**
 * Prints how fast the office is, one line for each figure, beside a bare `node:http` and mysql2 handler on the same
 * data in the same run. `BENCH_DATABASE_URL` names a server of one's own (its databases okienko_bench_… are made
 * anew); `BENCH_TASKS`, `BENCH_ROUNDS` and `BENCH_SECONDS` make it smaller or longer.
 */
const pool = 10
const largest = Number(process.env['BENCH_TASKS'] ?? 1_000_000)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2)

const bareSettings = process.env['BENCH_BARE']
if (bareSettings !== undefined) serveBare(JSON.parse(bareSettings) as BareSettings)
else await main()

async function main(): Promise<void> {
  const server = await openServer()
  try {
    const small = await measureOffice(server.url, sizeOf(10_000))
    const large = await measureOffice(server.url, sizeOf(largest))
    for (const connections of [1, 8] as const) {
      const growth = large[connections].ours.p50 / small[connections].ours.p50
      say(`queue, p50 at ${count(largest)} beside 10,000 tasks, ${ofConnections(connections)}`, [
        `${growth.toFixed(2)} times`,
        'at most 1.5',
      ])
    }
  } finally {
    await server.stop()
  }
  const budgets = fileURLToPath(new URL('../../server/local/checks/budgets.mjs', import.meta.url))
  spawnSync(process.execPath, [budgets], { stdio: 'inherit' })
}

/** A caretaker has 80 open tasks in the small office and 400 in the largest; a client has five in all. */
function sizeOf(tasks: number): OfficeSize {
  return { tasks, clients: tasks / 5, caretakers: Math.max(5, tasks / 10_000) }
}

type ByConnections = Record<1 | 8, Comparison>

/** All figures of an office of one size; answers those of its queue. */
async function measureOffice(serverUrl: string, size: OfficeSize): Promise<ByConnections> {
  const office = await makeOffice({ serverUrl, databaseUrl: databaseOf(serverUrl, size) }, size)
  // First, while the feed holds nothing but what the office itself writes.
  if (size.tasks <= 10_000) await sayLive(office)
  const bare = await startProgram([fileURLToPath(import.meta.url)], {
    BENCH_BARE: JSON.stringify({ databaseUrl: office.databaseUrl, connections: pool, page: office.page }),
  })
  const web = await startOffice(office, 'web')
  const pair = { office, officePort: web.port, barePort: bare.port }
  const pace = (connections: number): Pace => ({ connections, rounds, seconds })
  const size_ = `${count(size.tasks)} tasks`
  try {
    const queue = { 1: await compareQueue(pair, pace(1)), 8: await compareQueue(pair, pace(8)) }
    for (const connections of [1, 8] as const)
      sayComparison(
        `queue, first page of 50 of ${size_}, ${ofConnections(connections)}`,
        queue[connections],
        0.45,
      )
    for (const connections of [1, 8])
      sayComparison(
        `create, beside ${size_}, ${ofConnections(connections)}`,
        await compareCreate(pair, pace(connections)),
        0.5,
      )
    return queue
  } finally {
    await Promise.all([web.stop(), bare.stop()])
  }
}

async function sayLive(office: BenchOffice): Promise<void> {
  const program = await startOffice(office, 'web,worker')
  try {
    const live = await measureLive(program, office, { windows: 200, changes: 50 })
    const found = `p50 ${live.p50.toFixed(0)} ms, p95 ${live.p95.toFixed(0)} ms`
    say('live feed, from sending a change to 200 windows', [
      `${found}, ${count(live.heard)} of ${count(live.expected)} heard`,
      'p95 under 1,000 ms',
    ])
    say('memory of the server with 200 windows', [`${live.memory.toFixed(0)} MB`, 'under 250 MB'])
  } finally {
    await program.stop()
  }
}

function startOffice(office: BenchOffice, roles: string): Promise<Program> {
  const folder = path.join(tmpdir(), 'okienko-bench-files')
  return startProgram(['server/main.ts'], {
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

function databaseOf(serverUrl: string, size: OfficeSize): string {
  const url = new URL(serverUrl)
  url.pathname = `/okienko_bench_${size.tasks}`
  return url.href
}

function sayComparison(what: string, { ours, bare, ratio }: Comparison, target: number): void {
  const speeds = `${count(ours.perSecond)} of ${count(bare.perSecond)} per s, p50 ${ours.p50.toFixed(1)} ms`
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
