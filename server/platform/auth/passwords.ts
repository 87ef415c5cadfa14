import { hash, verify } from '@node-rs/argon2'
import { normalPassword } from '#shared/domain/accounts/rules.ts'

/** Argon2id with 19 MiB and two passes; a stored hash of other parameters is renewed at the next sign-in. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const currentParameters = '$argon2id$v=19$m=19456,t=2,p=1$'

/** A well-formed hash that belongs to no password. */
const standIn = `${currentParameters}${'A'.repeat(22)}$${'A'.repeat(43)}`

/** The text to store for a password. About 20 ms of work, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), argon2id)
}

/**
 * Whether a password is the one stored, and whether its hash should be renewed. Without a stored hash the same work
 * is done in vain, so that the time tells nothing of which logins exist.
 */
export async function checkPassword(
  stored: string | null,
  password: string,
): Promise<{ isRight: boolean; isOutdated: boolean }> {
  const isRight = await verify(stored ?? standIn, normalPassword(password))
  return {
    isRight: isRight && stored !== null,
    isOutdated: stored !== null && !stored.startsWith(currentParameters),
  }
}
