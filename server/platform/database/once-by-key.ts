import { AppError } from '#shared/domain/kernel/errors.ts'
import { brokenConstraint } from './errors.ts'
import { checkRepeat } from './request-keys.ts'

/** What an earlier try under the key of a request has made, and the hash of what it was asked for. */
type First<Made> = Made & { readonly requestHash: string | null }

/**
 * Makes something once for the key of a request, and answers what an earlier try has made, even one that ran at the same
 * moment. `find` is asked only when `make` was refused or broke a key: that spares every first try a statement. So `make`
 * has to end in one of both whenever the key was used before, and before it has written anything else. Refuses with
 * `request.key-reused` and what `make` refuses.
 */
export async function onceByKey<Made extends object>(
  hash: string,
  find: () => Promise<First<Made> | null>,
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof AppError) && brokenConstraint(error) === null) throw error
    const first = await find()
    if (first === null) throw error
    checkRepeat(first, hash)
    return first
  }
}
