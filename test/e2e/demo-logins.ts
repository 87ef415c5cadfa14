import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface Login {
  readonly login: string
  readonly password: string
}

export type Role =
  | 'caretaker'
  | 'another caretaker'
  | 'manager'
  | 'editor'
  | 'administrator'
  | 'client'
  | 'client of two flats'

const logins = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../server/seeds/demo-logins.json'), 'utf8'),
) as (Login & { readonly role: string })[]

/** The login of one of the demo office's people. */
export function demoLogin(role: Role): Login {
  const found = logins.find((login) => login.role === role)
  if (!found) throw new Error(`There is no demo login for a ${role}`)
  return found
}
