/** Vite's list of what it built for browsers, by source. */
export type ClientManifest = Readonly<
  Record<string, { file: string; css?: string[]; imports?: string[]; isDynamicEntry?: boolean } | undefined>
>

/**
 * The files that some modules bring beside those of every page, so that a page arrives with its styles and asks for
 * its scripts at once. A module that was built into another one's file needs nothing of its own.
 */
export function filesFor(
  manifest: ClientManifest,
  modules: readonly string[],
): { styles: string[]; scripts: string[] } {
  const entry = reach(manifest, ['index.html'])
  const found = reach(
    manifest,
    modules.filter((key) => manifest[key]?.isDynamicEntry),
  ).filter((key) => !entry.includes(key))
  const parts = found.flatMap((key) => manifest[key] ?? [])
  return {
    styles: [...new Set(parts.flatMap(({ css }) => css ?? []))],
    scripts: [...new Set(parts.map(({ file }) => file))],
  }
}

/** Modules with all they import, each after what it needs, so that later styles win as they do in the browser. */
function reach(manifest: ClientManifest, modules: readonly string[]): string[] {
  const seen = new Set<string>()
  const order: string[] = []
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    manifest[key]?.imports?.forEach(visit)
    order.push(key)
  }
  modules.forEach(visit)
  return order
}
