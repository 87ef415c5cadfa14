import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { attempted } from '#shared/client/refusals.ts'

const hintKey = 'okienko.signed-in'

/**
 * Who is signed in, as far as this window knows. Public pages ask nothing of the server: a hint kept in the browser
 * says whether it is worth asking. Functions throw what the server refuses with.
 */
export const useSessionStore = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const isExpired = ref(false)
  const firstClientId = computed(() => me.value?.clients[0]?.id ?? null)

  function become(next: Me | null): void {
    me.value = next
    isExpired.value = false
    if (next) localStorage.setItem(hintKey, '1')
    else localStorage.removeItem(hintKey)
  }

  async function load(): Promise<Me | null> {
    const { api } = await import('./api.ts')
    become(await api.session.current.query())
    return me.value
  }

  /** Asks who is signed in only where somebody was before. */
  async function loadIfHinted(): Promise<void> {
    if (me.value === null && localStorage.getItem(hintKey) !== null) await load().catch(() => undefined)
  }

  async function signIn(input: { login: string; password: string }): Promise<Me> {
    const { api } = await import('./api.ts')
    const next = attempted(await api.session.signIn.mutate(input))
    become(next)
    return next
  }

  async function signOut(): Promise<void> {
    const { api } = await import('./api.ts')
    await api.session.signOut.mutate()
    become(null)
  }

  return { me, isExpired, firstClientId, become, load, loadIfHinted, signIn, signOut }
})
