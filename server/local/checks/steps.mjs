import { join } from 'node:path'
import { installed, project } from '../places.mjs'

/** @typedef {'database' | 'browser'} Need */
/**
 * @typedef {object} Step
 * @property {string} name what to call it on the command line: `npm test -- <name>`
 * @property {string[][]} commands run one after the other until one fails
 * @property {boolean} [counts] whether it leaves results of single tests
 * @property {string[]} [after] steps that must have passed; they stand before it
 * @property {Need[]} [needs]
 */

const node = process.execPath
const reporter = (/** @type {string} */ name) =>
  join(project, 'server', 'local', 'reporters', `${name}-counts.mjs`)

const vitest = (/** @type {string[]} */ ...projects) => [
  [
    node,
    installed('vitest', 'vitest.mjs'),
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    `--reporter=${reporter('vitest')}`,
  ],
]

const playwright = (/** @type {'behaviour' | 'looks'} */ project) => [
  [
    node,
    installed('@playwright', 'test', 'cli.js'),
    'test',
    '--config=test/e2e/playwright.config.ts',
    `--project=${project}`,
    `--reporter=list,${reporter('playwright')}`,
  ],
]

/** Checks that need no quiet machine; the long ones come first, so that both lanes end together. @type {Step[]} */
const independentSteps = [
  {
    name: 'types',
    commands: [
      [node, installed('vue-tsc', 'bin', 'vue-tsc.js'), '-b'],
      [node, installed('typescript', 'bin', 'tsc'), '-p', 'server/local'],
    ],
  },
  { name: 'build', commands: [[node, 'server/local/checks/build-all.mjs']] },
  { name: 'unit', commands: vitest('unit', 'unit-ui'), counts: true },
  {
    name: 'lint',
    commands: [
      [
        node,
        installed('eslint', 'bin', 'eslint.js'),
        '.',
        '--max-warnings=0',
        '--cache',
        '--cache-strategy=content',
        '--cache-location=.cache/eslint/',
      ],
    ],
    after: ['types'],
  },
  {
    name: 'borders',
    commands: [
      [
        node,
        installed('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        '--config=.dependency-cruiser.cjs',
        ...['shared', 'server', 'desktop', 'portal', 'test'],
      ],
    ],
  },
  { name: 'dead-code', commands: [[node, installed('knip', 'bin', 'knip.js')]] },
  {
    name: 'format',
    commands: [
      [
        node,
        installed('prettier', 'bin', 'prettier.cjs'),
        '--check',
        '.',
        '--cache',
        '--cache-strategy=content',
        '--cache-location=.cache/prettier',
      ],
    ],
  },
]

/** Tests that measure or race, so that nothing runs beside them. @type {Step[]} */
const quietSteps = [
  { name: 'size', commands: [[node, 'server/local/checks/budgets.mjs']], after: ['build'] },
  { name: 'integration', commands: vitest('integration'), counts: true, needs: ['database'] },
  { name: 'contract', commands: vitest('contract'), counts: true, needs: ['database'] },
  { name: 'faults', commands: vitest('faults'), counts: true, needs: ['database'] },
]

/** What happens in a browser, and how every screen looks there; each with an office of its own. @type {Step[]} */
const browserSteps = [
  {
    name: 'e2e',
    commands: playwright('behaviour'),
    counts: true,
    after: ['build'],
    needs: ['database', 'browser'],
  },
  {
    name: 'looks',
    commands: playwright('looks'),
    counts: true,
    after: ['build'],
    needs: ['database', 'browser'],
  },
]

/** The steps in their order: of a stage as many run at a time as it has lanes. @type {{ lanes: number, steps: Step[] }[]} */
export const stages = [
  { lanes: 2, steps: independentSteps },
  { lanes: 1, steps: quietSteps },
  { lanes: 2, steps: browserSteps },
]

/**
 * The stages to run for the steps named on the command line, with those they build on; all without names.
 * @param {string[]} names
 * @returns {{ stages: typeof stages, unknown: string[] }}
 */
export function chosenStages(names) {
  const all = stages.flatMap(({ steps }) => steps)
  const wanted = new Set(names.length > 0 ? names : all.map((step) => step.name))
  for (const step of all) if (wanted.has(step.name)) step.after?.forEach((name) => wanted.add(name))
  const isWanted = (/** @type {Step} */ step) => wanted.has(step.name)
  return {
    stages: stages.map(({ lanes, steps }) => ({ lanes, steps: steps.filter(isWanted) })),
    unknown: names.filter((name) => !all.some((step) => step.name === name)),
  }
}
