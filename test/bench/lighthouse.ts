import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import startDatabaseServer from '#test/support/global-setup.ts'
import { startOffice } from '#test/support/office-process.ts'
import { percentile } from './load.ts'

/**
 * Prints what Lighthouse, on its mobile setting, says of the public pages of the demo office: `npm run lighthouse` after
 * `npm run build:portal`. Lighthouse weighs too much to be installed with the rest, so npx brings it. Nothing else should
 * use the processor meanwhile. `LIGHTHOUSE_RUNS` says how often each page is looked at; the middle one counts.
 */
const version = '13.5.0'
const runs = Number(process.env['LIGHTHOUSE_RUNS'] ?? 3)
const targets = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const
type Category = keyof typeof targets
const categories = Object.keys(targets) as Category[]

interface Report {
  readonly categories: Readonly<
    Record<
      Category,
      {
        readonly score: number
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[]
      }
    >
  >
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly displayValue?: string }>>
}

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
)

/** A look that Lighthouse could not finish, as happens on a busy machine, is taken anew. */
async function lookAt(url: string, tries = 3): Promise<Report> {
  const flags = ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const look = promisify(execFile)(
    'npx',
    [
      ...[
        '--yes',
        `lighthouse@${version}`,
        url,
        '--quiet',
        '--output=json',
        `--chrome-flags=${flags.join(' ')}`,
      ],
      `--only-categories=${categories.join(',')}`,
    ],
    {
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...(chromium === undefined ? {} : { CHROME_PATH: chromium }) },
    },
  )
  try {
    return JSON.parse((await look).stdout) as Report
  } catch (error) {
    if (tries === 1) throw error
    return lookAt(url, tries - 1)
  }
}

/** What took points away in a category, with what was found there. */
function faultsOf({ categories: found, audits }: Report, category: Category): string[] {
  return found[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim())
}

/** Answers whether every target is met. */
async function say(name: string, url: string): Promise<boolean> {
  const reports: Report[] = []
  for (let number = 0; number < runs; number += 1) reports.push(await lookAt(url))
  const outcomes = categories.map((category) => {
    const score = percentile(
      reports.map(({ categories: found }) => Math.round(found[category].score * 100)),
      0.5,
    )
    const isMet = score >= targets[category]
    const faults = isMet ? [] : [...new Set(reports.flatMap((report) => faultsOf(report, category)))]
    return { isMet, text: `${category} ${score}${isMet ? '' : ` (${faults.join('; ')})`}` }
  })
  process.stdout.write(`${name}: ${outcomes.map(({ text }) => text).join(', ')}\n`)
  return outcomes.every(({ isMet }) => isMet)
}

/** The first news item of a list. */
async function newsItem(list: string): Promise<string> {
  const html = await (await fetch(list)).text()
  const found = new RegExp(`href="(${new URL(list).pathname}/[^"]+)"`).exec(html)?.[1]
  if (found === undefined) throw new Error(`${list} leads to no news item: is the portal built?`)
  return found
}

const stopDatabaseServer = await startDatabaseServer()
const office = await startOffice(process.env['TEST_DATABASE_URL'] ?? '', {
  name: `okienko_lighthouse_${process.pid}`,
  demo: true,
})
try {
  const at = (path: string) => new URL(path, office.url).href
  const pages = [
    ['start page', '/'],
    ['start page, English', '/en/'],
    ['a news item', await newsItem(at('/aktualnosci'))],
    ['a news item, English', await newsItem(at('/en/news'))],
    ['outages', '/awarie'],
    ['outages, English', '/en/outages'],
  ] as const
  process.stdout.write('targets: performance 95, the others 100\n')
  for (const [name, path] of pages) if (!(await say(name, at(path)))) process.exitCode = 1
} finally {
  await office.stop()
  await office.drop()
  await stopDatabaseServer()
}
