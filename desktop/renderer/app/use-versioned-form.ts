import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { clashesOf, mergedForm, type Clash } from './form-clashes.ts'
import { attemptFor, type SendAttempt } from './send-attempt.ts'
import { useMe } from './session-store.ts'

type Problems<Form> = Partial<Record<keyof Form & string, string>>

export interface VersionedFormOptions<Form, Row, Beside> {
  /** Under what the draft is kept, such as `group-17`. */
  draft: string
  /** What is edited; null for something new. */
  row: (Row & { readonly version: number }) | null
  formOf: (row: Row) => Form
  empty: () => Form
  /** What is chosen beside the fields of a new row and kept with them. */
  beside: () => Beside
  /** What the window itself can tell is wrong. */
  check: (form: Form) => Problems<Form>
  /** Which fields a refusal is about. */
  refused: (refusal: ShownRefusal | null) => Problems<Form>
  /** `keyFor` gives the key of the request: the same one as long as its input is. */
  create: (form: Form, beside: Beside, keyFor: (input: object) => string) => Promise<Row>
  update: (form: Form, version: number) => Promise<Row>
  /** The row as it is now. */
  read: () => Promise<Row & { readonly version: number }>
  done: (saved: Row) => string
}

interface Kept<Form, Beside> {
  form: Form
  /** What the form was filled from, and in which version; null for something new. */
  seen: { form: Form; version: number } | null
  beside: Beside
  attempt: SendAttempt | null
}

/** Somebody saved the same row meanwhile, and changed these fields. */
export interface FormConflict<Form> {
  readonly by: string
  readonly at: string | null
  readonly clashes: readonly Clash<Form>[]
}

export interface VersionedForm<Form, Row, Beside> {
  readonly content: Ref<Kept<Form, Beside>>
  readonly restoredFrom: Ref<Date | null>
  readonly problems: ComputedRef<Problems<Form>>
  readonly conflict: ShallowRef<FormConflict<Form> | null>
  readonly save: Action<[], Row>
  /** Checks, sends, and answers the saved row; null when something has to be decided or corrected first. */
  submit: () => Promise<Row | null>
  discard: () => void
}

/** The form of a new row, or of a known one, with everything that can go wrong while it is written down. */
export function useVersionedForm<Form extends object, Row, Beside>(
  options: VersionedFormOptions<Form, Row, Beside>,
): VersionedForm<Form, Row, Beside> {
  const { row, formOf, check } = options
  const me = useMe()
  const isTried = ref(false)
  const conflict = shallowRef<FormConflict<Form> | null>(null)
  const { content, restoredFrom, acknowledge } = useDraft<Kept<Form, Beside>>({
    key: `${me.value.accountId}.${options.draft}`,
    empty: () => ({
      form: row ? formOf(row) : options.empty(),
      seen: row && { form: formOf(row), version: row.version },
      beside: options.beside(),
      attempt: null,
    }),
  })

  const keyFor = (input: object): string => {
    content.value.attempt = attemptFor(content.value.attempt, input)
    return content.value.attempt.key
  }
  const save = useAction(
    () => {
      const { form, seen, beside } = content.value
      return seen ? options.update(form, seen.version) : options.create(form, beside, keyFor)
    },
    { done: options.done },
  )
  const problems = computed<Problems<Form>>(() => ({
    ...options.refused(save.refusal),
    ...(isTried.value ? check(content.value.form) : {}),
  }))

  /** Takes the other's version as the ground and puts what was typed on top; what both changed is left to decide. */
  async function meet(details: Readonly<Record<string, unknown>>): Promise<void> {
    const { seen, form } = content.value
    if (!seen) return
    const now = await options.read().catch(() => null)
    if (!now) return
    const theirs = formOf(now)
    const { changedBy = '', changedAt = null } = details as { changedBy?: string; changedAt?: string | null }
    conflict.value = { by: changedBy, at: changedAt, clashes: clashesOf(seen.form, theirs, form) }
    content.value.form = mergedForm(seen.form, theirs, form)
    content.value.seen = { form: theirs, version: now.version }
    save.clear()
  }

  async function submit(): Promise<Row | null> {
    isTried.value = true
    if (Object.keys(check(content.value.form)).length > 0) return null
    const outcome = await save.run()
    if (outcome.ok) {
      acknowledge()
      return outcome.value
    }
    if (outcome.refusal?.code === 'row.stale') await meet(outcome.refusal.details)
    return null
  }

  function discard(): void {
    acknowledge()
    conflict.value = null
    isTried.value = false
  }

  return { content, restoredFrom, problems, conflict, save, submit, discard }
}
