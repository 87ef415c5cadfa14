import {
  computed,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type InjectionKey,
  type Ref,
  type ShallowRef,
} from 'vue'
import {
  appearance,
  type Appearance,
  type AppearanceDesk,
  type KeptPicture,
} from '#shared/domain/appearance/schema.ts'
import { unreadable } from '#shared/domain/appearance/brand.ts'
import { readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useAction, type Action } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { api } from '../../app/api.ts'
import { onCatchUp } from '../../app/live-feed.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'

/** What is typed and not saved: the look, the one it was begun on, and in which version. */
interface Kept {
  edit: { form: Appearance; seen: Appearance; version: number } | null
}

/** Somebody saved the look meanwhile. */
export interface AppearanceConflict {
  readonly by: string
  readonly at: string | null
}

export interface AppearanceEditor {
  readonly desk: Readonly<ShallowRef<AppearanceDesk | null>>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  /** The look as it is edited; there once the desk is. */
  readonly form: Ref<Appearance | null>
  readonly isChanged: ComputedRef<boolean>
  readonly restoredFrom: Ref<Date | null>
  /** What is wrong, by the path of the field, once saving was tried. */
  readonly problems: ComputedRef<ReadonlyMap<string, string>>
  readonly conflict: ShallowRef<AppearanceConflict | null>
  readonly pictures: ComputedRef<Readonly<Record<number, KeptPicture>>>
  readonly save: Action<[], AppearanceDesk>
  load: () => Promise<void>
  /** Saves what is typed; answers whether there is nothing left to save. */
  submit: () => Promise<boolean>
  discard: () => void
  /** Goes on from what somebody else has saved; what was changed here stays on top where `keeps`. */
  settle: (keeps: boolean) => Promise<void>
  /** Takes the answer of a change of versions. */
  take: (desk: AppearanceDesk) => void
  addPicture: (picture: KeptPicture) => void
}

export const editorKey: InjectionKey<AppearanceEditor> = Symbol('appearance')

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

/** The look of the portal while it is edited, with a draft on this computer until the server has it. */
export function useAppearance(): AppearanceEditor {
  const me = useMe()
  const words = useTexts()
  const desk = shallowRef<AppearanceDesk | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  const conflict = shallowRef<AppearanceConflict | null>(null)
  const form = ref<Appearance | null>(null)
  const added = shallowRef<readonly KeptPicture[]>([])
  const isTried = ref(false)
  const { content, restoredFrom, acknowledge } = useDraft<Kept>({
    key: `${me.value.accountId}.appearance`,
    empty: () => ({ edit: null }),
  })
  let ground: { seen: Appearance; version: number } | null = null

  const isChanged = computed(() => content.value.edit !== null)
  const pictures = computed(() =>
    Object.fromEntries([...(desk.value?.pictures ?? []), ...added.value].map((known) => [known.id, known])),
  )
  const problems = computed(() => new Map(isTried.value && form.value ? problemsOf(form.value) : []))

  function problemsOf(look: Appearance): [string, string][] {
    const { t } = words
    const found = appearance.safeParse(look)
    const issues = found.success ? [] : found.error.issues
    return [
      ...issues.map(({ path, code }): [string, string] => {
        const key = path.join('.')
        if (key.endsWith('href')) return [key, t('appearance.problem.href')]
        if (code === 'too_big') return [key, t('appearance.problem.too-long')]
        return [key, t(code === 'too_small' ? 'appearance.problem.missing' : 'appearance.problem.other')]
      }),
      ...(unreadable(look.brand) ? [['brand', t('appearance.problem.colour')] as [string, string]] : []),
    ]
  }

  function start(from: { form: Appearance; seen: Appearance; version: number }): void {
    ground = { seen: from.seen, version: from.version }
    form.value = copy(from.form)
  }

  /** Shows the desk; what is typed stays as long as it was begun on this version, or else meets it in a conflict. */
  function take(fresh: AppearanceDesk): void {
    desk.value = fresh
    const { edit } = content.value
    const { content: seen, version } = fresh
    // What was typed with an older version of the app may lack a field.
    start(edit ? { ...edit, form: { ...seen, ...edit.form } } : { form: seen, seen, version })
  }

  async function load(): Promise<void> {
    try {
      take(await api.appearance.desk.query())
      refusal.value = null
    } catch (error) {
      refusal.value = readRefusal(error, words)
    }
  }

  const save = useAction(
    () => {
      if (!form.value || !ground) throw new Error('Nothing is there to be saved')
      return api.appearance.saveDraft.mutate({
        version: ground.version,
        content: appearance.parse(form.value),
      })
    },
    { done: () => words.t('appearance.done.saved') },
  )

  async function submit(): Promise<boolean> {
    if (!isChanged.value) return true
    isTried.value = true
    if (problems.value.size > 0) return false
    const outcome = await save.run()
    if (outcome.ok) {
      discardTyped()
      take(outcome.value)
      return true
    }
    if (outcome.refusal?.code === 'row.stale') {
      const { changedBy, changedAt } = outcome.refusal.details as {
        changedBy: string
        changedAt: string | null
      }
      conflict.value = { by: changedBy, at: changedAt }
      save.clear()
    }
    return false
  }

  function discardTyped(): void {
    acknowledge()
    isTried.value = false
    conflict.value = null
    save.clear()
  }

  function discard(): void {
    discardTyped()
    if (desk.value) take(desk.value)
  }

  async function settle(keeps: boolean): Promise<void> {
    const mine = form.value
    const seen = ground?.seen
    const fresh = await api.appearance.desk.query().catch(() => null)
    if (!fresh || !mine || !seen) return
    discardTyped()
    take(fresh)
    if (!keeps || !form.value) return
    const changed = Object.entries(mine).filter(
      ([field, value]) => !same(value, seen[field as keyof Appearance]),
    )
    form.value = { ...form.value, ...(Object.fromEntries(changed) as Partial<Appearance>) }
  }

  watch(
    form,
    (now) => {
      if (!now || !ground) return
      content.value.edit = same(now, ground.seen) ? null : { form: copy(now), ...ground }
    },
    { deep: true, flush: 'sync' },
  )
  void load()
  onCatchUp(() => void load())

  const addPicture = (picture: KeptPicture): void => void (added.value = [...added.value, picture])
  return {
    ...{ desk, refusal, form, isChanged, restoredFrom, problems, conflict, pictures, save },
    ...{ load, submit, discard, settle, take, addPicture },
  }
}
