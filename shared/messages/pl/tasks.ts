import type { PolishTexts } from '../message.ts'

/** Texts about tasks, the same in both apps. */
export const tasks = {
  'task.status.new': 'Nowe',
  'task.status.in-progress': 'W toku',
  'task.status.waiting': 'Czeka na klienta',
  'task.status.resolved': 'Rozwiązane',
  'task.status.closed': 'Zamknięte',
  'task.status.rejected': 'Odrzucone',
} as const satisfies PolishTexts
