import { leastPasswordLength } from '#shared/domain/accounts/rules.ts'

/** The fewest characters of a client's password, for the hint beside the field. */
export const leastLength = leastPasswordLength.client

const aboutNew: readonly string[] = [
  'account.password-too-short',
  'account.password-too-common',
  'account.password-same',
]

/** The field a refusal is about, so that it is said where it can be mended; null when it is about none. */
export function fieldOf(refusal: { readonly code: string } | null): 'new' | 'current' | null {
  if (refusal === null) return null
  if (refusal.code === 'account.password-wrong') return 'current'
  return aboutNew.includes(refusal.code) ? 'new' : null
}
