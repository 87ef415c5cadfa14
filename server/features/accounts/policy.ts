import { AppError } from '#shared/domain/kernel/errors.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'

/**
 * Whether someone sees and manages a client's accounts: its caretaker, and who may manage any; where there is no
 * caretaker only the latter. Substitutes of a caretaker will be told from their dates here.
 */
export function mayUseAccountTab(actor: Actor, client: { caretakerId: number | null }): boolean {
  if (has(actor, 'client-account.manage-any')) return true
  return has(actor, 'client-account.manage') && client.caretakerId === actor.accountId
}

/** Refuses with `client.account-tab-closed` where `mayUseAccountTab` says no. */
export function checkAccountTab(actor: Actor, client: { caretakerId: number | null }): void {
  if (!mayUseAccountTab(actor, client)) throw new AppError('client.account-tab-closed')
}
