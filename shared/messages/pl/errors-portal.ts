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
  'service-point.not-found': 'Nie ma takiego punktu poboru.',

  'portlet.not-permitted':
    'Grupa nie ma uprawnienia, którego wymaga ten portlet. Nadaj je grupie albo wyłącz portlet.',

  'task.not-found': 'Nie ma takiego zgłoszenia.',
  'task.move-not-allowed':
    'Z tego stanu nie można tak zmienić zgłoszenia. Odśwież je i zobacz, co jest możliwe.',
  'task.ended': 'To zgłoszenie jest zakończone. Otwórz je ponownie, żeby coś w nim zmienić.',
  'task.reason-missing': 'Napisz powód, bez niego tej zmiany nie zapiszemy.',
  'task.type-unknown': 'Nie ma takiego rodzaju sprawy. Wybierz z listy.',
  'task.type-not-offered':
    'Takiej sprawy nie można zgłosić z tego konta. Wybierz inny rodzaj albo skontaktuj się z biurem.',

  'document.not-found': 'Nie ma takiego dokumentu.',
  'document.kind-unknown': 'Nie ma takiego rodzaju dokumentu. Wybierz z listy.',
  'document.kind-not-offered':
    'Takiego dokumentu nie można wysłać z tego konta. Wybierz inny rodzaj albo skontaktuj się z biurem.',

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
