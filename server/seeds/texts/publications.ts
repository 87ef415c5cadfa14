import type { Outage, PageRole, Place, PublicationKind } from '#shared/domain/publications/schema.ts'

interface Wording {
  readonly title: string
  readonly summary: string
  readonly body: readonly string[]
}

/** Something the demo office publishes; times are hours from the moment it is loaded. */
export interface DemoPublication {
  readonly kind: PublicationKind
  readonly role?: PageRole
  readonly pl: Wording
  readonly en?: Wording
  /** When it is shown: from two years ago on and for good unless told otherwise. */
  readonly from?: number
  readonly until?: number
  readonly state?: 'draft' | 'in-review' | 'withdrawn'
  readonly outage?: Exclude<Outage, 'none'>
  readonly works?: readonly [number, number]
  readonly places?: readonly Place[]
  /** Only for those served at its places, for the members of the clients' group, or for the office, which is told of it. */
  readonly onlyFor?: 'places' | 'clients' | 'staff'
  /** The lines of a template's file. */
  readonly file?: readonly string[]
  /** The code of the kind of documents that a template is of. */
  readonly documentKind?: string
}

const town = 'Nadrzecze'
const place = (street: string, buildings = '', city = town): Place => ({ city, street, buildings })
const [day, week] = [24, 7 * 24]

const notices: readonly DemoPublication[] = [
  {
    kind: 'notice',
    pl: {
      title: 'Awaria wodociągu na ul. Lipowej',
      summary: 'Nie ma wody w budynkach od 1 do 27. Beczkowóz stoi przy skrzyżowaniu z ul. Polną.',
      body: [
        'Pękła rura o średnicy 150 mm. Ekipa jest na miejscu.',
        'Do czasu naprawy wodę można brać z beczkowozu przy skrzyżowaniu z ul. Polną. Prosimy o własne naczynia.',
        'Po naprawie woda może być przez kilka godzin mętna. Wystarczy odkręcić zimną wodę na kilka minut.',
      ],
    },
    en: {
      title: 'Burst main in ul. Lipowa',
      summary: 'Buildings 1 to 27 have no water. A water cart stands at the corner of ul. Polna.',
      body: [
        'A 150 mm main has burst. The crew is at work.',
        'Until it is mended take water from the cart at the corner of ul. Polna. Please bring something to carry it in.',
      ],
    },
    from: -3,
    until: 30,
    outage: 'unplanned',
    works: [-3, 6],
    places: [place('ul. Lipowa', '1–27')],
  },
  {
    kind: 'notice',
    pl: {
      title: 'Wymiana zasuw: ul. Mostowa i ul. Rybacka',
      summary: 'Przerwa w dostawie wody przez jeden dzień roboczy.',
      body: [
        'Wymieniamy zasuwy na sieci. W godzinach prac w budynkach nie będzie wody.',
        'Prosimy zebrać zapas i zakręcić krany, zanim prace się zaczną.',
      ],
    },
    en: {
      title: 'New valves: ul. Mostowa and ul. Rybacka',
      summary: 'No water for one working day.',
      body: [
        'We replace valves of the mains. While we work there will be no water in the buildings.',
        'Please keep some water in store and close your taps before the works begin.',
      ],
    },
    from: -2 * day,
    until: 3 * day,
    outage: 'planned',
    works: [2 * day, 2 * day + 8],
    places: [place('ul. Mostowa'), place('ul. Rybacka', '2–18, parzyste')],
  },
  {
    kind: 'notice',
    pl: {
      title: 'Płukanie sieci w Kamionce',
      summary: 'Woda może być mętna i mieć niższe ciśnienie.',
      body: ['Płuczemy sieć po zimie. Nie pierz w tym czasie jasnych rzeczy.'],
    },
    from: -day,
    until: 9 * day,
    outage: 'planned',
    works: [7 * day, 7 * day + 10],
    places: [place('', '', 'Kamionka')],
  },
  {
    kind: 'notice',
    pl: {
      title: 'Przebudowa kanalizacji na ul. Szkolnej',
      summary: 'Prace zaczną się za dwa tygodnie. Objazd wyznaczy zarządca drogi.',
      body: ['Budujemy nowy kanał sanitarny. Przyłącza przepniemy bez przerw w odbiorze ścieków.'],
    },
    from: 5 * day,
    until: 40 * day,
    places: [place('ul. Szkolna')],
  },
  {
    kind: 'notice',
    pl: {
      title: 'Zabezpiecz wodomierz przed mrozem',
      summary: 'Zamknij okienka w piwnicy i owiń rury, zanim przyjdą mrozy.',
      body: [
        'Zamarznięty wodomierz pęka i trzeba za niego zapłacić. Co roku wymieniamy ich kilkadziesiąt.',
        '- zamknij okna w piwnicy i w studzience',
        '- owiń rury i wodomierz otuliną',
        '- zakręć i opróżnij instalację w nieogrzewanych budynkach',
      ],
    },
    en: {
      title: 'Protect your meter from frost',
      summary: 'Close cellar windows and wrap pipes before the frost comes.',
      body: ['A frozen meter bursts and has to be paid for. We replace dozens of them each year.'],
    },
    from: -2 * week,
    until: 12 * week,
  },
  {
    kind: 'notice',
    pl: {
      title: 'Odczyty wodomierzy na ul. Lipowej',
      summary: 'W przyszłym tygodniu odwiedzi Państwa inkasent.',
      body: ['Prosimy o dostęp do wodomierza w godzinach 15:00–19:00. Inkasent ma legitymację ze zdjęciem.'],
    },
    from: -day,
    until: 10 * day,
    places: [place('ul. Lipowa')],
    onlyFor: 'places',
  },
  {
    kind: 'notice',
    pl: {
      title: 'Naprawa hydrantu na Rynku',
      summary: 'Niższe ciśnienie wody przez dwie godziny.',
      body: ['Naprawa jest zakończona. Dziękujemy za cierpliwość.'],
    },
    from: -3 * week,
    until: -2 * week,
    outage: 'planned',
    works: [-3 * week + day, -3 * week + day + 2],
    places: [place('Rynek')],
  },
]

const news: readonly DemoPublication[] = [
  {
    kind: 'news',
    pl: {
      title: 'Dyżury w Wigilię i sylwestra',
      summary: 'Kasa i telefon alarmowy pracują w tych dniach krócej. Sprawdź, kto ma dyżur.',
      body: [
        '## Wigilia',
        'Biuro obsługi jest czynne do 13:00. Telefon alarmowy odbiera Zakład Wodociągów.',
        '## Sylwester',
        'Kasa jest czynna do 12:00. Zgłoszenia z portalu rozdzielamy rano 2 stycznia.',
        '- Zamiany dyżurów uzgadniaj z kierownikiem najpóźniej trzy dni wcześniej.',
        '- Klientom podawaj numer alarmowy zamiast własnego.',
      ],
    },
    en: {
      title: 'Duty on Christmas Eve and New Year’s Eve',
      summary: 'The cash desk and the emergency line have shorter hours. See who is on duty.',
      body: [
        '## Christmas Eve',
        'The office is open until 1 p.m. The waterworks answer the emergency line.',
        '## New Year’s Eve',
        'The cash desk is open until noon. Requests from the portal are handed out on 2 January.',
      ],
    },
    from: -6,
    onlyFor: 'staff',
  },
  {
    kind: 'news',
    pl: {
      title: 'Badania wody: wszystkie parametry w normie',
      summary: 'Sanepid zbadał wodę w sześciu punktach miasta.',
      body: [
        'Woda w Nadrzeczu nadaje się do picia prosto z kranu. Próbki pobrano na ujęciu, w stacji uzdatniania i w czterech budynkach.',
        '## Najważniejsze wyniki',
        '| Parametr | Wynik | Norma',
        '| Odczyn pH | 7,4 | 6,5–9,5',
        '| Azotany | 8,1 mg/l | do 50 mg/l',
        '| Żelazo | 31 µg/l | do 200 µg/l',
      ],
    },
    en: {
      title: 'Water tests: everything within limits',
      summary: 'The sanitary inspection has tested the water at six places.',
      body: ['Water in Nadrzecze is fit to drink straight from the tap.'],
    },
    from: -2 * day,
  },
  {
    kind: 'news',
    pl: {
      title: 'Nowa pompownia w Olszynach już pracuje',
      summary: 'Ciśnienie wody w Olszynach i Młynkach jest wyższe o pół bara.',
      body: ['Budowa trwała osiem miesięcy i kosztowała 2,3 mln zł, z czego połowę pokryła dotacja.'],
    },
    en: {
      title: 'The new pumping station in Olszyny is at work',
      summary: 'Water pressure in Olszyny and Młynki is half a bar higher.',
      body: ['It took eight months to build and cost PLN 2.3 million, half of it from a grant.'],
    },
    from: -9 * day,
  },
  {
    kind: 'news',
    pl: {
      title: 'Biuro obsługi klienta zaprasza w środy do 17:00',
      summary: 'Jeden dzień w tygodniu biuro jest otwarte dłużej.',
      body: ['Dłuższe środy wprowadzamy na prośbę osób, które pracują do późna.'],
    },
    from: -3 * week,
  },
  {
    kind: 'news',
    pl: {
      title: 'Fakturę można mieć w portalu',
      summary: 'Faktury z ostatnich miesięcy czekają po zalogowaniu, w dziale dokumentów.',
      body: ['Żeby zrezygnować z papieru, wystarczy zaznaczyć zgodę na e-fakturę w ustawieniach portalu.'],
    },
    en: {
      title: 'Invoices are in the portal',
      summary: 'The invoices of the last months wait for you among your documents.',
      body: ['To do without paper, agree to e-invoices in the settings of the portal.'],
    },
    from: -6 * week,
  },
  {
    kind: 'news',
    pl: {
      title: 'Dzień otwarty stacji uzdatniania wody',
      summary: 'Pokazaliśmy, jak woda z Wisłoki trafia do kranu.',
      body: ['Odwiedziło nas 240 osób. Dziękujemy, zapraszamy za rok.'],
    },
    from: -20 * week,
    until: -16 * week,
  },
  {
    kind: 'news',
    pl: {
      title: 'Godziny pracy w święta',
      summary: 'W Wigilię biuro jest czynne do 12:00, pogotowie całą dobę.',
      body: ['W pierwszy i drugi dzień świąt biuro jest zamknięte. Awarie przyjmujemy jak zawsze.'],
    },
    from: 3 * week,
    until: 7 * week,
  },
  {
    kind: 'news',
    pl: {
      title: 'Konkurs plastyczny dla szkół',
      summary: 'Temat: kropla, która wraca.',
      body: ['Regulamin w przygotowaniu.'],
    },
    state: 'draft',
  },
  {
    kind: 'news',
    pl: {
      title: 'Zmiana regulaminu dostarczania wody',
      summary: 'Rada Miejska przyjęła nowy regulamin.',
      body: ['Najważniejsza zmiana: o przerwie planowanej uprzedzamy co najmniej dwa dni wcześniej.'],
    },
    state: 'in-review',
  },
  {
    kind: 'news',
    pl: {
      title: 'Promocja na zdalne odczyty',
      summary: 'Nakładka radiowa bez opłaty.',
      body: ['Oferta została wycofana.'],
    },
    from: -8 * week,
    state: 'withdrawn',
  },
]

const templates: readonly DemoPublication[] = [
  [
    'Wniosek o przyłączenie do sieci',
    'Application for a connection',
    'Nowe przyłącze wody lub kanalizacji.',
    'application',
  ],
  [
    'Zgłoszenie zmiany właściciela',
    'Change of owner',
    'Protokół przekazania nieruchomości z odczytem wodomierza.',
    'application',
  ],
  ['Reklamacja rachunku', 'Complaint about a bill', 'Odpowiadamy w ciągu 14 dni.', 'letter'],
  ['Pełnomocnictwo', 'Power of attorney', 'Do załatwiania spraw w imieniu odbiorcy.', 'power-of-attorney'],
  [
    'Wniosek o wodomierz ogrodowy',
    'Application for a garden meter',
    'Woda, od której nie liczymy ścieków.',
    'application',
  ],
].map(([title = '', english = '', summary = '', documentKind]): DemoPublication => ({
  kind: 'template',
  ...(documentKind ? { documentKind } : {}),
  pl: { title, summary, body: [] },
  en: { title: english, summary: '', body: [] },
  file: [
    title,
    '',
    'Imię i nazwisko: ...........................',
    'Adres: ...........................',
    'Podpis: ...........................',
  ],
}))

const banners: readonly DemoPublication[] = [
  {
    kind: 'banner',
    pl: {
      title: 'Podaj odczyt w portalu',
      summary: 'Bez kolejki i o każdej porze, ze zdjęciem wodomierza.',
      body: [],
    },
    en: {
      title: 'Give your reading in the portal',
      summary: 'At any hour, with a photo of the meter.',
      body: [],
    },
    from: -4 * week,
    until: 26 * week,
  },
  {
    kind: 'notice',
    pl: {
      title: 'Nowe wzory faktur od stycznia',
      summary: 'Faktury dla klientów będą krótsze i czytelniejsze.',
      body: ['Na pierwszej stronie będzie tylko to, ile, do kiedy i na jaki rachunek zapłacić.'],
    },
    from: -5 * day,
    until: 8 * week,
    onlyFor: 'clients',
  },
]

export const publications: readonly DemoPublication[] = [...news, ...notices, ...templates, ...banners]
