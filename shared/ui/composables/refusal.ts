import type { ErrorCode } from '#shared/domain/kernel/errors.ts'
import type { CommonTexts } from './use-messages.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** A refusal as a window shows it. */
export interface ShownRefusal {
  readonly code: ErrorCode
  /** The sentence in the language on screen. */
  readonly text: string
  /** What the one who helps asks for; null when the server never saw the request. */
  readonly requestId: string | null
  /** What is wrong with single fields, by their path in the input. */
  readonly fields: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, unknown>>
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

/**
 * Reads what a failed call was refused with: an error of the API client (its `data` carries the refusal) or one that
 * carries the refusal itself. Without any answer it is `server.unreachable`; anything else is a fault and says so.
 */
export function readRefusal(error: unknown, words: Translator<CommonTexts>): ShownRefusal {
  const carried = asRecord(asRecord(asRecord(error)['data'])['refusal'] ?? asRecord(error)['refusal'])
  const code = typeof carried['code'] === 'string' ? (carried['code'] as ErrorCode) : codeWithout(error)
  const details = asRecord(carried['details'])
  return {
    code,
    text: words.error(code, details),
    requestId:
      typeof carried['requestId'] === 'string' && carried['requestId'] !== '' ? carried['requestId'] : null,
    fields: readFields(details, words),
    details,
  }
}

/** `fetch` rejects with a TypeError when nothing answers, and the API client wraps that as its cause. */
function codeWithout(error: unknown): ErrorCode {
  const isUnanswered = error instanceof TypeError || asRecord(error)['cause'] instanceof TypeError
  return isUnanswered ? 'server.unreachable' : 'server.fault'
}

function readFields(details: Readonly<Record<string, unknown>>, words: Translator<CommonTexts>) {
  const problems = Object.entries(asRecord(details['fields']))
  return Object.fromEntries(
    problems.map(([path, problem]) => [path, sentenceOf(String(problem), details, words)]),
  )
}

/** A schema says a single word, such as `too_small` or `email`; whoever writes a refusal says a code or a sentence. */
function sentenceOf(
  problem: string,
  details: Readonly<Record<string, unknown>>,
  words: Translator<CommonTexts>,
): string {
  if (!/^[a-z0-9_]+$/.test(problem)) return words.problem(problem, details)
  const key = `field.${problem}`
  const text = words.problem(key)
  return text === key ? words.problem('field.invalid') : text
}

/** Whether a call was given up on purpose, so that there is nothing to show. */
export function isAbort(error: unknown): boolean {
  return [error, asRecord(error)['cause']].some((one) => asRecord(one)['name'] === 'AbortError')
}
