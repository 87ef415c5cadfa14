import type { PolishTexts } from '../message.ts'

/** Texts about accounts, signing in and groups. */
export const accounts = {
  'account.login': 'Login',
  'account.password': 'Hasło',
  'account.first-name': 'Imię',
  'account.last-name': 'Nazwisko',
  'account.state.invited': 'Czeka na aktywację',
  'account.state.active': 'Działa',
  'account.state.disabled': 'Wyłączone',
  'account.state.locked': 'Zablokowane',
} as const satisfies PolishTexts
