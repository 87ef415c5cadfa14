import type { TypeTexts } from './type-texts.ts'

export const question: TypeTexts = {
  subjects: [
    [
      'Jak podać stan licznika?',
      'Nie było mnie, gdy przyszedł inkasent. Stan wodomierza {meter} to {reading} m³. Gdzie mam go podać?',
    ],
    ['Twardość wody', 'Kupujemy zmywarkę. Jaka jest twardość wody przy {place}?'],
    [
      'Termin planowanej przerwy w dostawie',
      'Słyszał[em|am] o przerwie w dostawie wody w przyszłym tygodniu. Czy dotyczy też naszej ulicy?',
    ],
    [
      'Numer konta do wpłat',
      'Czy numer konta na fakturze {invoice} się zmienił? Wolę zapytać przed przelewem.',
    ],
    ['Cennik na przyszły rok', 'Czy od nowego roku zmienią się ceny wody i ścieków?'],
    [
      'Warunki przyłączenia działki',
      'Jakie dokumenty są potrzebne do warunków technicznych dla działki przy {place}?',
    ],
    [
      'Kiedy będzie odczyt?',
      'Wyjeżdżam na dłużej i chciał[bym|abym] wiedzieć, kiedy inkasent będzie na naszej ulicy.',
    ],
    ['Wywóz nieczystości', 'Czy wywożą Państwo szambo w Brzezinie i ile to kosztuje?'],
    [
      'Zaświadczenie o niezaleganiu',
      'Potrzebuję zaświadczenia, że nie mam zaległości. Sprzedaję mieszkanie {day}.',
    ],
    ['Dopłata do przyłącza', 'Czy gmina dopłaca do przyłącza kanalizacji? Sąsiad mówi, że dostał zwrot.'],
    ['Duplikat faktury', 'Proszę o duplikat faktury {invoice}, oryginał zaginął.'],
    [
      'Zestawienie zużycia dla wspólnoty',
      'Wspólnota prosi o zestawienie zużycia za {month} z podziałem na klatki.',
    ],
  ],
  handOvers: ['Pytanie o przyłącze, proszę o odpowiedź techniczną.', 'Klient pod inną opieką, przekazuję.'],
  replies: [
    'Dzień dobry, dziękujemy za pytanie. Sprawdzamy to u osoby odpowiedzialnej i odpiszemy do {day}.',
    'Dzień dobry, przygotowujemy odpowiedź.',
  ],
  questions: [
    'Prosimy o numer działki albo dokładny adres, wtedy odpowiemy precyzyjnie.',
    'Czy duplikat wysłać e-mailem, czy pocztą?',
    'Za jaki okres przygotować zestawienie?',
  ],
  answers: [
    'Działka 88/2, Olszyny.',
    'E-mailem wystarczy, dziękuję.',
    'Za ostatnie dwanaście miesięcy.',
    'Dziękuję, o to chodziło.',
  ],
  notes: [
    'Odpowiedź standardowa, dodać link do cennika.',
    'Zapytanie przekazane do działu technicznego.',
    'Podobne pytanie z tej ulicy w zeszłym tygodniu – rozważyć komunikat.',
  ],
  endings: [
    'Dzień dobry, stan {reading} m³ został przyjęty i będzie na najbliższej fakturze.',
    'Dzień dobry, twardość wody w Państwa strefie to 18 °n (średnio twarda). Dla zmywarki prosimy ustawić poziom 3.',
    'Dzień dobry, przerwa dotyczy tylko numerów parzystych, {day} w godz. 8:00–13:00.',
    'Dzień dobry, w załączniku przesyłamy dokument. Miłego dnia!',
    'Dzień dobry, numer konta jest bez zmian – ten sam co na poprzednich fakturach.',
    'Dzień dobry, wszystkie potrzebne dokumenty są na stronie w dziale „Druki”. W razie wątpliwości prosimy o telefon.',
  ],
  rejections: ['Pytanie dotyczy innego zakładu. Sprawy odpadów prowadzi Urząd Gminy, tel. 17 555 02 10.'],
}
