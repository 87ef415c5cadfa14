import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { GroupDetail, StaleGroupDetails } from '#shared/domain/groups/schema.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { attemptFor, type SendAttempt } from '../../app/send-attempt.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import {
  clashesOf,
  emptyGroup,
  formOf,
  inputOf,
  mergedForm,
  problemsFrom,
  problemsOf,
  type GroupField,
  type GroupForm,
  type GroupProblems,
} from './group-form.ts'

interface Kept {
  form: GroupForm
  /** What the form was filled from, and in which version; null for a new group. */
  seen: { form: GroupForm; version: number } | null
  attempt: SendAttempt | null
}

/** Somebody saved the same group meanwhile; in `fields` both wrote something else, and what was typed here stands. */
export interface GroupConflict {
  readonly by: string
  readonly at: string | null
  readonly fields: readonly GroupField[]
}

export interface GroupFormState {
  readonly content: Ref<Kept>
  readonly restoredFrom: Ref<Date | null>
  readonly problems: ComputedRef<GroupProblems>
  readonly conflict: ShallowRef<GroupConflict | null>
  readonly save: Action<[], GroupDetail>
  /** Checks, sends, and answers the saved group; null when something has to be decided or corrected first. */
  submit: () => Promise<GroupDetail | null>
  discard: () => void
}

/** The data of a new group, or of a known one, with everything that can go wrong while they are written down. */
export function useGroupForm(group: GroupDetail | null): GroupFormState {
  const me = useMe()
  const words = useTexts()
  const isTried = ref(false)
  const conflict = shallowRef<GroupConflict | null>(null)
  const { content, restoredFrom, acknowledge } = useDraft<Kept>({
    key: `${me.value.accountId}.group-${group?.id ?? 'new'}`,
    empty: () => ({
      form: group ? formOf(group) : emptyGroup(),
      seen: group && { form: formOf(group), version: group.version },
      attempt: null,
    }),
  })

  function perform(): Promise<GroupDetail> {
    const { form, seen, attempt } = content.value
    const input = inputOf(form)
    if (group && seen) return api.groups.update.mutate({ ...input, groupId: group.id, version: seen.version })
    const created = { ...input, kind: form.kind }
    const now = attemptFor(attempt, created)
    content.value.attempt = now
    return api.groups.create.mutate({ ...created, requestKey: now.key })
  }

  const save = useAction(perform, {
    done: ({ name }) => words.t(group ? 'group.saved' : 'group.created', { name: name[words.language] }),
  })
  const problems = computed<GroupProblems>(() => ({
    ...problemsFrom(save.refusal),
    ...(isTried.value ? problemsOf(content.value.form, words) : {}),
  }))

  /** Takes the other's version as the ground and puts what was typed on top. */
  async function meet({ changedBy = '', changedAt = null }: Partial<StaleGroupDetails>): Promise<void> {
    const { seen, form } = content.value
    if (!group || !seen) return
    const now = await api.groups.get.query({ groupId: group.id }).catch(() => null)
    if (!now) return
    const theirs = formOf(now)
    conflict.value = { by: changedBy, at: changedAt, fields: clashesOf(seen.form, theirs, form) }
    content.value.form = mergedForm(seen.form, theirs, form)
    content.value.seen = { form: theirs, version: now.version }
    save.clear()
  }

  async function submit(): Promise<GroupDetail | null> {
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
