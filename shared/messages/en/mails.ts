import type { Translated } from '../message.ts'
import type { mails as polish } from '../pl/mails.ts'

export const mails = {
  'mail.greeting': 'Good morning,',
} satisfies Translated<typeof polish>
