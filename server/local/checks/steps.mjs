import { join } from 'node:path'
import { installed, project } from '../places.mjs'

/** @typedef {'database' | 'browser'} Need */
/**
 * @typedef {object} Step
 * @property {string} name what to call it on the command line: `npm test -- <name>`
 * @property {string[][]} commands run one after the other until one fails
 * @property {boolean} [counts] whether it leaves results of single tests
 * @property {string[]} [after] steps that must have passed
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

/** Checks that need no other and no quiet machine: two of them run at a time. The long ones come first. @type {Step[]} */
export const independentSteps = [
  {
    name: 'types',
    commands: [
      [node, installed('vue-tsc', 'bin', 'vue-tsc.js'), '-b'],
      [node, installed('typescript', 'bin', 'tsc'), '-p', 'server/local'],
    ],
  },
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
  },
  { name: 'build', commands: [[node, 'server/local/checks/build-all.mjs']] },
  { name: 'unit', commands: vitest('unit', 'unit-ui'), counts: true },
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

/** Checks that run alone, in this order. @type {Step[]} */
export const quietSteps = [
  { name: 'size', commands: [[node, 'server/local/checks/budgets.mjs']], after: ['build'] },
  { name: 'integration', commands: vitest('integration'), counts: true, needs: ['database'] },
  { name: 'contract', commands: vitest('contract'), counts: true, needs: ['database'] },
  {
    name: 'e2e',
    commands: [
      [
        node,
        installed('@playwright', 'test', 'cli.js'),
        'test',
        '--config=test/e2e/playwright.config.ts',
        `--reporter=list,${reporter('playwright')}`,
      ],
    ],
    counts: true,
    after: ['build'],
    needs: ['database', 'browser'],
  },
  { name: 'faults', commands: vitest('faults'), counts: true, needs: ['database'] },
]

/**
 * The steps to run for the names given on the command line, with those they build on; all without names.
 * @param {string[]} names
 * @returns {{ independent: Step[], quiet: Step[], unknown: string[] }}
 */
export function chosenSteps(names) {
  const all = [...independentSteps, ...quietSteps]
  const wanted = new Set(names.length > 0 ? names : all.map((step) => step.name))
  for (const step of all) if (wanted.has(step.name)) step.after?.forEach((name) => wanted.add(name))
  const isWanted = (/** @type {Step} */ step) => wanted.has(step.name)
  return {
    independent: independentSteps.filter(isWanted),
    quiet: quietSteps.filter(isWanted),
    unknown: names.filter((name) => !all.some((step) => step.name === name)),
  }
}
