import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chosenStages, stages as allStages } from './checks/steps.mjs'
import { failedStep, runStep } from './checks/run-step.mjs'
import { prepareMachine } from './checks/machine.mjs'
import { tally } from './checks/tally.mjs'
import { rerunOnNode24 } from './node24.mjs'
import { installPackages } from './packages.mjs'
import { project } from './places.mjs'
import { Trouble, inSeconds, say, sayTrouble } from './say.mjs'
import { stopEverything, stopOnSignals } from './stopping.mjs'

/** @typedef {import('./checks/steps.mjs').Step} Step */
/** @typedef {import('./checks/tally.mjs').Outcome} Outcome */

/**
 * `npm test`: every check and test, or those named on the command line; its last line is `N passed, N failed`.
 * All of them run even where an earlier one fails.
 * @returns {Promise<number>} the exit code
 */
async function test() {
  const begun = performance.now()
  const { stages, unknown } = chosenStages(process.argv.slice(2))
  if (unknown.length > 0) {
    const names = allStages.flatMap(({ steps }) => steps.map((step) => step.name)).join(', ')
    throw new Trouble(`There is no step called ${unknown.join(', ')}.`, `The steps are: ${names}.`)
  }
  await installPackages()
  const needs = new Set(stages.flatMap(({ steps }) => steps.flatMap((step) => step.needs ?? [])))
  const { FORCE_COLOR: _, ...ownEnv } = process.env
  const env = { ...ownEnv, NO_COLOR: '1', ...(await prepareMachine(needs)) }

  /** @type {Map<string, Promise<Outcome>>} */
  const begunSteps = new Map()
  for (const { lanes, steps } of stages)
    await inLanes(lanes, steps, async (step) => {
      const outcome = whenReady(step, begunSteps, env)
      begunSteps.set(step.name, outcome)
      await outcome
    })
  return report(await Promise.all(begunSteps.values()), begun)
}

/**
 * Runs a step once those that it builds on have passed; they stand before it in the order, so they have begun.
 * @param {Step} step
 * @param {ReadonlyMap<string, Promise<Outcome>>} begunSteps
 * @param {NodeJS.ProcessEnv} env
 */
async function whenReady(step, begunSteps, env) {
  for (const name of step.after ?? [])
    if (!(await begunSteps.get(name))?.ok) return failedStep(step, `not tried, because ${name} failed`)
  return runStep(step, env)
}

/**
 * @param {number} lanes
 * @param {Step[]} steps
 * @param {(step: Step) => Promise<void>} run
 */
async function inLanes(lanes, steps, run) {
  const waiting = [...steps]
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await run(step)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** @param {Outcome[]} outcomes @param {number} begun */
function report(outcomes, begun) {
  const list = join(project, 'test', 'allowed-skips.json')
  const { passed, failed, skips } = tally(
    outcomes,
    existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [],
  )
  const broken = outcomes.filter((outcome) => !outcome.ok).map((outcome) => outcome.name)
  say('')
  if (skips.length > 0) say(`Skipped:\n${skips.map((line) => `  ${line}`).join('\n')}`)
  if (broken.length > 0) say(`Steps that failed: ${broken.join(', ')}`)
  say(`All of it took ${inSeconds(performance.now() - begun)}.`)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

try {
  const code = (await rerunOnNode24(fileURLToPath(import.meta.url))) ?? (await guarded())
  process.exit(code)
} catch (error) {
  sayTrouble(error)
  await stopEverything()
  say('0 passed, 1 failed')
  process.exit(1)
}

function guarded() {
  stopOnSignals(() => say('\nStopping the tests …'))
  return test()
}
