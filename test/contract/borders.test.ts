import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
const config = createRequire(import.meta.url)(join(project, '.dependency-cruiser.cjs')) as IConfiguration
const parts = ['shared', 'server', 'desktop', 'portal', 'test']

/** A file, the line it should not have, and the rule that says so. */
const wrong: [rule: string, file: string, line: string][] = [
  ['domain-stands-alone', 'shared/domain/tasks/a.ts', "import '#shared/messages/pl.ts'"],
  ['domain-knows-no-framework', 'shared/domain/tasks/b.ts', "import { ref } from 'vue'\nref"],
  ['domain-knows-no-framework', 'shared/domain/tasks/c.ts', "import 'node:fs'"],
  ['domain-uses-small-zod', 'shared/domain/tasks/d.ts', "import { z } from 'zod'\nz"],
  ['client-and-messages-know-no-part', 'shared/client/a.ts', "import type {} from '#server/router.ts'"],
  ['client-and-messages-know-no-part', 'shared/messages/a.ts', "import '#shared/ui/base/UiButton.vue'"],
  ['ui-knows-no-part', 'shared/ui/base/UiField.vue', "import '#shared/client/api.ts'"],
  ['server-knows-no-app', 'server/a.ts', "import '#shared/client/api.ts'"],
  ['server-knows-no-app', 'server/b.ts', "import '#portal/public/main.ts'"],
  ['main-process-knows-no-business', 'desktop/main/a.ts', "import '#shared/domain/tasks/rules.ts'"],
  ['preload-only-exposes-the-bridge', 'desktop/preload/a.ts', "import '#shared/messages/pl.ts'"],
  ['bridge-stands-alone', 'desktop/bridge/a.ts', "import '#desktop/renderer/main.ts'"],
  [
    'renderer-keeps-to-itself',
    'desktop/renderer/a.ts',
    "import type {} from '#server/features/tasks/index.ts'",
  ],
  ['renderer-keeps-to-itself', 'desktop/renderer/b.ts', "import type {} from '#desktop/main/window.ts'"],
  ['portal-keeps-to-itself', 'portal/public/a.ts', "import type {} from '#desktop/bridge/contract.ts'"],
  ['apps-take-only-the-type-of-the-router', 'portal/public/b.ts', "import '#server/router.ts'"],
  [
    'renderer-takes-only-types-of-the-bridge',
    'desktop/renderer/c.ts',
    "import '#desktop/bridge/contract.ts'",
  ],
  ['nobody-imports-tests', 'server/c.ts', "import '#test/support/clock.ts'"],
  ['feature-through-its-index', 'server/features/clients/a.ts', "import '../tasks/queries.ts'"],
  ['app-feature-never-knows-another', 'desktop/renderer/features/clients/A.vue', "import '../tasks/B.vue'"],
  ['app-feature-never-knows-another', 'portal/public/features/accounts/a.ts', "import '../tasks/b.ts'"],
  ['platform-knows-no-feature', 'server/platform/jobs/a.ts', "import '#server/features/tasks/index.ts'"],
  ['model-stays-in-its-feature', 'server/features/clients/b.ts', "import '../tasks/model.ts'"],
  ['model-only-for-features', 'test/integration/a.ts', "import '#server/features/tasks/model.ts'"],
  ['migrations-import-no-feature', 'server/migrations/a.ts', "import '#server/features/tasks/index.ts'"],
  ['server-runs-on-its-dependencies', 'server/d.ts', "import 'vue'"],
  ['no-barrel', 'shared/ui/base/a.ts', "import '#shared/ui/tasks/index.ts'"],
  ['no-cycle', 'server/e.ts', "import './e.ts'"],
  ['no-missing-file', 'server/f.ts', "import './nowhere.ts'"],
]

const right: [file: string, line: string][] = [
  ['shared/domain/tasks/schema.ts', "import * as z from 'zod/mini'\nz"],
  ['shared/ui/tasks/TaskBadge.vue', "import '#shared/domain/tasks/rules.ts'"],
  ['server/features/accounts/queries.ts', "import '../tasks/index.ts'\nimport './model.ts'"],
  ['desktop/renderer/api.ts', "import type {} from '#server/router.ts'"],
  ['desktop/renderer/host.ts', "import type {} from '#desktop/bridge/contract.ts'"],
  ['portal/public/api.ts', "import type {} from '#server/router.ts'"],
  ['test/contract/models.ts', "import '#server/features/tasks/model.ts'"],
]

function inVue(file: string, line: string): string {
  return file.endsWith('.vue') ? `<script setup lang="ts">\n${line}\n</script>\n` : `${line}\n`
}

describe('the borders between the parts', () => {
  let tree = ''
  let violations: { rule: string; file: string }[] = []

  beforeAll(async () => {
    mkdirSync(join(project, '.cache'), { recursive: true })
    tree = mkdtempSync(join(project, '.cache', 'borders-'))
    symlinkSync(join(project, 'node_modules'), join(tree, 'node_modules'))
    write('package.json', readFileSync(join(project, 'package.json'), 'utf8'))
    for (const [, file, line] of wrong) write(file, inVue(file, line))
    for (const [file, line] of right) write(file, inVue(file, line))
    for (const target of targets()) write(target, '')
    const { cache: _, ...options } = config.options ?? {}
    const tsConfig = extractTsConfig(join(project, 'tsconfig.depcruise.json')) as object
    const ruleSet = { forbidden: config.forbidden ?? [] }
    const { output } = await cruise(
      parts,
      { ...options, ruleSet, validate: true, baseDir: tree, preserveSymlinks: true },
      undefined,
      { tsConfig },
    )
    violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
      rule: rule.name,
      file: from,
    }))
  })

  afterAll(() => rmSync(tree, { recursive: true, force: true }))

  /** Files that are imported above and not written yet. */
  function targets(): string[] {
    const lines = [...wrong.map(([, file, line]) => [file, line] as const), ...right]
    const paths = lines.flatMap(([file, line]) =>
      [...line.matchAll(/'((?:#|\.)[^']+)'/g)].map(([, path = '']) =>
        path.startsWith('#') ? path.slice(1) : join(dirname(file), path),
      ),
    )
    const written = new Set(lines.map(([file]) => file))
    return paths.filter((path) => !written.has(path) && !path.endsWith('nowhere.ts'))
  }

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), text)
  }

  it.each(wrong)('%s refuses what is in %s', (rule, file) => {
    expect(violations).toContainEqual({ rule, file })
  })

  it('lets right imports pass', () => {
    const files = right.map(([file]) => file)
    expect(violations.filter(({ file }) => files.includes(file))).toEqual([])
  })

  it('has a wrong import for every rule', () => {
    const names = (config.forbidden ?? []).map((rule) => rule.name)
    expect([...new Set(wrong.map(([rule]) => rule))].sort()).toEqual(names.sort())
  })
})

describe('what imports cannot show', () => {
  const files = parts
    .filter((part) => part !== 'test')
    .flatMap((part) =>
      readdirSync(join(project, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    .filter((file) => /\.(ts|vue)$/.test(file))
  const text = (file: string): string => readFileSync(join(project, file), 'utf8')
  const filesWith = (pattern: RegExp, among: (file: string) => boolean): string[] =>
    files.filter(among).filter((file) => pattern.test(text(file)))

  it('keeps SQL that locks in platform/database', () => {
    const locking = /\bFOR UPDATE\b|\bSKIP LOCKED\b|\bLOCK IN SHARE MODE\b|\bGET_LOCK\b/
    expect(filesWith(locking, (file) => /^server\/(?!platform\/database\/|local\/)/.test(file))).toEqual([])
  })

  it('keeps reads of lists out of what changes, decides, shows or routes', () => {
    const listing = /\bfindAll\(|\bfindAndCountAll\(|\bORDER BY\b/
    const elsewhere = /^server\/features\/[^/]+\/(commands\/|(.*router|model|policy|present)\.ts$)/
    expect(filesWith(listing, (file) => elsewhere.test(file))).toEqual([])
  })

  it('has no file that only passes on what others export', () => {
    const passingOn =
      /^(?=[\s\S]*export)(?:\s*(?:\/\*[\s\S]*?\*\/|\/\/.*|export (?:type )?(?:\*|\{[^}]*\})[^\n]* from '[^']+'))+\s*$/
    expect(filesWith(passingOn, (file) => !/^server\/features\/[^/]+\/index\.ts$/.test(file))).toEqual([])
  })

  it('lets the portal name no procedure of the staff, and the desk none of the portal', () => {
    expect(filesWith(/\bStaffRouter\b/, (file) => file.startsWith('portal/public/'))).toEqual([])
    expect(filesWith(/\bPortalRouter\b/, (file) => file.startsWith('desktop/'))).toEqual([])
  })
})
