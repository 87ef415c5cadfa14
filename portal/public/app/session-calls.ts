import type { Me, SignInInput } from '#shared/domain/accounts/schema.ts'
import { attempted, refusalOf } from '#shared/client/refusals.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'

export function findMe(): Promise<Me | null> {
  return api.session.current.query()
}

/** Throws what the server refuses with. */
export async function signIn(input: SignInInput): Promise<void> {
  useSession().become(attempted(await api.session.signIn.mutate(input)))
}

/** Throws when the server could not be told; whoever is no longer signed in has what they want. */
export async function signOut(): Promise<void> {
  try {
    await api.session.signOut.mutate()
  } catch (error) {
    if (!refusalOf(error).code.startsWith('session.')) throw error
  }
  useSession().become(null)
}
