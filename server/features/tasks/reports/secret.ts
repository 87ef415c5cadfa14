import { createHash, timingSafeEqual } from 'node:crypto'
import { codeAlphabet, codeLength, foldCode } from '#shared/domain/access/activation.ts'

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * The secret of the case that a request made: 60 bits, evenly spread. Only hashes of it and of the request's key are
 * stored, so that nobody can read a secret and a repeat answers the same one.
 */
export function secretOf(requestKey: string): string {
  const bytes = sha256(`case secret ${requestKey}`)
  return Array.from(bytes.subarray(0, codeLength), (byte) => codeAlphabet[byte % codeAlphabet.length]).join(
    '',
  )
}

/** The key of a report as it is stored. */
export function hashOfKey(requestKey: string): string {
  return sha256(`report ${requestKey}`).toString('hex')
}

export function hashOfSecret(secret: string): string {
  return sha256(foldCode(secret)).toString('hex')
}

/** Whether a secret as it was typed is the one of a hash; without one it takes as long and is not. */
export function isSecretOf(hash: string | undefined, typed: string): boolean {
  const [expected, given] = [hash ?? hashOfSecret(''), hashOfSecret(typed)].map((hex) =>
    Buffer.from(hex, 'hex'),
  )
  return timingSafeEqual(expected ?? sha256(''), given ?? sha256('')) && hash !== undefined
}
