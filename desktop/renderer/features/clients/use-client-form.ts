import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { ClientRecord, StaleClientDetails } from '#shared/domain/clients/schema.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import type { Choice } from '../../app/choice.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import {
  clashesOf,
  emptyClient,
  formOf,
  inputOf,
  mergedForm,
  problemsFrom,
  problemsOf,
  type ClientClash,
  type ClientForm,
  type ClientProblems,
} from './client-form.ts'

interface Kept {
  form: ClientForm
  /** What the form was filled from, and in which version; null for a new client. */
  seen: { form: ClientForm; version: number } | null
  caretaker: Choice | null
  attempt: SendAttempt | null
}

/** Somebody saved the same record meanwhile. */
export interface ClientConflict {
  readonly by: string
  readonly at: string
  readonly clashes: readonly ClientClash[]
}

export interface ClientFormState {
  readonly content: Ref<Kept>
  readonly restoredFrom: Ref<Date | null>
  readonly problems: ComputedRef<ClientProblems>
  readonly conflict: ShallowRef<ClientConflict | null>
  readonly save: Action<[], ClientRecord>
  /** Checks, sends, and answers the saved record; null when something has to be decided or corrected first. */
  submit: () => Promise<ClientRecord | null>
  discard: () => void
}

/** The data of a new client, or of a known one, with everything that can go wrong while they are written down. */
export function useClientForm(client: ClientRecord | null): ClientFormState {
  const me = useMe()
  const words = useTexts()
  const isTried = ref(false)
  const conflict = shallowRef<ClientConflict | null>(null)
  const start = (): Kept => ({
    form: client ? formOf(client) : emptyClient(),
    seen: client && { form: formOf(client), version: client.version },
    caretaker: null,
    attempt: null,
  })
  const { content, restoredFrom, acknowledge } = useDraft<Kept>({
    key: `${me.value.accountId}.client-${client?.id ?? 'new'}`,
    empty: start,
  })

  function perform(): Promise<ClientRecord> {
    const { form, seen, caretaker, attempt } = content.value
    const input = inputOf(form)
    if (client && seen) {
      return api.clients.update.mutate({ ...input, clientId: client.id, version: seen.version })
    }
    const created = { ...input, caretakerId: caretaker?.value ?? null }
    const now = attemptFor(attempt, created)
    content.value.attempt = now
    return api.clients.create.mutate({ ...created, requestKey: now.key })
  }

  const save = useAction(perform, {
    done: (saved) =>
      words.t(client ? 'desktop.client.saved' : 'desktop.client.created', { name: saved.name }),
  })
  const problems = computed<ClientProblems>(() => ({
    ...problemsFrom(save.refusal, words),
    ...(isTried.value ? problemsOf(content.value.form, words) : {}),
  }))

  /** Takes the other's version as the ground and puts what was typed on top; what both changed is left to decide. */
  async function meet(details: Readonly<Record<string, unknown>>): Promise<void> {
    const { seen, form } = content.value
    if (!client || !seen) return
    const now = await api.clients.get.query({ clientId: client.id }).catch(() => null)
    if (!now) return
    const { changedBy = '', changedAt = '' } = details as Partial<StaleClientDetails>
    conflict.value = {
      by: changedBy,
      at: changedAt,
      clashes: clashesOf(seen.form, formOf(now), form),
    }
    content.value.form = mergedForm(seen.form, formOf(now), form)
    content.value.seen = { form: formOf(now), version: now.version }
    save.clear()
  }

  async function submit(): Promise<ClientRecord | null> {
    isTried.value = true
    if (Object.keys(problemsOf(content.value.form, words)).length > 0) return null
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
