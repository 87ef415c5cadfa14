import type { EventName } from '#shared/domain/event-log/events.ts'

/** What each event of the log says, without its actor; params come from the payload. */
export const events = {
  'account.created': 'Konto założone: {login}',
  'account.signed-in': 'Zalogowanie',
  'account.sign-in-failed': 'Nieudane logowanie: {login}',
  'account.locked': 'Logowanie zablokowane po {failures} próbach: {login}',
  'account.unlocked': 'Konto odblokowane',
  'account.signed-out': 'Wylogowanie',
  'account.signed-out-everywhere': 'Wylogowanie ze wszystkich urządzeń',
  'account.password-changed': 'Zmiana hasła',
  'account.password-change-failed': 'Nieudana zmiana hasła',
  'account.link-sent': 'Wysłany link do konta',
  'account.activated': 'Konto aktywowane',
  'account.reset-requested': 'Prośba o nowe hasło: {login}',
  'account.password-reset': 'Nowe hasło ustawione z linku',
  'account.link-refused': 'Odrzucony link',
  'account.disabled': 'Konto wyłączone',
  'account.enabled': 'Konto włączone',
  'account.language-set': 'Zmiana języka',

  'group.created': 'Nowa grupa: {name}',
  'group.changed': 'Zmiana danych grupy',
  'group.grants-set': 'Zmiana uprawnień grupy',
  'group.removed': 'Usunięta grupa: {name}',

  'client.created': 'Nowa karta klienta: {name}',
  'client.changed': 'Zmiana danych klienta',
  'client.viewed': 'Podgląd karty klienta',
  'client.accounts-viewed': 'Podgląd kont klienta',
  'client.caretaker-set': 'Zmiana opiekuna',
  'client.alert-note-set': 'Zmiana uwagi alarmowej',

  'service-point.added': 'Nowy punkt poboru {number}',
  'service-point.changed': 'Zmiana danych punktu poboru {number}',
  'service-point.ended': 'Koniec obsługi punktu poboru {number}',
  'service-point.resumed': 'Punkt poboru {number} znów obsługiwany',

  'task.created': 'Nowe zgłoszenie {number}: {title}',
  'task.taken': 'Zgłoszenie wzięte do pracy',
  'task.assigned': 'Zgłoszenie przekazane',
  'task.moved': 'Zmiana stanu zgłoszenia',
  'task.due-set': 'Zmiana terminu: {reason}',
  'task.priority-set': 'Zmiana priorytetu',
  'task.replied': 'Odpowiedź w zgłoszeniu',
  'task.noted': 'Notatka w zgłoszeniu',

  'file.uploaded': 'Plik wysłany: {name}',
  'file.removed': 'Plik usunięty przed dołączeniem: {name}',
  'file.downloaded': 'Plik pobrany: {name}',

  'document.added': 'Klient przesłał dokument',
  'document.sent': 'Dokument wysłany do klienta: {title}',
  'document.opened': 'Dokument otwarty pierwszy raz',
  'document.downloaded': 'Dokument pobrany: {name}',
  'document.withdrawn': 'Dokument wycofany: {title}',
  'document.sending-begun': 'Wysyłka do wielu klientów: {title}',
  'document.sending-finished': 'Wysyłka do wielu klientów zakończona',

  'event-log.viewed': 'Podgląd rejestru zdarzeń',
  'notification.created': 'Powiadomienie wysłane',
  'notification.read': 'Powiadomienie przeczytane',

  'group.portlets-set': 'Zmiana portletów grupy',
  'portlet.hidden': 'Portlet ukryty na własnym pulpicie',
  'portlet.shown': 'Portlet przywrócony na własny pulpit',
  'portlet.previewed': 'Podgląd pulpitu portalu na dzień {on}',

  'mail.sent': 'List wysłany',
  'mail.failed': 'List niewysłany: {reason}',
} as const satisfies Readonly<Record<EventName, string>>
