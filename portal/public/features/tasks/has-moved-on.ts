import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'

const elsewhere: readonly string[] = ['row.stale', 'request.key-reused']

/** Whether a refusal says that a request stands differently than it is shown, so that it is worth reading again. */
export function hasMovedOn(refusal: ShownRefusal | null): boolean {
  return refusal !== null && (elsewhere.includes(refusal.code) || refusal.code.startsWith('task.'))
}
