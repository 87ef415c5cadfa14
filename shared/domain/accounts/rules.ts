import type { ErrorCode, RefusalDetails } from '../kernel/errors.ts'
import type { AccountKind } from './permissions.ts'
import type { AccountState } from './schema.ts'

/** The fewest characters of a new password; staff reach the data of many people. */
export const leastPasswordLength: Readonly<Record<AccountKind, number>> = { staff: 12, client: 10 }

/** A login as it is stored and compared, whatever way it was typed. */
export function foldLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** A password as it is hashed, so that the same word typed on another keyboard or phone is the same password. */
export function normalPassword(typed: string): string {
  return typed.normalize('NFKC')
}

/**
 * Why a new password cannot be taken, or null when it can: too short for its kind of account, its own login, or
 * one that `isCommon` knows. Any characters are welcome; none are demanded.
 */
export function refusalOfPassword(
  typed: string,
  account: { kind: AccountKind; login: string; isCommon: (password: string) => boolean },
): { code: ErrorCode; details: RefusalDetails } | null {
  const password = normalPassword(typed)
  const least = leastPasswordLength[account.kind]
  if ([...password].length < least) return { code: 'account.password-too-short', details: { least } }
  const isLogin = foldLogin(password) === foldLogin(account.login)
  return isLogin || account.isCommon(password) ? { code: 'account.password-too-common', details: {} } : null
}

interface Managed {
  readonly state: AccountState
  readonly email: string | null
  readonly version: number
}

/** Why what leaves an account as it is cannot be done to it, or null when it can. */
export function refusalToTouch(account: Managed, seenVersion: number): ErrorCode | null {
  return account.version === seenVersion ? null : 'row.stale'
}

/** Why an account cannot be disabled now, or null when it can. */
export function refusalToDisable(account: Managed, seenVersion: number): ErrorCode | null {
  if (account.version !== seenVersion) return 'row.stale'
  return account.state === 'disabled' ? 'account.disabled' : null
}

/** Why an account cannot be enabled now, or null when it can; one that is not disabled has changed meanwhile. */
export function refusalToEnable(account: Managed, seenVersion: number): ErrorCode | null {
  return account.version === seenVersion && account.state === 'disabled' ? null : 'row.stale'
}

/** Why no link can be sent for a new password, or for activation, or null when it can. */
export function refusalToSendLink(account: Managed, seenVersion: number): ErrorCode | null {
  if (account.version !== seenVersion) return 'row.stale'
  if (account.state === 'disabled') return 'account.disabled'
  return account.email === null ? 'account.email-missing' : null
}

/** Why no new first password can be given at the desk, or null when it can. */
export function refusalToSetPassword(account: Managed, seenVersion: number): ErrorCode | null {
  if (account.version !== seenVersion) return 'row.stale'
  return account.state === 'disabled' ? 'account.disabled' : null
}

/** What an account becomes when it is enabled again: it was never activated when it has no password. */
export function stateWhenEnabled(hasPassword: boolean): AccountState {
  return hasPassword ? 'active' : 'invited'
}

/**
 * What the Account tab offers for an account, to someone who may use the tab. An account that also reaches clients whose
 * tab they may not use is not theirs to close, open or take over.
 */
export function offeredFor(account: Managed & { isLocked: boolean; reachesOthers?: boolean }) {
  const { version, reachesOthers = false } = account
  return {
    disable: !reachesOthers && refusalToDisable(account, version) === null,
    enable: !reachesOthers && refusalToEnable(account, version) === null,
    setFirstPassword: !reachesOthers && refusalToSetPassword(account, version) === null,
    reset: refusalToSendLink(account, version) === null,
    unlock: account.isLocked,
    signOut: account.state === 'active',
  }
}

/** Whether a link for this purpose still does anything for an account in this state. */
export function isLinkOfUse(purpose: 'activation' | 'reset', state: AccountState): boolean {
  return purpose === 'activation' ? state === 'invited' : state === 'active'
}
