import { AppError } from '#shared/domain/kernel/errors.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { StoredPublication } from './stored.ts'

/** A window as it is stored. */
export interface StoredWindow {
  readonly fromAt: string
  readonly untilAt: string
}

/** Whether an actor may change when and to whom it is shown: what was approved needs the right to publish. */
export function mayChange(actor: Actor, { firstEffectiveAt }: Pick<StoredPublication, 'firstEffectiveAt'>) {
  return has(actor, firstEffectiveAt === null ? 'publication.edit' : 'publication.publish')
}

/** Refuses with `permission.missing` where `mayChange` says no. */
export function checkMayChange(actor: Actor, publication: StoredPublication): void {
  if (!mayChange(actor, publication))
    throw new AppError('permission.missing', { permission: 'publication.publish' })
}
