/**
 * Words and rows of keys that guessing begins with: folded to lower case without Polish marks, alone or followed by
 * digits and signs. Written for this office, from what its staff and clients are likely to choose.
 */
const words = `
  password passwort passw0rd p@ssw0rd p@ssword pa55word letmein letmeinnow welcome welcomeback iloveyou
  administrator admin root superuser superadmin supervisor changeme changemenow changeit secret topsecret
  mysecret default guest test tester testing testtest temporary temp dragon monkey football baseball
  basketball superman batman spiderman starwars princess sunshine shadow master trustno whatever computer
  internet samsung google facebook instagram youtube windows microsoft apple iphone android linux pokemon
  minecraft fortnite michael jennifer jessica charlie jordan liverpool chelsea arsenal barcelona manchester
  manchesterunited juventus realmadryt realmadrid ferrari mercedes porsche corvette mustang harley freedom
  liberty forever lovely loveyou qwerty qwertyuiop qwertyui qwertz qwertzuiop asdfgh asdfghjkl zxcvbn
  zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc wsxedc asdasd asdqwe zaqwsx zaqxsw zaq1xsw2 zaq12wsx zaq1@wsx
  !qaz2wsx 1qaz2wsx 1qazxsw2 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6
  a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 abcd abcde abcdef haslo haslohaslo mojehaslo moje tajne tajnehaslo
  tajemnica sekret dupa dupadupa kurwa kurwamac jebac chuj cipka kocham kochamcie kochamciebie kochanie
  kochana kochany skarb skarbie misiek misiu misio kotek kotku kicia piesek zabka zaba slonko sloneczko
  slonce gwiazda gwiazdka aniolek aniol motylek motyl kwiatek rozyczka truskawka malina jagoda czekolada
  cukierek niespodzianka marzenie szczescie milosc wolnosc nadzieja przyjaciel przyjaciolka rodzina mamusia
  mama tata tatus babcia dziadek synek corka corcia polska polskagurom polskawalczaca polonia ojczyzna
  bialoczerwoni orzel orzelek solidarnosc warszawa krakow wroclaw poznan gdansk gdynia sopot lodz szczecin
  bydgoszcz lublin bialystok katowice gliwice zabrze bytom rybnik tychy sosnowiec czestochowa radom kielce
  rzeszow olsztyn torun opole koszalin slupsk elblag plock tarnow nowysacz zakopane zielonagora gorzow
  walbrzych legnica chorzow legia legiawarszawa lechpoznan wislakrakow widzew gornikzabrze slaskwroclaw
  lechia jagiellonia cracovia lewandowski malysz kubica stoch blaszczykowski kasia kaska basia asia gosia
  ania anka anna ola olka aga agnieszka agata aleksandra aleksander alicja andrzej antoni antonina barbara
  bartek bartosz bartlomiej beata bogdan bozena cezary damian daniel danuta dariusz darek dawid dominik
  dominika dorota edyta elzbieta emilia ewa ewelina filip franciszek gabriela grazyna grzegorz grzesiek
  halina hanna hania henryk hubert igor ilona irena iwona iza izabela jacek jadwiga jakub kuba jan janek
  janina janusz jaroslaw jarek jerzy joanna jolanta jozef julia julka justyna kacper kamil kamila karol
  karolina katarzyna kinga klaudia konrad krystian krystyna krzysztof krzysiek lena leszek lukasz maciej
  maciek magda magdalena maja malgorzata marcel marcin marek maria mariola mariusz marta martyna marzena
  mateusz michal mikolaj milena miroslaw mirek monika natalia nikola norbert oliwia pawel patrycja patryk
  paulina piotr piotrek przemek przemyslaw radek radoslaw rafal renata robert roksana roman ryszard sandra
  sebastian sylwia slawomir stanislaw stefan szymon tadeusz teresa tomasz tomek urszula waldemar weronika
  wieslaw wiktor wiktoria wioletta wladyslaw wojciech wojtek zbigniew zbyszek zdzislaw zofia zosia zuzanna
  zuzia nowak kowalski kowalska wisniewski wojcik kowalczyk kaminski lewandowska zielinski szymanski wozniak
  wiosna lato jesien zima styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik
  listopad grudzien poniedzialek wtorek sroda czwartek piatek sobota niedziela wakacje urlop swieta spring
  summer autumn winter january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday okienko biuro biuroobslugi biuroobslugiklienta
  obslugaklienta sekretariat kancelaria kasa ksiegowosc kadry kierownik kierowniczka dyrektor prezes
  pracownik opiekun klient klienci uzytkownik urzad urzednik gmina miasto spoldzielnia zarzad zaklad firma
  praca robota wodociag wodociagi wodomierz woda kanalizacja scieki oczyszczalnia cieplo cieplownia odpady
  smieci faktura faktury licznik portal ebok ibok logowanie zaloguj zalogujsie dziendobry dobrydzien witaj
  witajcie witam czesc hejhej siema siemanko nowehaslo zmienhaslo zmienmnie zmianahasla pierwszehaslo start
  startowe startowehaslo tymczasowe tymczasowehaslo domyslne hasloadmin adminadmin adminhaslo qwertyhaslo
  haslomaslo maslo niewiem niepamietam zapomnialem zapomnialam samochod samochodzik golf passat audi
  volkswagen skoda toyota honda suzuki yamaha motocykl rower telefon nokia komputer komputerek klawiatura
  monitor drukarka wifi router domek ogrod ogrodek dzialka correcthorsebatterystaple thisisapassword
  ilovemyself nopassword
`

/** Rows in which neighbours follow one another, to be read in both directions and round the end. */
const rows = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'zaq12wsxcde34rfvbgt56yhnmju78ik',
  '!qaz@wsx#edc$rfv%tgb^yhn&ujm',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()_+',
]

const known = new Set(words.split(/\s+/).filter((word) => word !== ''))
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => row.repeat(4))

/** How much may hang on a known word, as a year or a few digits do, without making it hard to guess. */
const longestTrimming = 8

/** Whether a password is among the first that anyone would try. */
export function isCommonPassword(password: string): boolean {
  const folded = fold(password)
  if (new Set(folded).size < 4) return true
  if (runs.some((run) => run.includes(folded))) return true
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const isTrimmed = folded.length - core.length <= longestTrimming
  return isKnown(folded) || (core !== '' && isTrimmed && isKnown(core))
}

/** Known as it stands, or a known or very short part said several times. */
function isKnown(word: string): boolean {
  if (known.has(word)) return true
  const part = /^(.+?)\1+$/u.exec(word)?.[1]
  return part !== undefined && (part.length <= 4 || known.has(part))
}

function fold(password: string): string {
  return password
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
}
