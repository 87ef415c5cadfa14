import type { Translated } from '../message.ts'
import type { clients as polish } from '../pl/clients.ts'

export const clients = {
  'client.kind.person': 'Person',
  'client.kind.company': 'Company',
} satisfies Translated<typeof polish>
