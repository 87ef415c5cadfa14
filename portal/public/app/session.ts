import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { keep, readKept } from '#shared/ui/composables/storage.ts'
import { isPageOffered } from './offered-pages.ts'
import type { PageName } from './pages.ts'

const hintKey = 'okienko.signed-in'

// A window has one person; on the server nobody ever signs in, so this stays as it is.
const me = shallowRef<Me | null>(null)
const hasEnded = ref(false)
const failure = shallowRef<unknown>(null)
const firstClientId = computed(() => me.value?.clients[0]?.id ?? null)
const homePage = computed(() => {
  const clientId = firstClientId.value
  return (
    (clientId !== null && (['dashboard', 'requests'] as const).find((page) => isOffered(page, clientId))) ||
    'account'
  )
})

function isOffered(page: PageName, clientId: number): boolean {
  return me.value !== null && isPageOffered(me.value, page, clientId)
}

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
 * Who is signed in, as far as this window knows. `homePage`: where a client begins, the dashboard where they may see it.
 * `isOffered`: whether a page is there for one of the clients. `hasEnded`: the sign-in ran out and its person has not
 * renewed it. `failure`: why it could not be learned who is signed in.
 */
export function useSession() {
  return {
    me: shallowReadonly(me),
    hasEnded: readonly(hasEnded),
    failure: shallowReadonly(failure),
    firstClientId,
    homePage,
    isOffered,
    become,
    fail,
    wasSignedIn,
    end,
  }
}
