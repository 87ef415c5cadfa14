import type { TypeTexts } from './type-texts.ts'

export const contract: TypeTexts = {
  subjects: [
    [
      'Przepisanie umowy na nowego właściciela',
      'Kupiliśmy dom przy {place}. Proszę o przepisanie umowy od {day}, w załączniku akt notarialny i protokół ze stanem {reading} m³.',
    ],
    ['Zmiana adresu do korespondencji', 'Faktury proszę wysyłać na nowy adres, mieszkanie wynajmujemy.'],
    [
      'Rozwiązanie umowy',
      'Budynek zostanie rozebrany, proszę o rozwiązanie umowy i demontaż wodomierza {meter}.',
    ],
    [
      'Nowa umowa – dom po budowie',
      'Kończymy budowę. Proszę o przygotowanie umowy na dostawę wody i odbiór ścieków.',
    ],
    [
      'Umowa po zmarłym ojcu',
      'Tata zmarł w ubiegłym miesiącu. Jakie dokumenty są potrzebne, żeby umowa była na mnie?',
    ],
    ['Zmiana nazwy firmy', 'Zmieniliśmy nazwę i formę prawną, NIP zostaje bez zmian. Proszę o aneks.'],
    ['Dopisanie współwłaściciela', 'Proszę o dopisanie [żony|męża] do umowy.'],
    [
      'Przejście na e-fakturę',
      'Proszę o wysyłanie faktur na adres e-mail podany w kartotece zamiast pocztą.',
    ],
    ['Umowa na wodę ogrodową', 'Chcę założyć podlicznik do ogrodu. Jakie są formalności i koszt?'],
  ],
  handOvers: [
    'Sprawa spadkowa, proszę o prowadzenie razem z prawnikiem.',
    'Klient z mojego dawnego rejonu, przekazuję opiekunowi.',
  ],
  replies: [
    'Dzień dobry, dokumenty są kompletne. Projekt umowy wyślemy do {day}.',
    'Dzień dobry, wniosek przyjęty. Zmiana zacznie obowiązywać od następnego okresu rozliczeniowego.',
    'Dzień dobry, do aneksu potrzebujemy podpisu osoby uprawnionej według KRS. Wzór w załączniku.',
  ],
  questions: [
    'Proszę o skan drugiej strony protokołu – brakuje podpisu poprzedniego właściciela.',
    'Proszę o akt poświadczenia dziedziczenia lub postanowienie sądu.',
    'Od kiedy mamy zmienić adres? Prosimy o datę.',
    'Prosimy o stan wodomierza {meter} na dzień przekazania.',
  ],
  answers: [
    'Brakującą stronę przesyłam w załączniku.',
    'Stan na dzień przekazania: {reading} m³.',
    'Zmiana od pierwszego dnia przyszłego miesiąca.',
    'Sprawa spadkowa jeszcze trwa, odezwę się po rozprawie.',
    'Podpisana umowa w załączniku.',
  ],
  notes: [
    'Sprawdzono księgę wieczystą, właściciel zgodny.',
    'Umowa do podpisu w sekretariacie.',
    'Zaległość poprzedniego właściciela {amount} zł – nie przechodzi na nowego.',
    'Klient odbierze umowę osobiście.',
  ],
  endings: [
    'Dzień dobry, umowa podpisana, egzemplarz dla Państwa w załączniku. Pierwsza faktura przyjdzie po najbliższym odczycie.',
    'Dzień dobry, zmiana wprowadzona. Potwierdzenie przesyłamy w załączniku.',
    'Dzień dobry, umowa rozwiązana z dniem {day}, rozliczenie końcowe wyślemy pocztą.',
    'Dzień dobry, od następnego okresu faktury przyjdą e-mailem. W każdej chwili można wrócić do papierowych.',
  ],
  rejections: [
    'Wniosek podpisała osoba bez pełnomocnictwa. Prosimy o pełnomocnictwo albo podpis właściciela.',
    'Nie możemy rozwiązać umowy, dopóki z przyłącza korzysta drugi lokal.',
  ],
}
