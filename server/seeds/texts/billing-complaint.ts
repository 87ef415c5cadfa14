import type { TypeTexts } from './type-texts.ts'

export const billingComplaint: TypeTexts = {
  subjects: [
    [
      'Za wysoka faktura {invoice}',
      'Faktura {invoice} opiewa na {amount} zł, a zwykle płacimy połowę tego. Nic się u nas nie zmieniło. Proszę o sprawdzenie.',
    ],
    [
      'Błędny odczyt wodomierza {meter}',
      'Na fakturze jest stan {reading} m³, a wodomierz {meter} pokazuje dużo mniej. W załączniku zdjęcie licznika.',
    ],
    ['Podwójna opłata abonamentowa', 'Na fakturze {invoice} abonament naliczono dwa razy. Proszę o korektę.'],
    [
      'Naliczone ścieki mimo podlewania ogrodu',
      'Mamy podlicznik ogrodowy, a mimo to ścieki policzono od całej wody za {month}.',
    ],
    [
      'Wpłata nie została zaksięgowana',
      'Fakturę {invoice} zapłacił[em|am] w terminie, a dostał[em|am] wezwanie do zapłaty. W załączniku potwierdzenie przelewu.',
    ],
    [
      'Faktura wystawiona na poprzedniego właściciela',
      'Kupiliśmy dom w ubiegłym miesiącu i przekazaliśmy protokół, a faktura {invoice} nadal przychodzi na poprzedniego właściciela.',
    ],
    [
      'Rozliczenie z prognozy zamiast z odczytu',
      'Podał[em|am] stan licznika w terminie, a rozliczenie za {month} zrobiono z prognozy. Proszę przeliczyć.',
    ],
    [
      'Brak korekty po wymianie wodomierza',
      'Po wymianie wodomierza obiecano korektę. Minęły dwa miesiące i nadal jej nie ma.',
    ],
    [
      'Odsetki naliczone niesłusznie',
      'Na nocie odsetkowej jest {amount} zł, a faktury płacę zleceniem stałym. Proszę o wyjaśnienie.',
    ],
    [
      'Zużycie po wycieku – prośba o ulgę',
      'Pękła nam rura w ogrodzie, zużycie za {month} wyszło ogromne. Czy można liczyć na rozłożenie na raty lub umorzenie ścieków?',
    ],
  ],
  handOvers: [
    'Potrzebny odczyt kontrolny wodomierza na miejscu.',
    'Sprawa dotyczy wpłat, proszę o sprawdzenie w księgowości.',
    'Klient pod opieką w zastępstwie, przekazuję do prowadzenia.',
  ],
  replies: [
    'Dzień dobry, reklamacja przyjęta. Sprawdzimy odczyty i odpowiemy najpóźniej w terminie 14 dni.',
    'Dzień dobry, porównujemy wpłaty z wyciągiem z banku. Do czasu wyjaśnienia nie naliczamy odsetek.',
    'Dzień dobry, wstrzymaliśmy wezwanie do zapłaty. Odczyt kontrolny zaplanowaliśmy na {day}.',
    'Dzień dobry, widzimy rozbieżność między stanem z faktury a Państwa zdjęciem. Przekazaliśmy sprawę do korekty.',
  ],
  questions: [
    'Proszę o aktualny stan wodomierza {meter} i zdjęcie tarczy.',
    'Proszę o przesłanie potwierdzenia przelewu – w banku nie widzimy wpłaty o tej kwocie.',
    'Czy w {monthIn} była awaria instalacji albo napełniany basen? Zużycie rosło w ciągu jednego tygodnia.',
    'Proszę o protokół zdawczo-odbiorczy z podpisami obu stron.',
  ],
  answers: [
    'Stan na dziś: {reading} m³. Zdjęcie wysyłam w załączniku.',
    'Przesyłam potwierdzenie przelewu. Kwota zeszła z konta tego samego dnia.',
    'Żadnej awarii nie było, mieszkają dwie osoby tak jak zawsze.',
    'Protokół w załączniku. Przepraszam za zwłokę.',
    'Dziękuję za szybką odpowiedź, czekam na korektę.',
  ],
  notes: [
    'Odczyt z trasy różni się od stanu klienta o 31 m³ – przestawione cyfry.',
    'Wpłata zaksięgowana na koncie innego klienta o tym samym nazwisku, przeksięgowano.',
    'Poprzednia reklamacja z tego adresu: 2 lata temu, uznana.',
    'Klient prosi o kontakt po 15:00.',
    'Korekta przygotowana, czeka na podpis kierownika.',
  ],
  endings: [
    'Dzień dobry, reklamację uznajemy. Wystawiliśmy korektę na {amount} zł, nadpłata pomniejszy następną fakturę.',
    'Dzień dobry, odczyt został poprawiony na {reading} m³, a faktura {invoice} skorygowana. Przepraszamy za kłopot.',
    'Dzień dobry, wpłata odnaleziona i zaksięgowana z właściwą datą. Odsetki anulowane, saldo wynosi 0,00 zł.',
    'Dzień dobry, odczyt kontrolny potwierdził stan z faktury. Szczegóły i pouczenie o dalszych krokach przesyłamy w załączniku.',
  ],
  rejections: [
    'Odczyt kontrolny i badanie wodomierza potwierdziły wskazania. Mogą Państwo skorzystać z pozasądowego rozwiązania sporu przed Inspekcją Handlową.',
    'Zużycie wynika z wycieku w instalacji wewnętrznej. Należność możemy rozłożyć na raty – prosimy o wniosek.',
  ],
}
