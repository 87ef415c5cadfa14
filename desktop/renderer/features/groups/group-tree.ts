import { descendantsOf } from '#shared/domain/groups/rules.ts'
import type { GroupRow } from '#shared/domain/groups/schema.ts'

/** A group in the order of who inherits from whom; `depth` counts the parents above it. */
export interface TreeRow extends GroupRow {
  readonly depth: number
}

/** The groups with those that inherit under each, otherwise in the order they come in. */
export function treeOf(groups: readonly GroupRow[]): TreeRow[] {
  const known = new Set(groups.map(({ id }) => id))
  const under = (parentId: number | null, depth: number): TreeRow[] =>
    groups
      .filter((group) => (known.has(group.parentId ?? 0) ? group.parentId : null) === parentId)
      .flatMap((group) => [{ ...group, depth }, ...under(group.id, depth + 1)])
  return under(null, 0)
}

/** The groups one may inherit from: of the same kind, neither itself nor any that inherits from it. */
export function possibleParents(
  groups: readonly GroupRow[],
  of: { id: number | null; kind: GroupRow['kind'] },
): GroupRow[] {
  const below = of.id === null ? [] : descendantsOf(new Map(groups.map((row) => [row.id, row])), of.id)
  return groups.filter(({ id, kind }) => kind === of.kind && id !== of.id && !below.includes(id))
}
