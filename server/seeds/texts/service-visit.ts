import type { TypeTexts } from './type-texts.ts'

export const serviceVisit: TypeTexts = {
  subjects: [
    [
      'Plombowanie podlicznika ogrodowego',
      'Założyliśmy podlicznik ogrodowy, proszę o oplombowanie. Stan początkowy 0 m³, w domu ktoś jest po 14:00.',
    ],
    [
      'Odczyt kontrolny wodomierza {meter}',
      'Proszę o sprawdzenie wodomierza {meter} na miejscu, bo zużycie wydaje się za duże.',
    ],
    [
      'Sprawdzenie szczelności przyłącza',
      'Słychać szum w rurze przy wodomierzu, gdy wszystkie krany są zakręcone. Proszę o wizytę.',
    ],
    [
      'Zamknięcie i otwarcie zasuwy na przyłączu',
      'Hydraulik będzie wymieniał zawór główny, potrzebne zamknięcie wody na ok. 2 godziny.',
    ],
    [
      'Badanie jakości wody',
      'Proszę o pobranie próbki wody z kranu w kuchni. Po gotowaniu zostaje dużo osadu.',
    ],
    [
      'Odbiór przyłącza kanalizacyjnego',
      'Przyłącze gotowe, wykop otwarty. Proszę o termin odbioru przed zasypaniem.',
    ],
    [
      'Montaż nakładki radiowej',
      'Studzienka zalewa się po deszczu i nie da się odczytać licznika. Proszę o nakładkę do odczytu radiowego.',
    ],
    [
      'Oględziny studzienki wodomierzowej',
      'Studzienka jest stara i bez ocieplenia. Proszę o radę, czy ją remontować przed zimą.',
    ],
  ],
  handOvers: [
    'Do zaplanowania w trasie po tej stronie rzeki.',
    'Proszę umówić wizytę z klientem, termin podany w zgłoszeniu.',
    'Wizyta przypada w moim urlopie, proszę o przejęcie.',
  ],
  replies: [
    'Dzień dobry, potwierdzamy wizytę {day} około godz. {hour}. Prosimy o dostęp do wodomierza.',
    'Dzień dobry, monter zadzwoni dzień wcześniej, żeby ustalić godzinę.',
    'Dzień dobry, podany termin jest już zajęty. Proponujemy {day}, godz. {hour}.',
  ],
  questions: [
    'Czy odpowiada Państwu {day} między 8:00 a 12:00?',
    'Proszę o numer telefonu do osoby, która będzie na miejscu.',
    'Czy podlicznik ma ważną legalizację? Prosimy o zdjęcie tabliczki.',
  ],
  answers: [
    '{day} pasuje, będę od rana.',
    'Proszę dzwonić do mamy, ona będzie na miejscu. Numer ten sam co w kartotece.',
    'Zdjęcie tabliczki w załączniku, legalizacja jest tegoroczna.',
    'Niestety wtedy pracuję. Czy możliwy jest inny dzień po 15:00?',
  ],
  notes: [
    'Dojazd od strony ul. Wodnej, brama z tyłu.',
    'Zabrać plomby i nakładkę radiową.',
    'Klienta nie zastano, zostawiono zawiadomienie.',
    'Próbka pobrana, wyniki z laboratorium za 5 dni.',
  ],
  endings: [
    'Dzień dobry, podlicznik oplombowany, protokół podpisany. Od następnej faktury woda ogrodowa bez opłaty za ścieki.',
    'Dzień dobry, wizyta wykonana. Przyłącze jest szczelne, szum pochodził z reduktora ciśnienia.',
    'Dzień dobry, woda spełnia wszystkie normy, twardość jest podwyższona, ale bezpieczna. Wyniki w załączniku.',
    'Dzień dobry, odbiór bez uwag, można zasypać wykop. Protokół przesyłamy w załączniku.',
  ],
  rejections: [
    'Podlicznik nie ma ważnej legalizacji. Po jego wymianie prosimy o nowe zgłoszenie.',
    'Prace przy instalacji wewnętrznej wykonuje hydraulik wybrany przez właściciela.',
  ],
}
