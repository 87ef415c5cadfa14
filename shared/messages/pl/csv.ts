import type { PolishTexts } from '../message.ts'

/** What can be wrong with a CSV file, and how its problems are shown. */
export const csv = {
  'csv.problems': 'Błędy w pliku',
  'csv.more': {
    one: 'Pokazano pierwsze {shown} z {count} błędu.',
    few: 'Pokazano pierwsze {shown} z {count} błędów.',
    many: 'Pokazano pierwsze {shown} z {count} błędów.',
    other: 'Pokazano pierwsze {shown} z {count} błędu.',
  },
  'csv.line': 'Wiersz',
  'csv.column': 'Kolumna',
  'csv.what': 'Co poprawić',
  'csv.whole-line': 'cały wiersz',
  'csv.delimiter.semicolon': 'średnik',
  'csv.delimiter.comma': 'przecinek',
  'csv.delimiter.tab': 'tabulator',
  'csv.delimiter.bar': 'kreska pionowa',
  'csv.problem.not-text': 'To nie jest plik CSV. W arkuszu wybierz „Zapisz jako” i rodzaj CSV.',
  'csv.problem.empty': 'W pliku nie ma żadnych wierszy z danymi.',
  'csv.problem.columns-unknown':
    'Pierwszy wiersz nie nazywa żadnej z kolumn: {columns}. Dopisz go albo rozdziel kolumny średnikiem.',
  'csv.problem.column-missing': 'Brakuje kolumny „{column}”.',
  'csv.problem.column-twice': 'Ta kolumna jest w pliku dwa razy. Zostaw jedną.',
  'csv.problem.quote-open': 'Cudzysłów nie jest zamknięty.',
  'csv.problem.quote-stray':
    'Po zamkniętym cudzysłowie jest jeszcze tekst. Cudzysłów w środku zapisz podwójnie.',
  'csv.problem.too-few-cells':
    'Za mało kolumn: {found} zamiast {expected}. Sprawdź, czy wiersz nie jest rozdzielony innym znakiem.',
  'csv.problem.too-many-cells':
    'Za dużo kolumn: {found} zamiast {expected}. Tekst ze znakiem rozdzielającym weź w cudzysłów.',
  'csv.problem.too-many-lines': 'Za dużo wierszy, dozwolonych jest {most}. Podziel plik.',
  'csv.problem.character-broken': 'Litery są uszkodzone. Zapisz plik jako CSV UTF-8.',
  'csv.problem.value-missing': 'Brakuje wartości.',
} as const satisfies PolishTexts
