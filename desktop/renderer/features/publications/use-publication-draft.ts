import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Content, Publication } from '#shared/domain/publications/schema.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useDraft } from '#shared/ui/composables/use-draft.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { api } from '../../app/api.ts'
import { clashesOf, mergedForm } from '../../app/form-clashes.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import {
  contentOf,
  copyOf,
  flat,
  isSame,
  readyToSend,
  unflat,
  type FlatContent,
} from './publication-content.ts'

interface Kept {
  content: Content
  /** What the server has, as far as this window knows, and the version of the draft that holds it. */
  seen: { content: Content; version: number | null }
}

/** Somebody else saved the same fields differently; nothing is saved until one of the two is chosen. */
export interface DraftConflict {
  readonly by: string
  readonly fields: readonly (keyof FlatContent)[]
  readonly theirs: FlatContent
}

export interface PublicationDraft {
  readonly content: ComputedRef<Content>
  readonly status: ComputedRef<'saving' | 'waiting' | 'saved' | 'failed'>
  readonly refusal: ComputedRef<ShownRefusal | null>
  readonly conflict: ShallowRef<DraftConflict | null>
  /** Sends what is not saved yet. False when something has to be decided or corrected first. */
  flush: () => Promise<boolean>
  settle: (keep: 'mine' | 'theirs') => void
  /** Starts anew from what the server answered, as after a draft was thrown away. */
  restart: (fresh: Publication) => void
}

const saveDelay = 1500
const retryDelay = 10_000

const groundOf = (publication: Publication): Kept => {
  const content = contentOf(publication)
  return { content, seen: { content: copyOf(content), version: publication.open?.version ?? null } }
}

/** The draft of a publication, saved by itself a moment after each change, and kept on this computer until it is. */
export function usePublicationDraft(
  publication: () => Publication,
  onFresh: (fresh: Publication) => void,
): PublicationDraft {
  const me = useMe()
  const { t } = useTexts()
  const toasts = useToasts()
  const publicationId = publication().id
  let ground = groundOf(publication())
  let timer: ReturnType<typeof setTimeout> | undefined
  const conflict = shallowRef<DraftConflict | null>(null)
  const { content: kept, acknowledge } = useDraft<Kept>({
    key: `${me.value.accountId}.publication-${publicationId}`,
    empty: () => copyOf(ground),
  })
  const isDirty = computed(() => !isSame(readyToSend(kept.value.content), kept.value.seen.content))
  const save = useAction((content: Content, seen: number | null) =>
    api.publications.saveDraft.mutate({ publicationId, seen, content }),
  )

  function saveSoon(delay = saveDelay): void {
    timer ??= setTimeout(() => {
      timer = undefined
      void flush()
    }, delay)
  }

  /** Takes the other's draft as the ground and puts what was typed on top; what both changed is left to decide. */
  async function meet(by: string): Promise<void> {
    const now = await api.publications.get.query({ publicationId }).catch(() => null)
    if (!now) return
    const mine = flat(readyToSend(kept.value.content))
    const seen = flat(kept.value.seen.content)
    ground = groundOf(now)
    const theirs = flat(ground.content)
    const open = clashesOf(seen, theirs, mine).filter(({ isOpen }) => isOpen)
    kept.value = { content: unflat(mergedForm(seen, theirs, mine)), seen: copyOf(ground.seen) }
    save.clear()
    onFresh(now)
    if (open.length > 0) conflict.value = { by, theirs, fields: open.map(({ field }) => field) }
    else toasts.show({ text: t('publication.conflict.merged', { name: by }) })
  }

  async function send(): Promise<void> {
    const content = readyToSend(kept.value.content)
    const outcome = await save.run(content, kept.value.seen.version)
    if (outcome.ok) {
      const seen = { content, version: outcome.value.open?.version ?? null }
      ground = { content: copyOf(content), seen }
      const isWhole = isSame(readyToSend(kept.value.content), content)
      // What was typed meanwhile stays, a space at the end too; the kept copy goes when there is nothing else.
      if (isWhole && isSame(kept.value.content, content)) acknowledge()
      else kept.value.seen = copyOf(seen)
      onFresh(outcome.value)
    } else if (outcome.refusal?.code === 'row.stale') {
      const { changedBy } = outcome.refusal.details
      await meet(typeof changedBy === 'string' ? changedBy : '')
    } else if (outcome.refusal?.code.startsWith('server.')) {
      saveSoon(retryDelay)
    }
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    timer = undefined
    // Another run is on its way, or what it answers has to be met first: as often as a person types, not for ever.
    for (let round = 0; round < 5 && isDirty.value && !conflict.value; round++) {
      if (save.pending) await settled()
      else await send()
      if (save.refusal) return false
    }
    return !isDirty.value && !conflict.value
  }

  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      const stop = watch(
        () => save.pending,
        (pending) => {
          if (pending) return
          stop()
          resolve()
        },
      )
    })

  function settle(keep: 'mine' | 'theirs'): void {
    const { fields, theirs } = conflict.value ?? { fields: [], theirs: flat(kept.value.content) }
    if (keep === 'theirs') {
      const chosen = Object.fromEntries(fields.map((field) => [field, theirs[field]]))
      kept.value.content = unflat({ ...flat(kept.value.content), ...chosen })
    }
    conflict.value = null
    saveSoon()
  }

  function restart(fresh: Publication): void {
    clearTimeout(timer)
    timer = undefined
    ground = groundOf(fresh)
    conflict.value = null
    save.clear()
    acknowledge()
  }

  watch(
    () => kept.value.content,
    () => isDirty.value && !conflict.value && saveSoon(),
    { deep: true },
  )
  watch(publication, (fresh) => {
    const isOurs = (fresh.open?.version ?? null) === kept.value.seen.version
    if (!isOurs && !isDirty.value && !save.pending && !conflict.value) restart(fresh)
  })
  if (isDirty.value) saveSoon()
  onScopeDispose(() => {
    clearTimeout(timer)
    // Whoever leaves has finished: the kept copy stays until the server has it.
    if (isDirty.value && !conflict.value) void flush()
  })

  return {
    content: computed(() => kept.value.content),
    status: computed(() => {
      if (save.pending) return 'saving'
      if (save.refusal) return 'failed'
      return isDirty.value ? 'waiting' : 'saved'
    }),
    refusal: computed(() => save.refusal),
    conflict,
    flush,
    settle,
    restart,
  }
}
