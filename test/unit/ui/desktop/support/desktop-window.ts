import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { defineComponent, h, type App, type Plugin } from 'vue'
import { catalogue } from '#shared/messages/catalogues/desktop.pl.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { installMessages } from '#shared/ui/composables/use-messages.ts'
import type { Me } from '#shared/domain/accounts/schema.ts'
import { useSessionStore } from '#desktop/renderer/app/session-store.ts'

export const words = createTranslator(catalogue, 'pl')

export const maria: Me = {
  accountId: 7,
  kind: 'staff',
  login: 'maria.zajac',
  firstName: 'Maria',
  lastName: 'Zając',
  language: 'pl',
  mustChangePassword: false,
  permissions: ['task.read', 'task.read-all', 'task.work', 'task.assign', 'client.read'],
  groups: [{ id: 2, code: 'CLERKS', name: { pl: 'Pracownicy biura', en: 'Clerks' } }],
  clients: [],
  signedInAt: '2026-11-21T08:00:00.000Z',
  unread: 0,
  feedPosition: 12,
}

/** The window of Maria, signed in: what a mounted component of the desktop needs around it. */
export function mariasWindow(): Plugin[] {
  const pinia = createPinia()
  setActivePinia(pinia)
  const session = useSessionStore()
  session.me = maria
  session.phase = 'signed-in'
  return [pinia, { install: (app: App) => installMessages(app, words) }]
}

/** Runs a composable of the desktop inside a component of that window. */
export function inDesktop<Result>(setup: () => Result): { result: Result; wrapper: VueWrapper } {
  const plugins = mariasWindow()
  let result: Result | undefined
  const host = defineComponent(() => {
    result = setup()
    return () => h('div')
  })
  const wrapper = mount(host, { global: { plugins } })
  return { result: result as Result, wrapper }
}
