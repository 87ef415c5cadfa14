import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Publication } from '#shared/domain/publications/schema.ts'
import { isAbort, readRefusal, type ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { api } from '../../app/api.ts'
import { onCatchUp, onLiveEvent } from '../../app/live-feed.ts'
import { useTexts } from '../../app/texts.ts'

export interface OpenPublication {
  readonly publication: Readonly<ShallowRef<Publication | null>>
  readonly refusal: Readonly<ShallowRef<ShownRefusal | null>>
  reload: () => Promise<void>
  apply: (fresh: Publication) => void
}

/** One publication, read again when somebody else changes one. */
export function usePublication(publicationId: () => number): OpenPublication {
  const words = useTexts()
  const publication = shallowRef<Publication | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let current = new AbortController()

  function apply(fresh: Publication): void {
    current.abort()
    if (fresh.id === publicationId()) publication.value = fresh
  }

  async function reload(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    try {
      const id = publicationId()
      const fresh = await api.publications.get.query({ publicationId: id }, { signal: mine.signal })
      if (!mine.signal.aborted && id === publicationId()) publication.value = fresh
      refusal.value = null
    } catch (error) {
      if (!mine.signal.aborted && !isAbort(error)) refusal.value = readRefusal(error, words)
    }
  }

  watch(
    publicationId,
    () => {
      publication.value = null
      refusal.value = null
      void reload()
    },
    { immediate: true },
  )
  onLiveEvent((event) => {
    if (event.name.startsWith('publication.')) void reload()
  })
  onCatchUp(() => void reload())
  return { publication, refusal, reload, apply }
}

const presenceEvery = 15_000

/**
 * Says that this window has the editor open, and answers the names of the others who have. While there are any,
 * `onFresh` gets what they have saved.
 */
export function useEditors(
  publicationId: number,
  onFresh: (fresh: Publication) => void,
): Ref<readonly string[]> {
  const others = ref<readonly string[]>([])
  let isOver = false
  async function tell(isEditing: boolean): Promise<void> {
    const found = await api.publications.editors.mutate({ publicationId, isEditing }).catch(() => [])
    others.value = found.map(({ name }) => name)
    if (!isEditing || found.length === 0) return
    const fresh = await api.publications.get.query({ publicationId }).catch(() => null)
    if (fresh && !isOver) onFresh(fresh)
  }
  const again = setInterval(() => void tell(true), presenceEvery)
  void tell(true)
  onScopeDispose(() => {
    isOver = true
    clearInterval(again)
    void tell(false)
  })
  return others
}
