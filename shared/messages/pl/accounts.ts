import type { PolishTexts } from '../message.ts'

/** Texts about accounts, signing in and groups. */
export const accounts = {
  'account.login': 'Login',
  'account.password': 'Hasło',
} as const satisfies PolishTexts
