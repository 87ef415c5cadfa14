import type { Translated } from '../message.ts'
import type { portal as polish } from '../pl/portal.ts'

export const portal = {
  'portal.title': 'Client portal',
} satisfies Translated<typeof polish>
