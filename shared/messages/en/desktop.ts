import type { Translated } from '../message.ts'
import type { desktop as polish } from '../pl/desktop.ts'

export const desktop = {
  'desktop.title': 'Okienko',
} satisfies Translated<typeof polish>
