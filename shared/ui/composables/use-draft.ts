import { onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'
import { keep, readKept } from './storage.ts'

export interface DraftOptions<Content> {
  /** Whose draft of what, such as `17.reply.task-4021`; null while that is not known yet. */
  key: MaybeRefOrGetter<string | null>
  /** What the form holds when nothing was typed. */
  empty: () => Content
}

export interface Draft<Content> {
  /** What is being typed; every change is kept on this computer. */
  content: Ref<Content>
  /** When the restored text was typed; null when the form started empty. */
  restoredFrom: Ref<Date | null>
  /** The server has it: the kept copy goes and the form is empty again. */
  acknowledge: () => void
}

const prefix = 'okienko.draft.'
const writeDelay = 300

/** Keeps what is typed across a restart and a lost connection, until the server has acknowledged it. */
export function useDraft<Content extends object>(options: DraftOptions<Content>): Draft<Content> {
  const content = ref(options.empty()) as Ref<Content>
  const restoredFrom = ref<Date | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let key: string | null = null
  let keptAs = ''

  function open(next: string | null): void {
    flush()
    key = next
    const kept = next === null ? null : readDraft<Content>(next)
    content.value = { ...options.empty(), ...kept?.content }
    restoredFrom.value = kept ? new Date(kept.typedAt) : null
    keptAs = JSON.stringify(content.value)
  }

  function flush(): void {
    clearTimeout(timer)
    const now = JSON.stringify(content.value)
    if (key === null || now === keptAs) return
    keptAs = now
    writeDraft(key, now === JSON.stringify(options.empty()) ? null : content.value)
  }

  function acknowledge(): void {
    content.value = options.empty()
    restoredFrom.value = null
    flush()
  }

  watch(() => toValue(options.key), open, { immediate: true, flush: 'sync' })
  watch(
    content,
    () => {
      clearTimeout(timer)
      timer = setTimeout(flush, writeDelay)
    },
    // At once, so that what was typed just before the window closes is known to the flush.
    { deep: true, flush: 'sync' },
  )
  if (typeof window !== 'undefined') window.addEventListener('pagehide', flush)
  onScopeDispose(() => {
    flush()
    if (typeof window !== 'undefined') window.removeEventListener('pagehide', flush)
  })
  return { content, restoredFrom, acknowledge }
}

function readDraft<Content>(key: string): { content: Content; typedAt: number } | null {
  try {
    return JSON.parse(readKept(prefix + key) ?? 'null') as { content: Content; typedAt: number } | null
  } catch {
    // A form without its draft is better than no form: something foreign may lie under the key.
    return null
  }
}

function writeDraft(key: string, content: object | null): void {
  keep(prefix + key, content && JSON.stringify({ content, typedAt: Date.now() }))
}
