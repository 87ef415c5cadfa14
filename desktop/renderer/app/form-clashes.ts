/** A field that somebody else changed while it was being edited. */
export interface Clash<Form, Field extends keyof Form = keyof Form> {
  readonly field: Field
  readonly seen: Form[Field]
  readonly theirs: Form[Field]
  readonly mine: Form[Field]
  /** Both changed it, to different values: only a person can decide. */
  readonly isOpen: boolean
}

/** Compares what was seen, what is there now and what was typed, field by field. */
export function clashesOf<Form extends object>(seen: Form, theirs: Form, mine: Form): Clash<Form>[] {
  return (Object.keys(seen) as (keyof Form)[])
    .filter((field) => theirs[field] !== seen[field])
    .map((field) => ({
      field,
      seen: seen[field],
      theirs: theirs[field],
      mine: mine[field],
      isOpen: mine[field] !== seen[field] && mine[field] !== theirs[field],
    }))
}

/** What was typed on top of what is there now: untouched fields follow the other's changes. */
export function mergedForm<Form extends object>(seen: Form, theirs: Form, mine: Form): Form {
  const typed = Object.entries(mine).filter(([field, value]) => seen[field as keyof Form] !== value)
  return { ...theirs, ...Object.fromEntries(typed) }
}
