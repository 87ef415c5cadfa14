import type { ErrorCode } from '#shared/domain/kernel/errors.ts'

/** One sentence per refusal: what is wrong and what to do next. Params come from the details of the refusal. */
export const errorsPortal = {
  'input.invalid': 'Popraw zaznaczone pola i spróbuj ponownie.',
  'page.cursor-invalid': 'Ta lista zmieniła się w międzyczasie. Wczytaj ją od początku.',
  'row.stale': 'Ktoś zmienił to w międzyczasie. Zobacz nową wersję i zdecyduj, co zostaje.',
  'request.key-reused': 'Te same dane wysłano już w innej postaci. Odśwież stronę i spróbuj ponownie.',
  'request.too-many': 'Zbyt wiele prób w krótkim czasie. Odczekaj chwilę i spróbuj ponownie.',
  'request.origin-refused':
    'Żądanie przyszło z innej strony i zostało odrzucone. Otwórz program z jego własnego adresu.',
  'permission.missing': 'Nie masz uprawnienia do tej czynności. Może je nadać administrator.',
  'session.missing': 'Zaloguj się, żeby przejść dalej.',
  'session.expired': 'Sesja wygasła. Podaj hasło, żeby pracować dalej; to, co wpisano, zostaje.',
  'server.fault':
    'Po stronie serwera wystąpił błąd. Spróbuj ponownie, a jeśli się powtórzy, podaj nam numer żądania.',
  'server.unreachable':
    'Nie ma połączenia z serwerem. To, co wpisano, zostaje na tym urządzeniu; spróbuj ponownie za chwilę.',
  'server.busy': 'Serwer jest teraz przeciążony. Spróbuj ponownie za chwilę.',
  'database.unavailable':
    'Baza danych jest chwilowo niedostępna. To, co wpisano, zostaje; spróbuj ponownie za chwilę.',
  'client.too-old': 'Ta wersja programu jest za stara dla serwera. Zainstaluj nowszą.',
  'procedure.not-found': 'Serwer nie zna tej czynności. Odśwież stronę albo zaktualizuj program.',

  'account.not-found': 'Nie ma takiego konta.',
  'account.wrong-login-or-password': 'Login lub hasło się nie zgadza. Sprawdź oba i spróbuj ponownie.',
  'account.locked-for-now':
    'Po kilku nieudanych próbach trzeba odczekać: jeszcze {retryAfterSeconds} s. Potem spróbuj ponownie.',
  'account.login-taken': 'Ten login jest już zajęty. Wybierz inny.',
  'account.password-too-short': 'Hasło jest za krótkie. Użyj co najmniej {least} znaków.',
  'account.password-too-common':
    'To hasło łatwo odgadnąć. Wybierz inne, na przykład kilka niezwiązanych ze sobą słów.',
  'account.password-same': 'Nowe hasło jest takie samo jak obecne. Wybierz inne.',
  'account.password-wrong': 'Obecne hasło się nie zgadza. Wpisz je jeszcze raz.',
  'account.password-must-change': 'Zanim przejdziesz dalej, ustaw własne hasło.',
  'account.link-invalid': 'Ten link wygasł albo został już użyty. Poproś o nowy.',
  'account.disabled': 'To konto jest wyłączone. Skontaktuj się z biurem.',
  'account.email-missing':
    'Do wysłania linku potrzebny jest adres e-mail. Podaj go albo nadaj pierwsze hasło.',
  'account.last-administrator': 'To ostatni administrator. Najpierw nadaj tę rolę komuś innemu.',
  'account.own': 'Z własnym kontem nie można tego zrobić. Poproś o to innego administratora.',
  'account.beyond-rights': 'To wymaga uprawnień, których sam nie masz. Poproś osobę, która zarządza grupami.',
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

  'account.reaches-others':
    'To konto sięga też do klientów innych opiekunów. Może to zrobić tylko administrator.',
  'account.already-of-client': 'To konto należy już do tego klienta.',
  'delegate.already-granted': 'Ta osoba ma już dostęp. Zmień ten, który ma.',
  'delegate.too-many':
    'Klient może mieć najwyżej {most} pełnomocników. Odbierz dostęp, który nie jest już potrzebny.',
  'delegate.too-many-today':
    'Tym kontem można w ciągu doby dać dostęp najwyżej {most} razy. Daj następny jutro lub zadzwoń do biura.',
  'delegate.login-unknown': 'Nie ma konta o tym loginie. Podaj adres e-mail, na który wyślemy zaproszenie.',
  'delegate.until-in-past': 'Ostatni dzień dostępu już minął. Wybierz dzisiejszy dzień lub późniejszy.',
  'activation.refused':
    'Numer klienta i dowód nie pasują do siebie albo kod stracił ważność. Sprawdź jedno i drugie lub zadzwoń do biura.',
  'activation.proof-not-taken': 'Biuro nie przyjmuje tego dowodu. Poproś biuro o kod aktywacyjny.',
  'activation.proof-awaited': 'Ten dowód będzie można przyjmować po podłączeniu rozliczeń.',

  'client.not-found': 'Nie ma takiego klienta.',
  'client.number-taken': 'Klient o tym numerze już istnieje. Sprawdź numer.',
  'client.nip-invalid': 'NIP jest nieprawidłowy. Sprawdź cyfry.',
  'client.regon-invalid': 'REGON jest nieprawidłowy. Sprawdź cyfry.',
  'client.pesel-invalid': 'PESEL jest nieprawidłowy. Sprawdź cyfry.',
  'client.account-tab-closed': 'Kartę „Konto” widzi opiekun klienta, jego zastępca i administrator.',
  'client.caretaker-unknown': 'Nie ma takiego opiekuna. Wybierz kogoś z listy.',
  'client.merge-same': 'Kartoteki nie można scalić z nią samą. Wybierz inną.',
  'client.merge-family':
    'Między tymi kartotekami są inni klienci, którzy do nich należą. Najpierw zmień, do kogo należą.',
  'client.parent-unknown': 'Nie ma klienta, do którego ten miałby należeć. Wybierz innego.',
  'client.parent-ring': 'Ten klient nie może należeć do siebie ani do kogoś, kto należy do niego.',
  'client.parent-too-deep': 'Klienci mogą stać jeden nad drugim najwyżej na {most} poziomach.',
  'service-point.not-found': 'Nie ma takiego punktu poboru.',
  'service-point.number-taken': 'Punkt poboru o tym numerze już istnieje. Sprawdź numer.',
  'service-point.dates-reversed': 'Obsługa skończyłaby się, zanim się zacznie. Sprawdź obie daty.',
  'contact.not-found': 'Nie ma takiego kontaktu.',
  'contact.empty':
    'Wpisz imię i nazwisko, telefon, e-mail albo adres: bez nich kontakt do nikogo nie prowadzi.',
  'attribute.not-found': 'Nie ma takiej cechy.',
  'attribute.name-taken': 'Cecha o tej nazwie już istnieje. Wybierz inną nazwę.',
  'attribute.too-many': 'Cech może być najwyżej {most}. Wycofaj te, których nikt nie wypełnia.',
  'attribute.choices-missing': 'Do wyboru potrzebne są co najmniej dwie różne możliwości.',
  'attribute.choice-used': 'Możliwości „{choice}” nie można usunąć: klientów z tą wartością jest {count}.',
  'attribute.retired': 'Cecha „{name}” jest wycofana z użycia. Można ją tylko wyczyścić.',

  'portlet.not-permitted':
    'Grupa nie ma uprawnienia, którego wymaga ten portlet. Nadaj je grupie albo wyłącz portlet.',

  'task.not-found': 'Nie ma takiego zgłoszenia.',
  'task.already-taken': 'To zgłoszenie prowadzi już {by}.',
  'task.move-not-allowed':
    'Z tego stanu nie można tak zmienić zgłoszenia. Odśwież je i zobacz, co jest możliwe.',
  'task.ended': 'To zgłoszenie jest zakończone. Otwórz je ponownie, żeby coś w nim zmienić.',
  'task.assignee-unknown': 'Tej osobie nie można przekazać zgłoszenia. Wybierz kogoś z listy.',
  'task.assignee-same': 'Ta osoba już prowadzi to zgłoszenie.',
  'task.reason-missing': 'Napisz powód, bez niego tej zmiany nie zapiszemy.',
  'task.type-unknown': 'Nie ma takiego rodzaju sprawy. Wybierz z listy.',
  'task.type-not-offered':
    'Takiej sprawy nie można zgłosić z tego konta. Wybierz inny rodzaj albo skontaktuj się z biurem.',
  'task.due-in-past': 'Termin nie może być w przeszłości. Wybierz dzień od dziś.',

  'document.not-found': 'Nie ma takiego dokumentu.',
  'document.kind-unknown': 'Nie ma takiego rodzaju dokumentu. Wybierz z listy.',
  'document.kind-not-offered':
    'Takiego dokumentu nie można wysłać z tego konta. Wybierz inny rodzaj albo skontaktuj się z biurem.',
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

  'publication.not-found': 'Tej publikacji już nie ma albo nigdy jej nie było.',
  'file.not-found': 'Nie ma takiego pliku.',
  'file.too-large': 'Plik jest za duży. Może mieć najwyżej 25 MB; zmniejsz go albo podziel.',
  'file.empty': 'Plik jest pusty. Wybierz inny.',
  'file.type-not-allowed': 'Takich plików nie przyjmujemy. Wyślij jeden z tych rodzajów: {allowed}.',
  'file.type-mismatch':
    'Zawartość pliku nie zgadza się z jego nazwą. Zapisz go ponownie i wyślij jeszcze raz.',
  'file.name-missing': 'Plik nie ma nazwy. Nazwij go i wyślij jeszcze raz.',
  'file.duplicate': 'Plik {name} jest już dołączony.',
  'file.too-many': 'Za dużo plików naraz, dozwolonych jest {most}. Usuń te, których nie potrzebujesz.',
  'file.interrupted': 'Wysyłanie pliku zostało przerwane. Wyślij go jeszcze raz.',
} as const satisfies Partial<Readonly<Record<ErrorCode, string>>>
