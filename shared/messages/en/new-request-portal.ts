import type { Translated } from '../message.ts'
import type { newRequestPortal as polish } from '../pl/new-request-portal.ts'

/** Texts of the fields of a new request. */
export const newRequestPortal = {
  'portal.new-request.type': 'Kind of request',
  'portal.new-request.choose': 'Choose the kind of request',
  'portal.new-request.due': {
    one: 'We answer requests of this kind within {count} day.',
    other: 'We answer requests of this kind within {count} days.',
  },
  'portal.new-request.subject': 'What it is about',
  'portal.new-request.subject-hint': 'One sentence, for example “No water in the kitchen”.',
  'portal.new-request.description': 'Description',
  'portal.new-request.day': 'A day that suits you',
  'portal.new-request.time': 'Time',
} satisfies Translated<typeof polish>
