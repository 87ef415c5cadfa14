import type { AccountKind } from '#shared/domain/accounts/permissions.ts'
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

/**
 * Whether what the panel does to accounts may be done to those of clients: they reach the records of clients, so that
 * to take one over is to act for a client.
 */
export function mayChangeInPanel(actor: Actor, kind: AccountKind): boolean {
  return kind === 'staff' || has(actor, 'client-account.manage-any')
}

/** Refuses with `client.account-tab-closed` where `mayUseAccountTab` says no. */
export function checkAccountTab(actor: Actor, client: { caretakerId: number | null }): void {
  if (!mayUseAccountTab(actor, client)) throw new AppError('client.account-tab-closed')
}
