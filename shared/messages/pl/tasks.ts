import type { PolishTexts } from '../message.ts'

/** Texts about tasks, the same in both apps. */
export const tasks = {
  'task.status.new': 'Nowe',
  'task.status.in-progress': 'W toku',
  'task.status.waiting': 'Czeka na klienta',
  'task.status.resolved': 'Rozwiązane',
  'task.status.closed': 'Zamknięte',
  'task.status.rejected': 'Odrzucone',

  'task.number': 'Numer',
  'task.title': 'Temat',
  'task.type': 'Rodzaj',
  'task.status': 'Stan',
  'task.due': 'Termin',
  'task.files': 'Załączniki',
  'task.timeline': 'Przebieg sprawy',
  'task.somebody': 'ktoś z biura',
  'task.author.system': 'System',
  'task.author.client': 'klient',
  'task.author.anonymous': 'Bez konta',
  'task.entry.note': 'notatka wewnętrzna',
  'task.change.created': 'założenie zgłoszenia',
  'task.change.status': 'zmiana stanu: {from} → {to}',
  'task.change.assignee': 'sprawę prowadzi: {to}',
  'task.change.released': 'sprawa wróciła do kolejki',
  'task.change.due': 'zmiana terminu: {from} → {to}',
  'task.change.priority': 'zmiana priorytetu: {from} → {to}',
  'task.change.client': 'klient: nr {to}',
} as const satisfies PolishTexts
