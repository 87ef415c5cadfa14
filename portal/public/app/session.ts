import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { keep, readKept } from '#shared/ui/composables/storage.ts'

const hintKey = 'okienko.signed-in'

// A window has one person; on the server nobody ever signs in, so this stays as it is.
const me = shallowRef<Me | null>(null)
const hasEnded = ref(false)
const failure = shallowRef<unknown>(null)
const firstClientId = computed(() => me.value?.clients[0]?.id ?? null)

function become(next: Me | null): void {
  me.value = next
  hasEnded.value = false
  failure.value = null
  keep(hintKey, next ? '1' : null)
}

/** Asks who is signed in. Never throws: why there was no answer is in `failure`. */
async function load(): Promise<void> {
  try {
    const { findMe } = await import('./session-calls.ts')
    become(await findMe())
  } catch (error) {
    failure.value = error
  }
}

/** Public pages ask nothing of the server: only where somebody was signed in before is it worth asking. */
async function loadIfHinted(): Promise<void> {
  if (me.value === null && readKept(hintKey) !== null) await load()
}

function end(): void {
  hasEnded.value = true
}

/** Who is signed in, as far as this window knows. `hasEnded`: the sign-in ran out and its person has not renewed it. */
export function useSession() {
  return {
    me: shallowReadonly(me),
    hasEnded: readonly(hasEnded),
    failure: shallowReadonly(failure),
    firstClientId,
    become,
    load,
    loadIfHinted,
    end,
  }
}
