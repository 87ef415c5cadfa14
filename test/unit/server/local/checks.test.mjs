import { describe, expect, it } from 'vitest'
import { loadsOf } from '#server/local/checks/first-loads.mjs'
import { chosenStages, stages } from '#server/local/checks/steps.mjs'
import { tally } from '#server/local/checks/tally.mjs'

const results = (passed, failed = 0, skipped = []) => ({ passed, failed, skipped })
const names = ({ steps }) => steps.map((step) => step.name)

describe('the closing line of npm test', () => {
  it('counts a step without tests as one, and tests one by one', () => {
    const outcomes = [
      { name: 'lint', ok: true, counts: false, results: null },
      { name: 'types', ok: false, counts: false, results: null },
      { name: 'unit', ok: true, counts: true, results: results(40) },
      { name: 'e2e', ok: false, counts: true, results: results(3, 2) },
    ]
    expect(tally(outcomes, [])).toEqual({ passed: 44, failed: 3, skips: [] })
  })

  it('counts a runner that broke down, never came to its tests or has none as failed', () => {
    const outcomes = [
      { name: 'unit', ok: false, counts: true, results: results(40) },
      { name: 'integration', ok: false, counts: true, results: null },
      { name: 'faults', ok: true, counts: true, results: results(0) },
    ]
    expect(tally(outcomes, [])).toMatchObject({ passed: 40, failed: 3 })
  })

  it('names skipped tests with their reason; one that is not on the list is a failure', () => {
    const electron = { name: 'opens', file: 'test/e2e/desktop/real.spec.ts', reason: 'no Electron here' }
    const other = { name: 'later', file: 'test/e2e/desktop/other.spec.ts', reason: 'no reason given' }
    const outcomes = [{ name: 'e2e', ok: true, counts: true, results: results(1, 0, [electron, other]) }]
    const allowed = [{ step: 'e2e', file: 'test/e2e/desktop/real.spec.ts', why: 'Electron' }]
    const { passed, failed, skips } = tally(outcomes, allowed)
    expect({ passed, failed }).toEqual({ passed: 1, failed: 1 })
    expect(skips[0]).toBe('e2e: opens (test/e2e/desktop/real.spec.ts): no Electron here')
    expect(skips[1]).toContain('counts as failed')
  })
})

describe('choosing steps', () => {
  it('takes all of them without a name', () => {
    expect(chosenStages([])).toEqual({ stages, unknown: [] })
  })

  it('takes those named, and what they stand on', () => {
    const { stages: chosen } = chosenStages(['lint', 'e2e'])
    expect(chosen.map(names)).toEqual([['types', 'build', 'lint'], [], ['e2e']])
  })

  it('lets no step wait for one that begins later', () => {
    const order = stages.flatMap(({ steps }) => steps)
    const waiting = order.filter(({ after = [] }, at) => {
      const begun = new Set(order.slice(0, at).map(({ name }) => name))
      return after.some((name) => !begun.has(name))
    })
    expect(waiting).toEqual([])
  })

  it('names what it does not know', () => {
    expect(chosenStages(['lnt']).unknown).toEqual(['lnt'])
  })
})

describe('first loads', () => {
  const manifest = {
    'index.html': {
      file: 'index.js',
      imports: ['_vue.js'],
      dynamicImports: ['app/Zone.vue', 'a/ListPage.vue'],
    },
    '_vue.js': { file: 'vue.js' },
    '_shared.js': { file: 'shared.js', imports: ['_vue.js'] },
    'style.css': { file: 'style.css' },
    'pl.ts': { file: 'pl.js', isDynamicEntry: true },
    'app/Zone.vue': { file: 'zone.js', imports: ['_shared.js', 'style.css'], isDynamicEntry: true },
    'a/ListPage.vue': { file: 'list.js', imports: ['_shared.js'], isDynamicEntry: true },
    'a/SignInPage.vue': { file: 'sign-in.js', imports: ['_shared.js'], isDynamicEntry: true },
    'a/NewPage.vue': { file: 'new.js', imports: ['_shared.js'], isDynamicEntry: true },
    'app/Extra.vue': { file: 'extra.js', isDynamicEntry: true },
  }
  const plan = {
    entry: 'index.html',
    start: ['pl.ts'],
    zone: ['pl.ts', 'app/Zone.vue', 'a/ListPage.vue'],
    publicPages: /SignIn/,
    later: [],
  }

  it('hold every file once, imports of imports too, and no style sheets', () => {
    const { startFiles, zoneFiles } = loadsOf(manifest, plan)
    expect([...startFiles].sort()).toEqual(['index.js', 'pl.js', 'vue.js'])
    expect([...zoneFiles].sort()).toEqual(['index.js', 'list.js', 'pl.js', 'shared.js', 'vue.js', 'zone.js'])
  })

  it('count for a further page what it adds to where one comes from', () => {
    const { further } = loadsOf(manifest, plan)
    expect(further.map(({ page, files }) => [page, ...files])).toEqual([
      ['a/SignInPage.vue', 'sign-in.js', 'shared.js'],
      ['a/NewPage.vue', 'new.js'],
    ])
  })

  it('name what is loaded on demand without a plan, and refuse a plan for what is not there', () => {
    expect(loadsOf(manifest, plan).unknown).toEqual(['app/Extra.vue'])
    expect(() => loadsOf(manifest, { ...plan, start: ['en.ts'] })).toThrow('The build has no en.ts')
  })
})
