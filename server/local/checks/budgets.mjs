import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { project } from '../places.mjs'
import { filesOf, loadsOf } from './first-loads.mjs'

/** Prints how much JavaScript (gzip) each first load brings and fails where it is more than its budget, in bytes. */

const catalogue = '../../shared/messages/catalogues/'

const portlets = [
  'add-request/PortletAddRequest.vue',
  'add-document/PortletAddDocument.vue',
  'my-requests/PortletMyRequests.vue',
  'documents/PortletDocuments.vue',
  'notices/PortletNotices.vue',
  'caretaker/PortletCaretaker.vue',
  'my-data/PortletMyData.vue',
].map((name) => `../../shared/ui/portlets/${name}`)

/** @type {import('./first-loads.mjs').Plan} */
const portalPlan = {
  entry: 'index.html',
  start: [`${catalogue}portal.pl.ts`, 'features/start/StartPage.vue'],
  zone: [
    `${catalogue}portal.pl.ts`,
    `${catalogue}portal-zone.pl.ts`,
    'app/session-calls.ts',
    'app/api.ts',
    'app/PortalZone.vue',
    'app/PortalBell.vue',
    'features/portlets/DashboardPage.vue',
    ...portlets,
  ],
  publicPages:
    /Account(SignIn|Link|RequestReset)Page|AccessActivationPage|NotFoundPage|OfflinePage|Publication\w*Page|Task(Report|Case)Page/,
  later: [
    `${catalogue}portal.en.ts`,
    `${catalogue}portal-zone.en.ts`,
    '../../shared/ui/appearance/AppearanceBlocks.vue',
    '../../shared/ui/publications/RichText.vue',
    'app/PortalSignInAgain.vue',
    'app/PortalUnknown.vue',
    'app/PortalWaiting.vue',
  ],
}

const portal = readBuild('dist/portal/client')
const office = readBuild('dist/office')
const { startFiles, zoneFiles, further, unknown } = loadsOf(portal.manifest, portalPlan)
const rows = [
  { what: 'portal, public start page', bytes: portal.size(startFiles), budget: 60_000 },
  { what: 'portal, signed-in client zone', bytes: portal.size(zoneFiles), budget: 90_000 },
  ...further.map(({ page, files }) => ({
    what: `portal, + ${page}`,
    bytes: portal.size(files),
    budget: 25_000,
  })),
  {
    what: 'desktop, renderer entry',
    bytes: office.size(filesOf(office.manifest, ['index.html'])),
    budget: 200_000,
  },
]
for (const { what, bytes, budget } of rows) {
  const mark = bytes <= budget ? ' ' : '!'
  const used = `${kilobytes(bytes)} of ${kilobytes(budget)} kB`
  process.stdout.write(`${mark} ${what.padEnd(60)} ${used}\n`)
}
for (const key of unknown) {
  process.stdout.write(`! ${key} is loaded on demand: say in server/local/checks/budgets.mjs when\n`)
}
if (unknown.length > 0 || rows.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1

/** @param {string} folder */
function readBuild(folder) {
  const file = join(project, folder, '.vite', 'manifest.json')
  if (!existsSync(file)) throw new Error(`${folder} is not built: npm run build`)
  /** @type {import('./first-loads.mjs').Manifest} */
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  const size = (/** @type {Set<string>} */ files) => {
    const sizes = [...files].map(
      (name) => gzipSync(readFileSync(join(project, folder, name)), { level: 9 }).length,
    )
    return sizes.reduce((sum, bytes) => sum + bytes, 0)
  }
  return { manifest, size }
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1).padStart(5)
}
