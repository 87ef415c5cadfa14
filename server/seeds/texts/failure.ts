import type { TypeTexts } from './type-texts.ts'

export const failure: TypeTexts = {
  subjects: [
    [
      'Brak wody – {place}',
      'Od rana nie ma wody w całym budynku. U sąsiadów też sucho. Proszę o informację, kiedy wróci.',
    ],
    [
      'Bardzo niskie ciśnienie wody',
      'Od kilku dni ciśnienie jest tak słabe, że nie włącza się piecyk. Najgorzej jest rano i wieczorem.',
    ],
    [
      'Wyciek wody na chodniku przy {place}',
      'Przed posesją zbiera się woda, wypływa spod kostki. Wygląda to na pęknięte przyłącze.',
    ],
    [
      'Rdzawa woda w kranie',
      'Z kranu leci brązowa woda, dopiero po kwadransie robi się jaśniejsza. Mamy małe dziecko i boimy się jej używać.',
    ],
    [
      'Wybija studzienka kanalizacyjna',
      'Studzienka na końcu ulicy wybija przy każdym większym deszczu. Dziś ścieki doszły do bramy.',
    ],
    [
      'Zapadnięta pokrywa studni',
      'Pokrywa studni w jezdni obniżyła się o kilka centymetrów i stuka przy każdym samochodzie. Ktoś w końcu uszkodzi koło.',
    ],
    [
      'Pęknięty wodomierz',
      'Wodomierz w studzience pękł, woda leci strumieniem. Zakręcił[em|am] zawór główny, ale nadal kapie.',
    ],
    [
      'Woda w piwnicy',
      'W piwnicy stoi około 10 cm wody, a nasza instalacja jest sucha. Podejrzewamy sieć w ulicy.',
    ],
    ['Silny zapach chloru', 'Od wczoraj woda mocno pachnie chlorem. Czy można ją pić?'],
    [
      'Uszkodzony hydrant',
      'Po nocy hydrant przy {place} jest przechylony i cieknie. Prawdopodobnie uderzył w niego samochód.',
    ],
    [
      'Zatkane przyłącze kanalizacyjne',
      'Ścieki nie odpływają, podnoszą się w studzience na posesji. Firma, którą wezwaliśmy, twierdzi, że zator jest w ulicy.',
    ],
  ],
  handOvers: [
    'Awaria w terenie, proszę o pilny wyjazd.',
    'Proszę sprawdzić na miejscu i dać znać, czy to nasza sieć.',
    'Do brygady, klient czeka na telefon.',
  ],
  replies: [
    'Dzień dobry, zgłoszenie przyjęte. Brygada będzie na miejscu dziś do godz. {hour}.',
    'Dzień dobry, wiemy o awarii w Państwa okolicy i już ją usuwamy. Woda powinna wrócić do godz. {hour}.',
    'Dzień dobry, dziękujemy za sygnał. Pracownik sieci sprawdzi to jeszcze dziś.',
  ],
  questions: [
    'Prosimy o numer telefonu osoby, która wpuści brygadę na posesję.',
    'Proszę o zdjęcie miejsca wycieku i informację, czy zawór przy wodomierzu jest zakręcony.',
    'Czy problem dotyczy tylko ciepłej wody, czy także zimnej?',
  ],
  answers: [
    'Ktoś będzie w domu cały dzień, proszę dzwonić do furtki.',
    'Sprawdziliśmy – dotyczy tylko zimnej wody, u sąsiada jest tak samo.',
    'Zawór zakręcony, woda nadal stoi. Proszę o pośpiech.',
    'Dziś jest trochę lepiej, ale wieczorem ciśnienie znowu spada.',
  ],
  notes: [
    'Pęknięta obejma na przyłączu DN 40, potrzebna koparka.',
    'Zgłoszenie łączy się z awarią na sąsiedniej ulicy.',
    'Zasuwa zakręcona o {hour}, zawiadomiono dyżurnego.',
    'Rozmowa telefoniczna z klientem, uprzedzony o przerwie w dostawie.',
  ],
  endings: [
    'Dzień dobry, awaria usunięta. Przez pierwsze minuty woda może być mętna – proszę ją spuścić przed użyciem.',
    'Dzień dobry, wymieniliśmy uszkodzony odcinek i przepłukaliśmy sieć. Gdyby problem wrócił, prosimy o wiadomość.',
    'Dzień dobry, zator udrożniony, studzienka wyczyszczona. Teren zostanie uporządkowany do {day}.',
  ],
  rejections: [
    'Usterka jest w instalacji wewnętrznej budynku, za wodomierzem głównym. Za jej stan odpowiada właściciel.',
    'Uszkodzona studnia należy do zarządcy drogi. Przekazaliśmy mu zgłoszenie i podajemy numer: 17 555 01 20.',
  ],
}
