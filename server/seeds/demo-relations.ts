import { displayNameOf } from '#shared/domain/clients/rules.ts'
import type { DemoClient } from './demo-clients.ts'
import { town } from './names.ts'
import { randomFrom } from './random.ts'
import { someNip, somePesel, someRegon } from './register-numbers.ts'

type Change = (of: DemoClient) => Partial<DemoClient>

/** Who belongs to whom: each family shares its numbers and its office, and is not a duplicate of itself. */
const families = [
  {
    head: 'Spółdzielnia Mieszkaniowa Nad Stawem',
    mailbox: 'biuro@nad-stawem.example',
    phone: '17 555 40 00',
    home: { street: 'os. Tysiąclecia', building: '1' },
    parts: ['2', '3', '4', '5A', '5B', '6', '7'].map((building) => ({
      name: `SM Nad Stawem, budynek ${building}`,
      place: { street: 'os. Tysiąclecia', building },
    })),
  },
  {
    head: 'Centrum Usług Społecznych Nadrzecze',
    mailbox: 'sekretariat@uslugi-nadrzecze.example',
    phone: '17 555 41 00',
    home: { street: 'Rynek', building: '9' },
    parts: [
      { name: 'Świetlica środowiskowa Promyk', place: { street: 'ul. Szkolna', building: '18' } },
      { name: 'Klub Seniora Złota Jesień', place: { street: 'ul. Parkowa', building: '3' } },
    ],
  },
]

const swapped = (name: string): string => name.replace(/^(.)(.)(.)/, '$1$3$2')
const bare = { email: null, phone: '' }

/** How a record came to be made a second time, and of what kind of client. */
const copies: readonly (readonly [kind: DemoClient['kind'], change: Change])[] = [
  ['person', ({ lastName }) => ({ ...bare, lastName: swapped(lastName) })],
  ['person', () => ({ ...bare, address: { street: 'ul. Rybacka', building: '21', flat: '', ...town } })],
  ['person', ({ lastName }) => ({ ...bare, lastName: `${lastName}-Malec` })],
  ['person', () => ({ pesel: '' })],
  [
    'person',
    () => ({
      pesel: '',
      address: { street: '', building: '40', flat: '', postalCode: '39-122', city: 'Dąbrówka' },
    }),
  ],
  ['person', () => ({ pesel: '', email: null })],
  [
    'person',
    () => ({ pesel: '', email: null, address: { street: 'ul. Wodna', building: '8', flat: '2', ...town } }),
  ],
  // A couple with one mailbox: not a duplicate at all.
  [
    'person',
    () => ({
      firstName: 'Celina',
      lastName: 'Bies',
      phone: '',
      pesel: somePesel(randomFrom(8), '1958-05-17', true),
    }),
  ],
  ['company', ({ companyName }) => ({ ...bare, companyName: companyName.toLocaleUpperCase('pl') })],
  ['company', ({ companyName }) => ({ ...bare, regon: '', companyName: `F.H.U. ${companyName}` })],
  ['company', () => ({ nip: '', email: null })],
  ['company', () => ({ nip: '', regon: '', phone: '' })],
]

/**
 * Puts among the last clients a co-operative with its buildings, an institution with its places, and a dozen records
 * that were made twice, one of them even three times. Chance of its own, so that the rest of the office stays as it is.
 */
export function withRelations(clients: readonly DemoClient[]): DemoClient[] {
  const random = randomFrom(20_261_205)
  const parts = families.flatMap(({ head, parts: below, ...shared }) => {
    const numbers = { nip: someNip(random), regon: someRegon(random) }
    const ofFamily = { kind: 'company' as const, pesel: '', firstName: '', lastName: '', ...numbers }
    const address = (place: { street: string; building: string }) => ({ ...place, flat: '', ...town })
    const contact = {
      email: shared.mailbox,
      phone: shared.phone,
      alertNote: null,
      caretaker: 'katarzyna.gil',
    }
    return [
      { ...ofFamily, ...contact, companyName: head, address: address(shared.home), head: null },
      ...below.map(({ name, place }) => ({
        ...ofFamily,
        ...contact,
        companyName: name,
        address: address(place),
        head,
      })),
    ]
  })
  const first = clients.length - parts.length - copies.length - 1
  const idOf = (name: string | null) => {
    const index = parts.findIndex(({ companyName }) => companyName === name)
    return index < 0 ? null : (clients[first + index]?.id ?? null)
  }
  const placed: Partial<DemoClient>[] = [
    ...parts.map(({ head, ...part }) => ({ ...part, parentId: idOf(head) })),
    ...copiesOf(clients.slice(0, first)),
  ]
  return clients.map((client, index) => {
    const given = placed[index - first]
    if (!given) return client
    const whole = { ...client, ...given }
    return { ...whole, displayName: displayNameOf(whole) }
  })
}

/** Each of another client; of the first one there are two. */
function copiesOf(clients: readonly DemoClient[]): Partial<DemoClient>[] {
  const whole = clients.filter(
    ({ email, phone, number }) => email !== null && phone !== '' && Number(number) > 10_200,
  )
  const steps = { person: 83, company: 11 }
  const taken = { person: 0, company: 0 }
  const made = copies.map(([kind, change]): Partial<DemoClient> => {
    taken[kind] += steps[kind]
    const original = whole.filter((client) => client.kind === kind)[taken[kind]]
    if (!original) throw new Error('The demo office has nobody to be there twice')
    const { id: _, number: _number, ...copied } = original
    return { ...copied, caretaker: null, alertNote: null, ...change(original) }
  })
  return [...made, ...made.slice(0, 1)]
}
