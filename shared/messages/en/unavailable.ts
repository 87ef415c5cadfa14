import type { Translated } from '../message.ts'
import type { unavailable as polish } from '../pl/unavailable.ts'

export const unavailable: Translated<typeof polish> = {
  'unavailable.title': 'The portal is not working at the moment',
  'unavailable.text': 'We cannot show this page now. It should be back in a few minutes.',
  'unavailable.again': 'Try again',
}
