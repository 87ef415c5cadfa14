import type { TypeTexts } from './type-texts.ts'

export const meter: TypeTexts = {
  subjects: [
    [
      'Wymiana wodomierza {meter} – koniec legalizacji',
      'Dostał[em|am] zawiadomienie o wymianie wodomierza {meter}. Proszę o termin po 15:00 albo w sobotę.',
    ],
    [
      'Wodomierz stoi',
      'Wodomierz {meter} od tygodnia pokazuje {reading} m³, choć woda leci. Chyba się zaciął.',
    ],
    ['Zaparowane szkło wodomierza', 'Szkło zaparowało od środka, nie da się odczytać stanu.'],
    ['Wodomierz głośno pracuje', 'Przy każdym odkręceniu wody wodomierz wyje. Nie da się spać.'],
    [
      'Ekspertyza wodomierza',
      'Nie zgadzam się z zużyciem, proszę o sprawdzenie wodomierza {meter} w laboratorium.',
    ],
    [
      'Przeniesienie wodomierza do studzienki',
      'Remontujemy piwnicę, chcemy przenieść wodomierz do studzienki przed domem.',
    ],
    ['Zerwana plomba', 'Podczas remontu ekipa zerwała plombę na wodomierzu. Proszę o ponowne założenie.'],
    ['Wymiana wodomierza po mrozie', 'Wodomierz {meter} zamarzł i pękł. Wody na razie nie ma.'],
  ],
  handOvers: [
    'Do wymiany w najbliższej trasie.',
    'Wodomierz do demontażu i wysłania do laboratorium.',
    'Proszę dołączyć do planu wymian na ten miesiąc.',
  ],
  replies: [
    'Dzień dobry, wymiana zaplanowana na {day}, godz. {hour}. Jest bezpłatna i trwa około pół godziny.',
    'Dzień dobry, monter skontaktuje się telefonicznie, żeby ustalić dogodną porę.',
    'Dzień dobry, do czasu wymiany rozliczamy według średniego zużycia z ostatnich trzech miesięcy.',
  ],
  questions: [
    'Czy miejsce przed i za wodomierzem jest dostępne? Prosimy o zdjęcie.',
    'Ekspertyza jest płatna, jeśli wodomierz okaże się sprawny (158,67 zł). Czy potwierdzają Państwo zlecenie?',
    'Czy odpowiada Państwu {day} przed południem?',
  ],
  answers: [
    'Tak, potwierdzam zlecenie ekspertyzy.',
    'Zdjęcie w załączniku, dostęp jest od piwnicy.',
    '{day} może być, proszę o telefon pół godziny wcześniej.',
    'Do wodomierza trzeba odsunąć szafkę, zrobię to przed wizytą.',
  ],
  notes: [
    'Nowy wodomierz {meter}, stan 0, stary {reading} m³.',
    'Zawór przed wodomierzem nie trzyma – wymienić razem z licznikiem.',
    'Klienta nie zastano, drugi termin uzgodniony telefonicznie.',
    'Protokół wymiany w załączniku do kartoteki.',
  ],
  endings: [
    'Dzień dobry, wodomierz wymieniony, stan końcowy {reading} m³. Protokół przesyłamy w załączniku.',
    'Dzień dobry, plomba założona bez opłaty.',
    'Dzień dobry, ekspertyza wykazała błąd powyżej dopuszczalnego. Korekta za {month} w drodze, koszt badania ponosimy my.',
  ],
  rejections: [
    'Wodomierz zamontowany na instalacji wewnętrznej należy do zarządcy budynku. Prosimy o kontakt z nim.',
    'Ekspertyza nie została potwierdzona w ciągu 14 dni. W każdej chwili można złożyć ją ponownie.',
  ],
}
