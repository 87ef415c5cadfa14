import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A server in a process of its own. */
export interface Program {
  readonly port: number
  readonly child: ChildProcess
  stop(): Promise<void>
}

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the server as for an installation, apart from the one of `npm run build`, and answers its program. */
export async function buildServer(): Promise<string> {
  const outDir = path.join(project, '.cache', 'bench-server')
  const configFile = path.join(project, 'server', 'vite.config.ts')
  await build({ configFile, build: { outDir, emptyOutDir: true }, logLevel: 'warn' })
  return path.join(outDir, 'main.js')
}

/** Starts a program of the project and waits for its line `ready <url>`. */
export async function startProgram(args: readonly string[], env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, args, {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    port: await readyPort(child, ended),
    child,
    async stop() {
      process.off('exit', endWithUs)
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function readyPort(child: ChildProcess, ended: Promise<void>): Promise<number> {
  const { stdout } = child
  if (!stdout) throw new Error('The program has no output')
  const ready = (async () => {
    for await (const line of createInterface({ input: stdout })) {
      const [, port] = /^ready http:\/\/[^:]+:(\d+)/.exec(line) ?? []
      if (port !== undefined) return Number(port)
    }
    throw new Error('The program ended before it was ready')
  })()
  const tooEarly = ended.then(() => Promise.reject(new Error('The program ended before it was ready')))
  return Promise.race([ready, tooEarly])
}
