import { mount, type VueWrapper } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { common } from '#shared/messages/pl/common.ts'
import { errors } from '#shared/messages/pl/errors.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { installMessages } from '#shared/ui/composables/use-messages.ts'

/** Gives a mounted component the Polish words of both apps, sentences of refusals included. */
export const polish = {
  install: (app: Parameters<typeof installMessages>[0]) =>
    installMessages(app, createTranslator({ texts: common, errors, events: {} }, 'pl')),
}

/** Runs a composable inside a component, as it is meant to be used. */
export function inComponent<Result>(setup: () => Result): { result: Result; wrapper: VueWrapper } {
  let result: Result | undefined
  const host = defineComponent(() => {
    result = setup()
    return () => h('div')
  })
  const wrapper = mount(host, { global: { plugins: [polish] } })
  return { result: result as Result, wrapper }
}
