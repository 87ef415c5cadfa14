import { computed, ref, shallowRef } from 'vue'
import type { StaleClientDetails } from '#shared/domain/clients/schema.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'

/** A form of plain fields: what is typed, chosen or left empty. */
type Fields<Form> = Readonly<Record<keyof Form, string | null>>
type Problems<Form> = Partial<Record<keyof Form & string, string>>

export interface RowFormOptions<Form extends Fields<Form>, Saved> {
  /** Under what the draft is kept, such as `point-17`. */
  draft: string
  start: () => Form
  /** What was seen of a known row; null for a new one. */
  version: number | null
  /** What the window itself can tell is wrong. */
  check: (form: Form) => Problems<Form>
  /** Which fields a refusal is about. */
  refused?: (refusal: ShownRefusal) => Problems<Form>
  send: (form: Form, as: { version: number; keyFor: (input: object) => string }) => Promise<Saved>
  done: (saved: Saved) => string
  /** Told what somebody else changed, for what is not part of the form. */
  met?: (changes: StaleClientDetails['changes']) => void
}

/** What somebody else changed in the row while the form was open. */
export interface RowConflict {
  readonly by: string
  readonly at: string
  /** `isOpen`: typed differently here as well, so that saving puts this over theirs. */
  readonly changes: readonly { field: string; from: string | null; to: string | null; isOpen: boolean }[]
}

/** A form for a row that belongs to a client, with everything that can go wrong while it is written down. */
export interface RowForm<Form, Saved> {
  form: Form
  readonly restoredFrom: Date | null
  readonly problems: Problems<Form>
  readonly conflict: RowConflict | null
  readonly save: Action<[], Saved>
  /** Checks, sends, and answers what was saved; null when something has to be corrected or decided first. */
  submit: () => Promise<Saved | null>
  discard: () => void
}

export function useRowForm<Form extends Fields<Form>, Saved>(
  options: RowFormOptions<Form, Saved>,
): RowForm<Form, Saved> {
  const me = useMe()
  const isTried = ref(false)
  const conflict = shallowRef<RowConflict | null>(null)
  const { content, restoredFrom, acknowledge } = useDraft<{
    form: Form
    seen: Form
    version: number
    attempt: SendAttempt | null
  }>({
    key: `${me.value.accountId}.${options.draft}`,
    empty: () => ({
      form: options.start(),
      seen: options.start(),
      version: options.version ?? 0,
      attempt: null,
    }),
  })

  const keyFor = (input: object): string => {
    content.value.attempt = attemptFor(content.value.attempt, input)
    return content.value.attempt.key
  }
  const save = useAction(() => options.send(content.value.form, { version: content.value.version, keyFor }), {
    done: options.done,
  })
  const problems = computed<Problems<Form>>(() => ({
    ...(save.refusal ? flat(save.refusal.fields) : {}),
    ...(save.refusal && options.refused ? options.refused(save.refusal) : {}),
    ...(isTried.value ? options.check(content.value.form) : {}),
  }))

  /** Takes the other's version as the ground: what was not touched here follows it, what was typed stays. */
  function meet(details: Readonly<Record<string, unknown>>): void {
    const { changedBy, changedAt, changes, version } = details as unknown as StaleClientDetails
    const { form, seen } = content.value
    const known = changes.filter((change) => change.field in form)
    conflict.value = {
      by: changedBy,
      at: changedAt,
      changes: known.map(({ field, from, to }) => {
        const mine = form[field as keyof Form] ?? ''
        return { field, from, to, isOpen: mine !== (seen[field as keyof Form] ?? '') && mine !== (to ?? '') }
      }),
    }
    const theirs = Object.fromEntries(known.map(({ field, to }) => [field, to ?? '']))
    const taken = conflict.value.changes.filter(({ isOpen }) => !isOpen).map(({ field }) => field)
    content.value.form = {
      ...form,
      ...Object.fromEntries(Object.entries(theirs).filter(([field]) => taken.includes(field))),
    }
    content.value.seen = { ...seen, ...theirs }
    content.value.version = version
    options.met?.(known)
    save.clear()
  }

  async function submit(): Promise<Saved | null> {
    isTried.value = true
    if (Object.keys(options.check(content.value.form)).length > 0) return null
    const outcome = await save.run()
    if (outcome.ok) {
      acknowledge()
      return outcome.value
    }
    if (outcome.refusal?.code === 'row.stale') meet(outcome.refusal.details)
    return null
  }

  function discard(): void {
    acknowledge()
    conflict.value = null
    isTried.value = false
  }

  return {
    get form() {
      return content.value.form
    },
    set form(form) {
      content.value.form = form
    },
    get restoredFrom() {
      return restoredFrom.value
    },
    get problems() {
      return problems.value
    },
    get conflict() {
      return conflict.value
    },
    save,
    submit,
    discard,
  }
}

/** The form holds an address among its other fields. */
function flat<Form>(fields: Readonly<Record<string, string>>): Problems<Form> {
  const entries = Object.entries(fields).map(([path, text]) => [path.replace(/^address\./, ''), text])
  return Object.fromEntries(entries) as Problems<Form>
}
