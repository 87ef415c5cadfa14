import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

/** What only the office can meet: the portal does not bring these along. */
export const errorsDesk = {
  'window.no-such-day': 'W kalendarzu nie ma takiego dnia lub godziny. Wybierz najbliższy możliwy termin.',
  'window.in-gap':
    'Tej godziny nie będzie: tego dnia zegary przestawia się do przodu. Wybierz najbliższą możliwą.',
  'window.reversed': 'Koniec musi być późniejszy niż początek. Wybierz późniejszy koniec.',
  'window.too-early': 'To zbyt odległa przeszłość. Wybierz termin od 2000 roku.',
  'window.too-late': 'To zbyt odległa przyszłość. Wybierz termin do końca 2100 roku.',
  'window.endless-repeat': 'To, co się powtarza, musi się za każdym razem kończyć. Podaj koniec.',
  'window.too-many': 'Tak wychodzi więcej niż {most} powtórzeń. Wybierz wcześniejszy ostatni dzień.',

  'publication.nothing-open': 'Ta publikacja nie ma szkicu. Odśwież ją i zacznij zmianę od nowa.',
  'publication.page-exists': 'Taka strona już istnieje. Otwórz ją i zmień jej treść.',
  'publication.title-missing': 'Wpisz polski tytuł, bo bez niego nie można opublikować.',
  'publication.alt-missing': 'Opisz każdy obraz słowami, aby zrozumiał go także ktoś, kto go nie widzi.',
  'publication.template-missing': 'Dodaj plik druku, bo bez niego nie ma czego pobrać.',
  'publication.works-missing': 'Podaj, od kiedy trwają prace.',
  'publication.works-reversed': 'Koniec prac jest przed ich początkiem. Popraw jedną z dat.',
  'publication.review-needed': 'Zanim to opublikujesz, przekaż szkic do sprawdzenia.',
  'publication.second-person': 'Zatwierdzić musi inna osoba niż ta, która pisała.',
  'publication.withdrawn-already': 'Ta publikacja jest już wycofana.',
  'publication.never-shown':
    'Ta publikacja nie była jeszcze zatwierdzona. Zamiast ją wycofywać, porzuć szkic.',
  'publication.group-unknown': 'Wybranej grupy już nie ma. Wybierz odbiorców ponownie.',

  'appearance.colour-unreadable':
    'Biały napis na kolorze {colour} byłby nieczytelny: kontrast {ratio} zamiast {least}. Najbliższy czytelny kolor to {nearest}.',
  'appearance.nothing-to-publish': 'Nie ma zmian do opublikowania. Zmień coś i zapisz szkic.',
  'appearance.in-the-past': 'Ten termin już minął. Wybierz późniejszy albo opublikuj od razu.',
  'appearance.version-unknown': 'Nie ma takiej wersji wyglądu.',
  'appearance.not-planned': 'Ta wersja nie czeka już na swój termin, więc nie można jej odwołać.',
  'appearance.picture-unknown': 'Nie ma już takiego obrazu. Prześlij go jeszcze raz.',
  'picture.too-large': 'Obraz jest za duży. Może mieć najwyżej 5 MB.',
  'picture.too-many-dots': 'Obraz ma zbyt wiele punktów. Zmniejsz go do najwyżej 24 milionów punktów.',
  'picture.unreadable': 'Tego pliku nie można odczytać jako obrazu. Wyślij PNG, JPEG, WebP albo SVG.',
  'picture.active':
    'Ten plik SVG zawiera skrypt albo odwołanie do innych plików. Zapisz go jako zwykły rysunek.',
} as const satisfies Partial<Readonly<Record<ErrorCode, string>>>
