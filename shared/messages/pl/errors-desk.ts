import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

/** What only the office can meet: the portal does not bring these along. */
export const errorsDesk = {
  'task.due-in-past': 'Termin nie może być w przeszłości. Wybierz dzień od dziś.',
  'task.assignee-same': 'Ta osoba już prowadzi to zgłoszenie.',
  'task.assignee-unknown': 'Tej osobie nie można przekazać zgłoszenia. Wybierz kogoś z listy.',
  'task.already-taken': 'To zgłoszenie prowadzi już {by}.',
  'task.has-client': 'To zgłoszenie ma już klienta.',
  'case.not-found': 'Nie ma sprawy o takim numerze i kodzie. Sprawdź jedno i drugie.',
  'report.too-many':
    'W krótkim czasie przyszło za dużo wiadomości. Spróbuj ponownie za {retryAfterMinutes} min, a w pilnej sprawie zadzwoń do biura.',

  'service-point.dates-reversed': 'Obsługa skończyłaby się, zanim się zacznie. Sprawdź obie daty.',
  'service-point.number-taken': 'Punkt poboru o tym numerze już istnieje. Sprawdź numer.',

  'account.reaches-others':
    'To konto sięga też do klientów innych opiekunów. Może to zrobić tylko administrator.',
  'account.beyond-rights': 'To wymaga uprawnień, których sam nie masz. Poproś osobę, która zarządza grupami.',
  'account.own': 'Z własnym kontem nie można tego zrobić. Poproś o to innego administratora.',
  'account.last-administrator': 'To ostatni administrator. Najpierw nadaj tę rolę komuś innemu.',
  'account.group-missing': 'Konto musi należeć przynajmniej do jednej grupy. Najpierw dodaj inną.',
  'account.group-of-other-kind': 'Konto pracownika nie może być w grupie klientów ani odwrotnie.',
  'account.import-changed': 'Od sprawdzenia pliku coś się zmieniło. Przejrzyj wynik jeszcze raz.',
  'account.import-empty': 'W pliku nie ma żadnego wiersza, z którego można założyć konto.',

  'group.not-found': 'Nie ma takiej grupy.',
  'group.name-taken': 'Jest już grupa o tej nazwie. Wybierz inną.',
  'group.parent-unknown': 'Nie ma już wybranej grupy nadrzędnej. Wybierz inną z listy.',
  'group.kind-differs': 'Grup pracowników i grup klientów nie można ze sobą łączyć ani porównywać.',
  'group.makes-ring': 'Wybrana grupa sama dziedziczy po tej grupie. Grupa nie może dziedziczyć po sobie.',
  'group.permission-of-other-kind':
    'Tego uprawnienia nie można tu nadać: klienci mają inne uprawnienia niż pracownicy.',
  'group.built-in': 'Grupa „{name}” jest wbudowana i nie można jej usunąć. Można zmienić jej uprawnienia.',
  'group.has-members':
    'Do grupy „{name}” należą konta ({members}). Przenieś je do innej grupy, a potem usuń tę.',
  'group.has-children': 'Inne grupy dziedziczą po tej. Wybierz, co ma się z nimi stać.',
  'group.in-use':
    'Grupy „{name}” nie można usunąć, bo trafiają do niej zgłoszenia albo korzysta z niej coś innego.',

  'client.account-tab-closed': 'Kartę „Konto” widzi opiekun klienta, jego zastępca i administrator.',
  'client.number-taken': 'Klient o tym numerze już istnieje. Sprawdź numer.',
  'client.nip-invalid': 'NIP jest nieprawidłowy. Sprawdź cyfry.',
  'client.regon-invalid': 'REGON jest nieprawidłowy. Sprawdź cyfry.',
  'client.pesel-invalid': 'PESEL jest nieprawidłowy. Sprawdź cyfry.',
  'client.caretaker-unknown': 'Nie ma takiego opiekuna. Wybierz kogoś z listy.',
  'client.merge-same': 'Kartoteki nie można scalić z nią samą. Wybierz inną.',
  'client.merge-family':
    'Między tymi kartotekami są inni klienci, którzy do nich należą. Najpierw zmień, do kogo należą.',
  'client.parent-unknown': 'Nie ma klienta, do którego ten miałby należeć. Wybierz innego.',
  'client.parent-ring': 'Ten klient nie może należeć do siebie ani do kogoś, kto należy do niego.',
  'client.parent-too-deep': 'Klienci mogą stać jeden nad drugim najwyżej na {most} poziomach.',

  'contact.not-found': 'Nie ma takiego kontaktu.',
  'contact.empty':
    'Wpisz imię i nazwisko, telefon, e-mail albo adres: bez nich kontakt do nikogo nie prowadzi.',

  'attribute.not-found': 'Nie ma takiej cechy.',
  'attribute.name-taken': 'Cecha o tej nazwie już istnieje. Wybierz inną nazwę.',
  'attribute.too-many': 'Cech może być najwyżej {most}. Wycofaj te, których nikt nie wypełnia.',
  'attribute.choices-missing': 'Do wyboru potrzebne są co najmniej dwie różne możliwości.',
  'attribute.choice-used': 'Możliwości „{choice}” nie można usunąć: klientów z tą wartością jest {count}.',
  'attribute.retired': 'Cecha „{name}” jest wycofana z użycia. Można ją tylko wyczyścić.',

  'document.withdrawn-already': 'Ten dokument jest już wycofany.',
  'document.sending-ended': 'Ta wysyłka już się zakończyła. Możesz ją wycofać.',
  'document.sending-withdrawing': 'Ta wysyłka jest właśnie wycofywana.',
  'document.nothing-to-withdraw': 'Nie ma już czego wycofać.',
  'document.nobody': 'W tej grupie nie ma żadnego klienta, więc nikt by dokumentu nie dostał.',
  'document.group-unknown': 'Nie ma już takiej grupy klientów. Wybierz inną.',
  'document.list-empty': 'Na liście nie ma żadnego poprawnego wiersza, więc nie ma czego wysłać.',
  'document.list-changed': 'Od sprawdzenia listy coś się zmieniło. Sprawdź ją jeszcze raz.',

  'document-kind.name-taken': 'Rodzaj dokumentu o tej nazwie już istnieje. Wybierz inną nazwę.',
  'document-kind.too-many': 'Rodzajów może być najwyżej {most}. Wycofaj te, których nikt nie używa.',
  'document-kind.nobody-sends': 'Zaznacz, kto wysyła takie dokumenty: klient, biuro albo oboje.',
  'document-kind.used': 'Są już dokumenty rodzaju „{name}”, więc nie można go usunąć. Wycofaj go z użycia.',

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
  'publication.not-planned': 'Tej treści nie można już odwołać: jest widoczna albo ktoś już ją odwołał.',
  'publication.draft-exists':
    'Ta publikacja ma już szkic. Najpierw go opublikuj lub porzuć, a potem odwołaj zaplanowaną treść.',
  'publication.not-told': 'Powiadomić można o aktualnościach i komunikatach.',
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
