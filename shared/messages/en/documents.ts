import type { Translated } from '../message.ts'
import type { documents as polish } from '../pl/documents.ts'

export const documents = {
  'document.as-task': 'Document: {kind}',
  'document.kind': 'Kind of document',
  'document.note': 'Note',
  'document.files': 'Files',
  'document.sent-at': 'sent {when}',
} as const satisfies Translated<typeof polish>
