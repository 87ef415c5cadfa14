import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { keep, readKept } from '#shared/ui/composables/storage.ts'

const hintKey = 'okienko.signed-in'

// A window has one person; on the server nobody ever signs in, so this stays as it is.
const me = shallowRef<Me | null>(null)
const hasEnded = ref(false)
const failure = shallowRef<unknown>(null)
const firstClientId = computed(() => me.value?.clients[0]?.id ?? null)
const homePage = computed(() =>
  me.value?.permissions.includes('own-data.read') ? ('dashboard' as const) : ('requests' as const),
)

function become(next: Me | null): void {
  me.value = next
  hasEnded.value = false
  failure.value = null
  keep(hintKey, next ? '1' : null)
}

function fail(why: unknown): void {
  failure.value = why
}

/** Whether somebody was signed in here before, so that it is worth asking. */
const wasSignedIn = (): boolean => readKept(hintKey) !== null

function end(): void {
  hasEnded.value = me.value !== null
}

/**
 * Who is signed in, as far as this window knows. `homePage`: where a client begins, the dashboard where they may see it. `hasEnded`: the sign-in ran out and its person has not renewed it.
 * `failure`: why it could not be learned who is signed in.
 */
export function useSession() {
  return {
    me: shallowReadonly(me),
    hasEnded: readonly(hasEnded),
    failure: shallowReadonly(failure),
    firstClientId,
    homePage,
    become,
    fail,
    wasSignedIn,
    end,
  }
}
