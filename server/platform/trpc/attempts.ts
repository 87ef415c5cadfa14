import { z } from 'zod'
import { errorCatalogue, type ErrorCode, type RefusalDetails } from '#shared/domain/kernel/errors.ts'

const errorCode = z.enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]])

/** The output of an attempt: what it brought, or why it was refused. */
export const attemptOutput = <Value extends z.core.$ZodType>(value: Value) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({
      ok: z.literal(false),
      refusal: z.object({ code: errorCode, details: z.record(z.string(), z.unknown()) }),
    }),
  ])

export type Attempt<Value> =
  { ok: true; value: Value } | { ok: false; refusal: { code: ErrorCode; details: Record<string, unknown> } }

export const succeed = <Value>(value: Value): Attempt<Value> => ({ ok: true, value })
export const refuse = (code: ErrorCode, details: RefusalDetails = {}): Attempt<never> => ({
  ok: false,
  refusal: { code, details: { ...details } },
})
