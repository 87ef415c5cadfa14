import type { Translated } from '../message.ts'
import type { promisePortal as polish } from '../pl/promise-portal.ts'

/** What the office promises about one request of a client. */
export const promisePortal = {
  'portal.promise.by': 'We answer no later than',
  'portal.promise.late': 'The answer was due',
  'portal.promise.sorry': 'We are sorry for the delay. We are still working on it.',
  'portal.promise.waiting': 'We need your answer to go on.',
  'portal.promise.answer': 'Answer',
  'portal.promise.resolved': 'We think this is settled. Confirm it or add what is missing.',
} satisfies Translated<typeof polish>
