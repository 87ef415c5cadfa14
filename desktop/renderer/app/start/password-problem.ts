import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'

/** What is wrong with the new password itself, to be said beside its field; undefined for any other refusal. */
export function newPasswordProblem(refusal: ShownRefusal | null): string | undefined {
  const isOfNew = refusal?.code.startsWith('account.password-') && refusal.code !== 'account.password-wrong'
  return isOfNew ? refusal?.text : undefined
}

/** What is wrong with the present password, in the same way. */
export function presentPasswordProblem(refusal: ShownRefusal | null): string | undefined {
  return refusal?.code === 'account.password-wrong' ? refusal.text : undefined
}

/** What of a refused change of password is not said beside a field. */
export function otherProblem(refusal: ShownRefusal | null): ShownRefusal | null {
  return newPasswordProblem(refusal) || presentPasswordProblem(refusal) ? null : refusal
}
