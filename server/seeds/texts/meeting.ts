import type { TypeTexts } from './type-texts.ts'

export const meeting: TypeTexts = {
  subjects: [
    [
      'Spotkanie w sprawie rat',
      'Chciał[bym|abym] omówić rozłożenie zaległości {amount} zł na raty. Mogę przyjść po południu.',
    ],
    [
      'Rozmowa o budowie przyłącza',
      'Zaczynamy budowę domu i chcemy zapytać o warunki przyłączenia działki. Proszę o termin z osobą od przyłączy.',
    ],
    [
      'Spotkanie zarządu wspólnoty',
      'Zarząd wspólnoty prosi o spotkanie w sprawie rozliczania wody w lokalach.',
    ],
    [
      'Wyjaśnienie salda',
      'Nie rozumiem zestawienia wpłat. Wolał[bym|abym] przejrzeć je z kimś na miejscu niż przez telefon.',
    ],
    [
      'Odbiór dokumentów',
      'Proszę o przygotowanie kopii umowy i protokołu wymiany wodomierza. Odbiorę osobiście.',
    ],
    [
      'Spotkanie w sprawie służebności',
      'Przez moją działkę biegnie rurociąg. Proszę o spotkanie w sprawie służebności przesyłu.',
    ],
  ],
  handOvers: [
    'Sprawa techniczna, proszę o udział kogoś od przyłączy.',
    'Klient prosi o rozmowę z kierownikiem.',
  ],
  replies: [
    'Dzień dobry, zapraszamy {day} o godz. {hour}, pokój 4 na parterze (wejście bez schodów).',
    'Dzień dobry, termin zarezerwowany. Prosimy zabrać dokument tożsamości i ostatnią fakturę.',
  ],
  questions: [
    'Czy odpowiada Państwu {day}, godz. {hour}?',
    'Prosimy o numer działki, przygotujemy mapę na spotkanie.',
  ],
  answers: [
    'Termin odpowiada, dziękuję.',
    'Działka 214/7, obręb Dąbrówka.',
    'Przyjdziemy we dwoje, umowa jest na nas oboje.',
  ],
  notes: [
    'Pokój 4 zarezerwowany.',
    'Przygotować historię wpłat z trzech lat.',
    'Klient przełożył spotkanie telefonicznie.',
  ],
  endings: [
    'Dzień dobry, dziękujemy za spotkanie. Zgodnie z ustaleniami należność rozłożona na 6 rat, harmonogram w załączniku.',
    'Dzień dobry, dziękujemy za rozmowę. Warunki przyłączenia wyślemy pocztą w ciągu 21 dni.',
    'Dzień dobry, dokumenty wydane. W razie pytań jesteśmy do dyspozycji.',
  ],
  rejections: [
    'Nie stawili się Państwo w dwóch ustalonych terminach. Prosimy o nowe zgłoszenie, gdy będzie to możliwe.',
  ],
}
