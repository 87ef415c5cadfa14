import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { GroupPortlets, OwnPortlet } from '#shared/domain/portlets/schema.ts'
import { isAbort, readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { onCatchUp } from '../../app/live-feed.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import { layoutOf, ownOf, saysSame, type EditedGroup, type Layout } from './portlet-layout.ts'
import { changesBetween, changesOf, merged, type ThreeWays } from './portlet-merge.ts'

type Words = readonly OwnPortlet[]

/** An unsaved layout: what the group would say itself, and what it said in the version it was begun on. */
interface Kept {
  edit: { own: Words; seen: Words; version: number } | null
}

/** Somebody saved the portlets of the same group meanwhile. */
export interface PortletConflict extends ThreeWays {
  readonly by: string | null
  readonly at: string | null
  readonly version: number
}

export interface PortletEditor {
  readonly group: Readonly<ShallowRef<GroupPortlets | null>>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  readonly edited: ComputedRef<EditedGroup | null>
  readonly layout: ComputedRef<Layout>
  /** How many portlets the group would say something else of than it does now. */
  readonly unsaved: ComputedRef<number>
  readonly restoredFrom: Ref<Date | null>
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  readonly conflict: ShallowRef<PortletConflict | null>
  readonly save: Action<[], unknown>
  reload: () => Promise<void>
  /** Makes one step of editing; `change` gets the group as edited so far and answers what it would say then. */
  apply: (change: (edited: EditedGroup) => OwnPortlet[]) => boolean
  undo: () => void
  redo: () => void
  discard: () => void
  submit: () => Promise<void>
  /** Saves both changes together; where both met, those named in `taken` are theirs. */
  settle: (taken: ReadonlySet<string>) => Promise<void>
}

/** The portlets of one group while they are edited: steps back and forth, a draft on this computer, and saving. */
export function usePortletEditor(groupId: () => number | null): PortletEditor {
  const me = useMe()
  const words = useTexts()
  const group = shallowRef<GroupPortlets | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  const conflict = shallowRef<PortletConflict | null>(null)
  const past = ref<Words[]>([])
  const future = ref<Words[]>([])
  const { content, restoredFrom, acknowledge } = useDraft<Kept>({
    key: () => (groupId() === null ? null : `${me.value.accountId}.portlets-${groupId()}`),
    empty: () => ({ edit: null }),
  })
  let current = new AbortController()

  const edited = computed<EditedGroup | null>(
    () => group.value && { group: group.value, own: content.value.edit?.own ?? ownOf(group.value) },
  )
  const layout = computed<Layout>(() => (edited.value ? layoutOf(edited.value) : { shown: [], hidden: [] }))
  const unsaved = computed(() => {
    const { edit } = content.value
    return edit ? changesBetween(edit.seen, edit.own) : 0
  })

  /** Takes what the server holds; an edit begun on an older version stays, to be put together when it is saved. */
  function show(fresh: GroupPortlets): void {
    group.value = fresh
    const { edit } = content.value
    if (edit && saysSame(edit.own, ownOf(fresh))) forget()
  }

  async function reload(): Promise<void> {
    const asked = groupId()
    current.abort()
    const mine = (current = new AbortController())
    if (asked === null) return
    try {
      show(await api.portlets.ofGroup.query({ groupId: asked }, { signal: mine.signal }))
      refusal.value = null
    } catch (error) {
      if (!mine.signal.aborted && !isAbort(error)) refusal.value = readRefusal(error, words)
    }
  }

  function forget(): void {
    acknowledge()
    past.value = []
    future.value = []
  }

  function put(own: Words): void {
    if (!group.value) return
    const before = content.value.edit ?? { seen: ownOf(group.value), version: group.value.version }
    const { seen, version } = before
    content.value.edit = saysSame(own, seen) ? null : { own, seen, version }
  }

  function apply(change: (edited: EditedGroup) => OwnPortlet[]): boolean {
    const now = edited.value
    const own = now && change(now)
    if (!now || !own || saysSame(own, now.own)) return false
    past.value = [...past.value, now.own]
    future.value = []
    save.clear()
    put(own)
    return true
  }

  function step(from: Ref<Words[]>, to: Ref<Words[]>): void {
    const own = from.value.at(-1)
    if (!own || !edited.value) return
    to.value = [...to.value, edited.value.own]
    from.value = from.value.slice(0, -1)
    save.clear()
    put(own)
  }

  async function perform() {
    const now = edited.value
    if (!now) throw new Error('No group is being edited')
    const { edit } = content.value
    const version = edit?.version ?? now.group.version
    const own = now.own.map((word) => ({ ...word }))
    const saved = await api.portlets.setGroup.mutate({ groupId: now.group.groupId, version, own })
    return { saved, before: edit?.seen ?? [] }
  }

  const save = useAction(perform, {
    done: ({ saved }) => words.t('portlet-editor.saved', { name: saved.name[words.language] }),
    undo: async ({ saved: { groupId: id, version }, before }) => {
      const back = await api.portlets.setGroup.mutate({ groupId: id, version, own: [...before] })
      if (id === groupId()) show(back)
    },
  })

  /** Looks what is there now; where nothing of it differs from what was seen, the edit is saved on top without asking. */
  async function meet({ by, at }: Pick<PortletConflict, 'by' | 'at'>): Promise<void> {
    const { edit } = content.value
    await reload()
    const now = group.value
    if (!edit || !now || refusal.value) return
    save.clear()
    if (!content.value.edit) return
    const ways = { seen: edit.seen, mine: edit.own, theirs: ownOf(now) }
    conflict.value = { by, at, version: now.version, ...ways }
    if (changesOf(ways).length === 0) await settle(new Set())
  }

  async function submit(): Promise<void> {
    const outcome = await save.run()
    if (outcome.ok) {
      forget()
      if (outcome.value.saved.groupId === groupId()) show(outcome.value.saved)
    } else if (outcome.refusal?.code === 'row.stale') {
      const { changedBy, changedAt } = outcome.refusal.details as { changedBy?: string; changedAt?: string }
      await meet({ by: changedBy || null, at: changedAt ?? null })
    }
  }

  async function settle(taken: ReadonlySet<string>): Promise<void> {
    const ways = conflict.value
    if (!ways) return
    const own = merged(ways, taken)
    past.value = [...past.value, ways.mine]
    conflict.value = null
    content.value.edit = saysSame(own, ways.theirs) ? null : { own, seen: ways.theirs, version: ways.version }
    if (content.value.edit) await submit()
  }

  watch(
    groupId,
    () => {
      group.value = null
      refusal.value = null
      conflict.value = null
      past.value = []
      future.value = []
      save.clear()
      void reload()
    },
    { immediate: true },
  )
  onCatchUp(() => void reload())

  return {
    group,
    refusal,
    edited,
    layout,
    unsaved,
    restoredFrom,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    conflict,
    save,
    reload,
    apply,
    undo: () => step(past, future),
    redo: () => step(future, past),
    discard: () => void apply(({ group: known }) => [...(content.value.edit?.seen ?? ownOf(known))]),
    submit,
    settle,
  }
}
