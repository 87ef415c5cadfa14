/** @typedef {Record<string, { file: string, imports?: string[], dynamicImports?: string[], isDynamicEntry?: boolean }>} Manifest Vite's */
/** @typedef {{ what: string, bytes: number, budget: number }} Load */
/**
 * @typedef {object} Plan which modules a page of the app loads
 * @property {string} entry
 * @property {string[]} start loaded with the start page, beside the entry
 * @property {string[]} zone loaded with the first page behind the sign-in, beside the entry
 * @property {RegExp} publicPages pages that a person reaches before the sign-in
 * @property {string[]} later loaded when something is done, by no page on its own
 */

/**
 * The JavaScript files that the modules bring, each once, static imports of their imports included.
 * @param {Manifest} manifest
 * @param {string[]} modules
 * @returns {Set<string>}
 */
export function filesOf(manifest, modules) {
  /** @type {Set<string>} */
  const seen = new Set()
  const visit = (/** @type {string} */ key) => {
    const chunk = manifest[key]
    if (!chunk)
      throw new Error(`The build has no ${key}: tell server/local/checks/budgets.mjs what took its place.`)
    if (seen.has(key)) return
    seen.add(key)
    chunk.imports?.forEach(visit)
  }
  modules.forEach(visit)
  return new Set([...seen].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js')))
}

/**
 * First loads of an app's start page and zone, and what each further page adds.
 * @param {Manifest} manifest
 * @param {Plan} plan
 */
export function loadsOf(manifest, { entry, start, zone, publicPages, later }) {
  const startFiles = filesOf(manifest, [entry, ...start])
  const zoneFiles = filesOf(manifest, [entry, ...zone])
  const lazy = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry)
  const known = new Set([...start, ...zone, ...later])
  const pages = lazy.filter((key) => key.endsWith('Page.vue') && !known.has(key))
  const unknown = lazy.filter((key) => !known.has(key) && !pages.includes(key))
  const further = pages.map((page) => ({
    page,
    files: beyond(filesOf(manifest, [page]), publicPages.test(page) ? startFiles : zoneFiles),
  }))
  return { startFiles, zoneFiles, further, unknown }
}

/**
 * @param {Set<string>} files
 * @param {Set<string>} loaded
 */
function beyond(files, loaded) {
  return new Set([...files].filter((file) => !loaded.has(file)))
}
