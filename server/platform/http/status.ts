import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { AppError } from '#shared/domain/kernel/errors.ts'

/** The HTTP status a refusal travels under, the same for procedures and file routes. An app too old gets 426. */
export function statusOf(refusal: AppError): number {
  if (refusal.code === 'client.too-old') return 426
  return getHTTPStatusCodeFromError(new TRPCError({ code: refusal.transportCode }))
}
