/** Vite's list of what it built for browsers, by source. */
export type ClientManifest = Readonly<
  Record<string, { file: string; imports?: string[]; isDynamicEntry?: boolean } | undefined>
>

/**
 * The scripts that some modules bring beside those of every page, so that a page asks for them at once. A module that
 * was built into another one's file needs nothing of its own.
 */
export function scriptsFor(manifest: ClientManifest, modules: readonly string[]): string[] {
  const entry = reach(manifest, ['index.html'])
  const found = reach(
    manifest,
    modules.filter((key) => manifest[key]?.isDynamicEntry),
  ).filter((key) => !entry.includes(key))
  return [...new Set(found.flatMap((key) => manifest[key]?.file ?? []))]
}

/** Modules with all they import, each after what it needs. */
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
