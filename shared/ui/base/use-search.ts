import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Search<Found> {
  /** What the newest answered question found; stays while the next one is asked. */
  options: ShallowRef<readonly Found[]>
  state: Ref<'idle' | 'short' | 'searching' | 'found' | 'failed'>
  ask: (text: string) => void
}

const pause = 150

/** Asks a little after the last key, and drops an answer that a newer question has overtaken. */
export function useSearch<Found>(
  search: (text: string, signal: AbortSignal) => Promise<readonly Found[]>,
  options: { minLength: () => number; onFound: (found: readonly Found[]) => void },
): Search<Found> {
  const found: ShallowRef<readonly Found[]> = shallowRef([])
  const state = ref<'idle' | 'short' | 'searching' | 'found' | 'failed'>('idle')
  let timer: ReturnType<typeof setTimeout> | undefined
  let current = new AbortController()

  function ask(text: string): void {
    clearTimeout(timer)
    current.abort()
    current = new AbortController()
    if (text.trim().length < options.minLength()) {
      found.value = []
      state.value = 'short'
      return
    }
    state.value = 'searching'
    timer = setTimeout(() => void run(text.trim(), current.signal), pause)
  }

  async function run(text: string, signal: AbortSignal): Promise<void> {
    try {
      const answer = await search(text, signal)
      if (signal.aborted) return
      found.value = answer
      state.value = 'found'
      options.onFound(answer)
    } catch {
      // Which refusal it was does not help to choose; the list says that it could not be read.
      if (!signal.aborted) state.value = 'failed'
    }
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    current.abort()
  })
  return { options: found, state, ask }
}
