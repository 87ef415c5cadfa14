import type { AccountKind, Permission } from '#shared/domain/accounts/permissions.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'

/** Who a request acts as. Which clients an account reaches is never held here: it is asked in the SQL. */
export interface Actor {
  readonly accountId: number
  readonly kind: AccountKind
  readonly login: string
  readonly firstName: string
  readonly lastName: string
  readonly language: Language
  readonly mustChangePassword: boolean
  readonly permissions: ReadonlySet<Permission>
  readonly groupIds: readonly number[]
  readonly sessionId: number
  readonly signedInAt: string
  /** The moment of the request. An access to a client that ended before it is none. */
  readonly at: Date
}

/** Whether any group of the actor gives a permission. */
export function has(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission)
}

/** First and last name in one line. */
export function nameOf(person: { firstName: string; lastName: string }): string {
  return `${person.firstName} ${person.lastName}`.trim()
}
