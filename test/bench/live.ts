import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { newTask } from './bare-server.ts'
import { percentile } from './load.ts'
import type { BenchOffice } from './office.ts'
import type { Program } from './programs.ts'
import { signedIn } from './throughput.ts'

/** How the live feed did: milliseconds from sending a change to hearing of it, and the server's memory in MB. */
export interface LiveFigures {
  readonly p50: number
  readonly p95: number
  readonly heard: number
  readonly expected: number
  readonly memory: number
}

/** Opens so many windows on the live feed, files tasks in one of them and waits until all have heard of each. */
export async function measureLive(
  program: Program,
  office: BenchOffice,
  { windows, changes }: { windows: number; changes: number },
): Promise<LiveFigures> {
  const sentAt = new Map<number, number>()
  const early: { taskId: number; at: number }[] = []
  const latencies: number[] = []
  const hear = (taskId: number, at: number) => {
    const sent = sentAt.get(taskId)
    if (sent === undefined) early.push({ taskId, at })
    else latencies.push(at - sent)
  }
  const open = await Promise.all(
    Array.from({ length: windows }, (_, index) => {
      const caretaker = office.caretakers[index % office.caretakers.length]
      return openWindow(program.port, caretaker?.token ?? '', hear)
    }),
  )
  for (let change = 0; change < changes; change += 1) {
    const sent = performance.now()
    sentAt.set(await fileTask(program.port, office), sent)
    await pause(100)
  }
  const expected = windows * changes
  for (let waited = 0; latencies.length + early.length < expected && waited < 100; waited += 1)
    await pause(50)
  for (const { taskId, at } of early) latencies.push(at - (sentAt.get(taskId) ?? at))
  const memory = memoryOf(program.child.pid ?? 0)
  for (const response of open) response.destroy()
  return {
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    heard: latencies.length,
    expected,
    memory,
  }
}

/** Follows the live feed and tells of every new task; ready once the feed has greeted. */
function openWindow(
  port: number,
  token: string,
  hear: (taskId: number, at: number) => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...signedIn(token), accept: 'text/event-stream' }
    const request = get({
      port,
      host: '127.0.0.1',
      path: '/api/staff/live.events?input=%7B%7D',
      agent: false,
      headers,
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let rest = ''
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (text: string) => {
        const at = performance.now()
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (line.includes('"kind":"hello"')) resolve(response)
          const [, taskId] = /"name":"task\.created".*"taskId":(\d+)/.exec(line) ?? []
          if (taskId !== undefined) hear(Number(taskId), at)
        }
      })
      if (response.statusCode !== 200) reject(new Error(`The live feed answered ${response.statusCode ?? 0}`))
    })
  })
}

async function fileTask(port: number, office: BenchOffice): Promise<number> {
  const { known, caretakers } = office
  const { title, description } = newTask
  const response = await fetch(`http://127.0.0.1:${port}/api/staff/tasks.create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedIn(caretakers[0]?.token ?? '') },
    body: JSON.stringify({
      ...{ requestKey: randomUUID(), clientId: known.clientId, typeId: known.typeId, title, description },
      ...{ preferredOn: null, preferredTime: null, attachmentIds: [] },
    }),
  })
  const answer = (await response.json()) as { result?: { data: { id: number } } }
  if (!answer.result) throw new Error(`A task was not filed: ${JSON.stringify(answer)}`)
  return answer.result.data.id
}

/** Resident memory of a process in MB. */
function memoryOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(stdout.trim()) / 1024
}
