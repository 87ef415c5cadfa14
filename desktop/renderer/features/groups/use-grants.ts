import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type {
  GroupDetail,
  GroupPermission,
  OwnGrant,
  StaleGroupDetails,
} from '#shared/domain/groups/schema.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import type { OpenGroup } from './use-group.ts'

/** A permission with what is chosen for it on this screen: true, false, or null where the parent decides. */
export interface GrantLine extends GroupPermission {
  readonly chosen: boolean | null
  readonly follows: boolean
  readonly isChanged: boolean
}

/** Somebody else changed what the group may while it was open here. */
export interface GrantConflict {
  readonly by: string
  readonly at: string | null
  readonly changed: readonly Permission[]
}

export interface Grants {
  readonly lines: ComputedRef<GrantLine[]>
  readonly changes: ComputedRef<number>
  readonly restoredFrom: Ref<Date | null>
  readonly conflict: ShallowRef<GrantConflict | null>
  readonly save: Action<[], GroupDetail>
  choose: (permission: Permission, own: boolean | null) => void
  submit: () => Promise<void>
  discard: () => void
}

/**
 * What is being changed of a group's permissions. Only what differs is kept, on top of what the server says by now, so
 * that a change of somebody else is neither lost nor hidden.
 */
export function useGrants({ group, reload, apply }: OpenGroup): Grants {
  const me = useMe()
  const words = useTexts()
  const conflict = shallowRef<GrantConflict | null>(null)
  const { content, restoredFrom, acknowledge } = useDraft<{
    edits: Partial<Record<Permission, boolean | null>>
  }>({
    key: () => (group.value ? `${me.value.accountId}.group-grants-${group.value.id}` : null),
    empty: () => ({ edits: {} }),
  })

  const lines = computed(() =>
    (group.value?.permissions ?? []).map((line): GrantLine => {
      const edit = content.value.edits[line.permission]
      const chosen = edit === undefined ? line.own : edit
      const follows = chosen ?? line.inherited?.isGranted ?? false
      return { ...line, chosen, follows, isChanged: chosen !== line.own }
    }),
  )
  const changes = computed(() => lines.value.filter((line) => line.isChanged).length)

  function choose(permission: Permission, own: boolean | null): void {
    content.value = { edits: { ...content.value.edits, [permission]: own } }
  }

  let before: OwnGrant[] = []
  const set = (version: number, grants: OwnGrant[]): Promise<GroupDetail> =>
    api.groups.setGrants.mutate({ groupId: group.value?.id ?? 0, version, grants })
  const save = useAction(
    () => {
      before = lines.value.flatMap((line) => grantOf(line.permission, line.own))
      const wished = lines.value.flatMap((line) => grantOf(line.permission, line.chosen))
      return set(group.value?.version ?? 0, wished)
    },
    {
      done: (saved) => words.t('group.grants.saved', { name: saved.name[words.language] }),
      undo: async (saved) =>
        apply(
          await api.groups.setGrants.mutate({ groupId: saved.id, version: saved.version, grants: before }),
        ),
    },
  )

  async function submit(): Promise<void> {
    if (changes.value === 0) return
    const outcome = await save.run()
    if (outcome.ok) {
      acknowledge()
      conflict.value = null
      return apply(outcome.value)
    }
    if (outcome.refusal?.code !== 'row.stale') return
    const { changedBy = '', changedAt = null } = outcome.refusal.details as Partial<StaleGroupDetails>
    const seen = group.value
    await reload()
    if (seen && group.value)
      conflict.value = { by: changedBy, at: changedAt, changed: changedSince(seen, group.value) }
    save.clear()
  }

  // Told as well when the change arrives while something is being chosen here.
  watch(group, (now, seen) => {
    if (now?.id !== seen?.id) conflict.value = null
    else if (now && seen && changes.value > 0 && !save.pending) {
      const changed = changedSince(seen, now)
      if (changed.length > 0) conflict.value = { by: '', at: null, changed }
    }
  })

  function discard(): void {
    acknowledge()
    conflict.value = null
    save.clear()
  }

  return { lines, changes, restoredFrom, conflict, save, choose, submit, discard }
}

function grantOf(permission: Permission, own: boolean | null): OwnGrant[] {
  return own === null ? [] : [{ permission, isGranted: own }]
}

function changedSince(seen: GroupDetail, now: GroupDetail): Permission[] {
  const was = new Map(seen.permissions.map((line) => [line.permission, line]))
  return now.permissions
    .filter((line) => {
      const old = was.get(line.permission)
      return old?.own !== line.own || old.isGranted !== line.isGranted
    })
    .map((line) => line.permission)
}
