import type { Translated } from '../message.ts'
import type { accounts as polish } from '../pl/accounts.ts'

export const accounts = {
  'account.login': 'Login',
  'account.password': 'Password',
  'account.first-name': 'First name',
  'account.last-name': 'Last name',
  'account.state.invited': 'Not activated yet',
  'account.state.active': 'Active',
  'account.state.disabled': 'Disabled',
  'account.state.locked': 'Locked',
} satisfies Translated<typeof polish>
