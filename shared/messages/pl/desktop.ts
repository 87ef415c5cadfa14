import type { PolishTexts } from '../message.ts'

/** Texts of the desktop app only. */
export const desktop = {
  'desktop.title': 'Okienko',

  'menu.edit': 'Edycja',
  'menu.go': 'Przejdź',
  'menu.view': 'Widok',
  'menu.window': 'Okno',
  'menu.settings': 'Ustawienia',
  'menu.server': 'Adres serwera…',
  'menu.hide': 'Ukryj Okienko',
  'menu.hide-others': 'Ukryj pozostałe',
  'menu.unhide': 'Pokaż wszystkie',
  'menu.quit': 'Zakończ Okienko',
  'menu.undo': 'Cofnij',
  'menu.redo': 'Ponów',
  'menu.cut': 'Wytnij',
  'menu.copy': 'Kopiuj',
  'menu.paste': 'Wklej',
  'menu.select-all': 'Zaznacz wszystko',
  'menu.queue': 'Kolejka',
  'menu.clients': 'Klienci',
  'menu.board': 'Terminy zespołu',
  'menu.events': 'Dziennik zdarzeń',
  'menu.portal': 'Otwórz portal klienta w przeglądarce',
  'menu.zoom-in': 'Powiększ',
  'menu.zoom-out': 'Pomniejsz',
  'menu.zoom-reset': 'Zwykły rozmiar',
  'menu.full-screen': 'Pełny ekran',
  'menu.reload': 'Wczytaj ponownie',
  'menu.developer-tools': 'Narzędzia programisty',
  'menu.minimize': 'Minimalizuj',
  'menu.close': 'Zamknij okno',
  'menu.badge-unread': {
    one: '{count} nowe',
    few: '{count} nowe',
    many: '{count} nowych',
    other: '{count} nowego',
  },
  'menu.badge-overdue': {
    one: '{count} po terminie',
    few: '{count} po terminie',
    many: '{count} po terminie',
    other: '{count} po terminie',
  },
  'host.download-failed': 'Nie udało się zapisać pliku {name}. Sprawdź połączenie i pobierz go jeszcze raz.',
  'host.refusal.address-invalid':
    'To nie jest adres serwera. Wpisz go na przykład tak: https://okienko.firma.pl',
  'host.refusal.address-insecure':
    'Połączenie z innym komputerem musi być szyfrowane. Wpisz adres zaczynający się od https://',
  'host.refusal.server-unreachable':
    'Pod tym adresem nic nie odpowiada. Sprawdź adres i połączenie z siecią, a potem spróbuj jeszcze raz.',
  'host.refusal.server-unknown': 'Pod tym adresem nie ma serwera Okienka. Sprawdź adres u administratora.',
  'host.refusal.server-too-old':
    'Serwer jest starszy niż ten program. Poproś administratora o jego aktualizację.',
  'host.refusal.client-too-old': 'Ten program jest za stary dla serwera. Zainstaluj nowszą wersję.',
  'host.refusal.address-fixed':
    'W przeglądarce adres serwera jest adresem tej strony i nie można go zmienić.',
} as const satisfies PolishTexts
