import * as z from 'zod/mini'
import { email, login } from '../accounts/schema.ts'
import { id, instant, language, line, requestKey } from '../kernel/ids.ts'

/** What a client may show that only the client has. */
const proofKinds = ['code', 'invoice'] as const
export const proofKind = z.enum(proofKinds)
export type ProofKind = z.infer<typeof proofKind>

/** How many clients get codes in one go; whoever makes more goes on after the last one. */
export const mostCodesAtOnce = 200
/** How long a code can be used, in days: until well after the next invoice has come. */
export const codeDays = 120

/** Letters and digits that are not taken for each other on paper. */
export const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const codeLength = 12

/** A code as it is compared, whatever way it was typed: capitals, without what stands between its groups. */
export function foldCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** A code as it is printed: `ABCD-EFGH-JKLM`. */
export function printedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}

const proof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), code: z.string().check(z.maxLength(60)) }),
  z.object({
    kind: z.literal('invoice'),
    number: z.string().check(z.maxLength(60)),
    amount: z.string().check(z.maxLength(20)),
  }),
])
export type Proof = z.infer<typeof proof>

/**
 * A client makes an account with a proof. A login of one's own choice is no e-mail: that one can be somebody's has not
 * been shown.
 */
export const selfActivateInput = z.object({
  clientNumber: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  proof,
  login: login.check(z.regex(/^[^@]*$/)),
  firstName: line(80),
  lastName: line(80),
  email: z.nullable(email),
  /** In which letters to the account will be written: that of the page. */
  language,
  password: z.string().check(z.maxLength(500)),
})
export type SelfActivateInput = z.infer<typeof selfActivateInput>

export const activationProof = z.object({ proof: proofKind, isTaken: z.boolean(), isAwaited: z.boolean() })
export type ActivationProof = z.infer<typeof activationProof>
export const setProofInput = z.object({ proof: proofKind, isTaken: z.boolean() })
export type SetProofInput = z.infer<typeof setProofInput>

export const makeCodeInput = z.object({ requestKey, clientId: id })
export type MakeCodeInput = z.infer<typeof makeCodeInput>
/** Codes for clients without an account, in the order of their ids from `after` on. */
export const makeCodesInput = z.object({ requestKey, after: z.int().check(z.nonnegative()) })
export type MakeCodesInput = z.infer<typeof makeCodesInput>

/** A new code. It is kept nowhere: this is the only time anyone sees it. */
export const activationCode = z.object({
  clientNumber: z.string(),
  clientName: z.string(),
  code: z.string(),
  until: instant,
})
export type ActivationCode = z.infer<typeof activationCode>
export const madeCodes = z.object({ codes: z.array(activationCode), next: z.nullable(z.int()) })
