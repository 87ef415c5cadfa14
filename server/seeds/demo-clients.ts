import { addDays } from '#shared/domain/kernel/time.ts'
import { displayNameOf } from '#shared/domain/clients/rules.ts'
import { fold } from '#shared/domain/clients/search-terms.ts'
import type { ClientKind } from '#shared/domain/clients/schema.ts'
import {
  institutions,
  mensNames,
  surnames,
  town,
  townStreets,
  trades,
  villages,
  womansSurname,
  womensNames,
} from './names.ts'
import type { Random } from './random.ts'
import { someNip, somePesel, someRegon } from './register-numbers.ts'

/** A client of the demo office; the caretaker is told by login. */
export interface DemoClient {
  readonly id: number
  readonly number: string
  readonly kind: ClientKind
  readonly firstName: string
  readonly lastName: string
  readonly companyName: string
  readonly displayName: string
  readonly nip: string
  readonly regon: string
  readonly pesel: string
  readonly email: string | null
  readonly phone: string
  readonly address: { street: string; building: string; flat: string; postalCode: string; city: string }
  readonly caretaker: string | null
  readonly alertNote: string | null
  /** The client to which it belongs. */
  readonly parentId: number | null
}

const howMany = 2000
const firstNumber = 10_001

/** Caretakers and how much of the town each looks after; some clients have none yet. */
const caretakers = {
  'maria.zajac': 27,
  'anna.wrona': 24,
  'tomasz.lis': 22,
  'katarzyna.gil': 15,
  'ewa.kaczmarek': 2,
  none: 14,
}

const alertNotes = [
  'Na posesji duży pies – przed wizytą zadzwonić.',
  'Osoba niedosłysząca, prosić o kontakt SMS-em lub e-mailem.',
  'Wodomierz w studzience za garażem, klucz u sąsiadów spod 14.',
  'Spór o granicę działki – nie udzielać informacji sąsiadom.',
  'Umowa ratalna, nie wysyłać wezwań bez zgody kierownika.',
  'W lokalu dializa domowa – przerwy w dostawie uzgadniać telefonicznie.',
  'Kontaktować się wyłącznie z pełnomocnikiem (córka, pełnomocnictwo w dokumentach).',
  'Wejście od podwórza, domofon nie działa.',
]

/** Two thousand clients: mostly people, in the town and the villages around it. */
export function makeClients(random: Random, today: string): DemoClient[] {
  const made = { today, companies: new Set<string>(), mailboxes: new Set(['anna.kowalska', 'jan.nowak']) }
  const clients = Array.from({ length: howMany }, (_, index) => someClient(random, index + 1, made))
  return clients.map((client) => ({ ...client, ...known[client.number] }))
}

/** Those whom the pictures and the demo logins show. */
const known: Readonly<Record<string, Partial<DemoClient>>> = {
  '10023': {
    ...person('Anna', 'Kowalska', '86031201247'),
    email: 'anna.kowalska@poczta.example',
    phone: '601 555 023',
    address: { street: 'ul. Lipowa', building: '12', flat: '4', ...town },
    caretaker: 'maria.zajac',
    alertNote: 'Na posesji duży pies – przed wizytą zadzwonić.',
  },
  '10108': {
    ...person('Jan', 'Nowak', '71110903352'),
    email: 'jan.nowak@poczta.example',
    phone: '602 555 108',
    address: { street: 'ul. Mostowa', building: '3', flat: '', ...town },
    caretaker: 'maria.zajac',
    alertNote: null,
  },
  '10109': {
    ...company('Wspólnota Mieszkaniowa Lipowa 12', '5170000007', '180000003'),
    firstName: 'Jan',
    lastName: 'Nowak',
    email: 'wspolnota.lipowa12@firma.example',
    phone: '17 555 01 09',
    address: { street: 'ul. Lipowa', building: '12', flat: '', ...town },
    caretaker: 'anna.wrona',
    alertNote: null,
  },
}

function person(firstName: string, lastName: string, pesel: string) {
  const name = { kind: 'person' as const, firstName, lastName, companyName: '' }
  return { ...name, displayName: displayNameOf(name), nip: '', regon: '', pesel }
}

function company(companyName: string, nip: string, regon: string) {
  const name = { kind: 'company' as const, firstName: '', lastName: '', companyName }
  return { ...name, displayName: displayNameOf(name), nip, regon, pesel: '' }
}

function someClient(random: Random, id: number, made: Made): DemoClient {
  const caretaker = random.weighted(caretakers)
  const address = someAddress(random)
  return {
    id,
    number: String(firstNumber - 1 + id),
    ...(random.chance(0.86)
      ? somePerson(random, { ...made, id })
      : someCompany(random, address, made.companies)),
    address,
    caretaker: caretaker === 'none' ? null : caretaker,
    alertNote: random.chance(0.025) ? random.pick(alertNotes) : null,
    parentId: null,
  }
}

interface Made {
  readonly today: string
  /** Names of companies and e-mail addresses that are taken. */
  readonly companies: Set<string>
  readonly mailboxes: Set<string>
}

function somePerson(random: Random, { today, mailboxes, id }: Made & { id: number }) {
  const isWoman = random.chance(0.52)
  const surname = likely(random, surnames)
  const firstName = likely(random, isWoman ? womensNames : mensNames)
  const lastName = isWoman ? womansSurname(surname) : surname
  const born = addDays(today, -random.whole(20 * 365, 88 * 365))
  const name = person(firstName, lastName, somePesel(random, born, isWoman))
  const wished = `${latin(firstName)}.${latin(lastName)}${random.chance(0.5) ? random.whole(1, 99) : ''}`
  const mailbox = mailboxes.has(wished) ? `${wished}.${id}` : wished
  mailboxes.add(mailbox)
  return {
    ...name,
    email: random.chance(0.62) ? `${mailbox}@poczta.example` : null,
    phone: random.chance(0.9) ? `${random.whole(500, 609)} 555 ${threeDigits(random)}` : '',
  }
}

function someCompany(random: Random, address: DemoClient['address'], taken: Set<string>) {
  const name = freeName(random, address, taken)
  taken.add(name)
  const email = `biuro@${latin(name).replaceAll('.', '-').slice(0, 40)}.example`.replace('-.', '.')
  const [line, extension] = [random.whole(0, 99), random.whole(0, 99)]
  return {
    ...company(name, someNip(random), someRegon(random)),
    email: random.chance(0.85) ? email : null,
    phone: `17 555 ${String(line).padStart(2, '0')} ${String(extension).padStart(2, '0')}`,
  }
}

/** A community of owners where there is a street, else an institution of the town or a trade. */
function freeName(random: Random, address: DemoClient['address'], taken: Set<string>): string {
  for (;;) {
    const street = address.street.replace(/^ul\. /, '')
    const kind = random.weighted({ community: street === '' ? 0 : 45, institution: 15, trade: 40 })
    const name = {
      community: `Wspólnota Mieszkaniowa ${street} ${address.building}`,
      institution: random.pick(institutions),
      trade: `${random.pick(trades)} ${random.pick(surnames)}`,
    }[kind]
    if (!taken.has(name)) return name
  }
}

function someAddress(random: Random): DemoClient['address'] {
  if (random.chance(0.7)) {
    const isBlock = random.chance(0.45)
    return {
      street: likely(random, townStreets),
      building: `${random.whole(1, 98)}${random.chance(0.12) ? random.pick(['A', 'B', 'C']) : ''}`,
      flat: isBlock ? String(random.whole(1, 48)) : '',
      ...town,
    }
  }
  const { city, postalCode, streets } = random.pick(villages)
  return {
    street: random.pick(streets),
    building: `${random.whole(1, 240)}${random.chance(0.15) ? random.pick(['A', 'B']) : ''}`,
    flat: '',
    postalCode,
    city,
  }
}

/** Earlier items more often than later ones. */
function likely<Item>(random: Random, items: readonly Item[]): Item {
  return random.pick(items.slice(0, Math.max(1, Math.ceil(items.length * random.fraction() ** 0.7))))
}

function latin(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '.')
}

function threeDigits(random: Random): string {
  return String(random.whole(0, 999)).padStart(3, '0')
}
