import { mount } from '@vue/test-utils'
import { defineComponent, h, nextTick } from 'vue'
import { expect, it } from 'vitest'
import { common as english } from '#shared/messages/en/common.ts'
import { common as polish } from '#shared/messages/pl/common.ts'
import { createTranslator } from '#shared/messages/translator.ts'
import { installMessages, useMessages, type CommonTexts } from '#shared/ui/composables/use-messages.ts'

const words = defineComponent(() => {
  const messages = useMessages()
  const { t, money } = messages
  return () => h('p', [messages.language, t('common.action.save'), money(100)].join(' '))
})

it('is Polish where nobody said otherwise', () => {
  expect(mount(words).text()).toContain('pl Zapisz')
})

it('follows a change of language in what is already on screen', async () => {
  const say = (texts: typeof polish | typeof english, language: 'pl' | 'en') =>
    createTranslator<CommonTexts>({ texts, errors: {}, events: {} }, language)
  let current: ReturnType<typeof installMessages<CommonTexts>> | undefined
  const install = (app: Parameters<typeof installMessages>[0]) =>
    void (current = installMessages(app, say(polish, 'pl')))
  const wrapper = mount(words, { global: { plugins: [{ install }] } })
  if (current) current.value = say(english, 'en')
  await nextTick()
  expect(wrapper.text()).toBe('en Save PLN\u00a01.00')
})
