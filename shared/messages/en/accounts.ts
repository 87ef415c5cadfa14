import type { Translated } from '../message.ts'
import type { accounts as polish } from '../pl/accounts.ts'

export const accounts = {
  'account.login': 'Login',
  'account.password': 'Password',
} satisfies Translated<typeof polish>
