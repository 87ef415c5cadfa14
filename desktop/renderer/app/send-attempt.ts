import { newRequestKey } from '#shared/ui/composables/request-key.ts'

/** A send that may have reached the server: the same content goes out under the same key, so that it counts once. */
export interface SendAttempt {
  readonly key: string
  readonly of: string
}

/** The attempt to send `input`: the one before when nothing was changed since, else a new one. */
export function attemptFor(before: SendAttempt | null, input: object): SendAttempt {
  const of = JSON.stringify(input)
  return before?.of === of ? before : { key: newRequestKey(), of }
}
