import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach } from 'vitest'

export type Role = 'sequencer' | 'job' | 'reaction' | 'telling-between' | 'telling-within'

const program = path.join(import.meta.dirname, 'worker.ts')
const running = new Set<() => Promise<void>>()

afterEach(async () => {
  await Promise.all([...running].map((kill) => kill()))
})

/** A worker in a process of its own; `kill` ends it without warning. */
export function startWorkerProcess(
  databaseUrl: string,
  role: Role,
): { lines: string[]; kill(): Promise<void> } {
  const child = spawn(process.execPath, [program, role], {
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(...text.trim().split('\n')))
  const kill = async () => {
    running.delete(kill)
    child.kill('SIGKILL')
    await ended
  }
  running.add(kill)
  return { lines, kill }
}
