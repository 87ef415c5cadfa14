import type { Translated } from '../message.ts'
import type { fields as polish } from '../pl/fields.ts'

/** What the server says of a single field, by the words of the schema library; `field.invalid` for all other ones. */
export const fields = {
  'field.too_small': 'Fill in this field.',
  'field.too_big': 'This is too long. Shorten it.',
  'field.email': 'An e-mail address looks like this: name@domain.com. Check it.',
  'field.invalid': 'This cannot be saved. Check it for a mistake.',
} as const satisfies Translated<typeof polish>
