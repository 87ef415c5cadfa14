import { spawnSync } from 'node:child_process'
import { npmCommand } from '../npm.mjs'
import { noteBuilds } from '../builds.mjs'
import { project } from '../places.mjs'

/** `npm run build` from scratch; the next `npm start` then finds its apps built. */
const [program = '', ...args] = npmCommand(['run', 'build'])
const env = { ...process.env, NODE_ENV: 'production' }
const { status } = spawnSync(program, args, { cwd: project, env, stdio: 'inherit' })
if (status === 0) noteBuilds()
process.exitCode = status ?? 1
