import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import { defineStore } from 'pinia'
import type { Permission } from '#shared/domain/accounts/permissions.ts'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { attempted, refusalOf } from '#shared/client/refusals.ts'
import { api, whenSessionEnds } from './api.ts'
import { host } from './host.ts'
import { speak } from './texts.ts'

export type Phase = 'starting' | 'no-server' | 'unreachable' | 'too-old' | 'signed-out' | 'signed-in'

/** Who works at this window, and what the window may therefore show. */
export const useSessionStore = defineStore('session', () => {
  const phase = ref<Phase>('starting')
  const me = shallowRef<Me | null>(null)
  const lastLogin = ref('')
  const isExpired = ref(false)
  let answerExpiry: ((signedIn: boolean) => void) | null = null
  let expiry: Promise<boolean> | null = null

  async function start(): Promise<void> {
    const state = await host.getState()
    lastLogin.value = state.account?.login ?? ''
    if (state.serverAddress === null) phase.value = 'no-server'
    else if (state.hasSession === false) phase.value = 'signed-out'
    else await resume()
  }

  async function resume(): Promise<void> {
    try {
      const known = await api.session.current.query()
      if (known) await enter(known)
      else phase.value = 'signed-out'
    } catch (error) {
      phase.value = refusalOf(error).code === 'client.too-old' ? 'too-old' : 'unreachable'
    }
  }

  async function enter(known: Me): Promise<void> {
    me.value = known
    lastLogin.value = known.login
    await host.signedIn({ login: known.login, name: `${known.firstName} ${known.lastName}` })
    await speak(known.language)
    phase.value = 'signed-in'
    settleExpiry(true)
  }

  /** Reads again who works here and what they may. */
  async function refresh(): Promise<void> {
    const known = await api.session.current.query()
    if (known?.accountId === me.value?.accountId) me.value = known
  }

  function settleExpiry(signedIn: boolean): void {
    isExpired.value = false
    answerExpiry?.(signedIn)
    answerExpiry = null
    expiry = null
  }

  /** Everything that failed for want of a session waits for the same answer. */
  function askAgain(): Promise<boolean> {
    if (phase.value !== 'signed-in') return Promise.resolve(false)
    expiry ??= new Promise((resolve) => {
      answerExpiry = resolve
      isExpired.value = true
    })
    return expiry
  }

  whenSessionEnds(askAgain)

  async function signIn(login: string, password: string): Promise<void> {
    await enter(attempted(await api.session.signIn.mutate({ login, password })))
  }

  async function changePassword(current: string, next: string): Promise<void> {
    me.value = attempted(await api.session.changePassword.mutate({ current, next }))
  }

  /** The work on screen is left behind; drafts stay on this computer. */
  async function leave(): Promise<void> {
    await host.signOut()
    me.value = null
    phase.value = 'signed-out'
    settleExpiry(false)
  }

  async function signOut(): Promise<void> {
    await api.session.signOut.mutate()
    await leave()
  }

  const can = (permission: Permission): boolean => me.value?.permissions.includes(permission) ?? false
  const name = computed(() => (me.value ? `${me.value.firstName} ${me.value.lastName}` : ''))

  return {
    phase,
    me,
    name,
    lastLogin,
    isExpired,
    can,
    start,
    resume,
    enter,
    refresh,
    signIn,
    changePassword,
    signOut,
    leave,
  }
})

/** The signed-in person, for everything that lives inside the shell. */
export function useMe(): ComputedRef<Me> {
  const session = useSessionStore()
  return computed(() => {
    if (!session.me) throw new Error('Used outside the signed-in part of the app')
    return session.me
  })
}
