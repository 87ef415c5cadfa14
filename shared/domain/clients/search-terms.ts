/**
 * The words a client is found by. What is written and what is typed are folded alike: lower case, letters without
 * their marks, so that `lodz` finds `Łódź`.
 */

/** The longest word that is kept; longer ones are found by their beginning. */
export const longestTerm = 60
const mostWords = 8

/** Set before the digits of a PESEL, so that they are found only by those who may. No folded word begins with it. */
export const peselMark = '~'

/** Set before two words that belong together, so that both can be looked up at once. No folded word begins with it. */
export const pairMark = '+'

/** More words of a name or a street than these are found one by one only. */
const mostPaired = 5

interface FindableAddress {
  readonly street: string
  readonly building: string
  readonly flat: string
  readonly postalCode: string
  readonly city: string
}

/** A place where a client is served: found by its address, its own number and that of its meter. */
export interface FindablePoint extends FindableAddress {
  readonly number: string
  readonly meterNumber: string
}

/** What a client's words come from; the shape of a record as it is stored, and what else leads to it. */
export interface Findable {
  readonly number: string
  readonly firstName: string
  readonly lastName: string
  readonly companyName: string
  readonly nip: string
  readonly regon: string
  readonly pesel: string
  readonly email: string | null
  readonly phone: string
  readonly address: FindableAddress
  readonly points?: readonly FindablePoint[]
  /** Numbers the client had before, its own and those of records merged into this one. */
  readonly formerNumbers?: readonly string[]
  /** People to talk to and further ways to reach the client. */
  readonly contactNames?: readonly string[]
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
}

/** Lower case, letters without marks, the Polish l with stroke included; other characters stay. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøßæœ]/g, (letter) => strokes[letter] ?? letter)
}

/** The folded words of a text: runs of letters and digits; `ul.` and its like, which half the records lack, are none. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .replace(/(?<![\p{L}\p{N}])(?:ul|al|os|pl)\./gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(cut)
}

/** Every term a client is found by, each once: words, numbers as a whole, and words that are often said together. */
export function termsOf(client: Findable): string[] {
  const points = client.points ?? []
  const names = [
    wordsOf(`${client.firstName} ${client.lastName} ${client.companyName}`),
    ...(client.contactNames ?? []).map(wordsOf),
  ]
  const addresses = [client.address, ...points]
  const numbers = [client.number, ...(client.formerNumbers ?? []), ...points.flatMap(numbersOfPoint)]
  const emails = [client.email ?? '', ...(client.emails ?? [])]
  const words = [
    ...names.flat(),
    ...numbers.flatMap(wordsOf),
    ...addresses.flatMap(({ street, building, flat, city }) =>
      wordsOf(`${street} ${building} ${flat} ${city}`),
    ),
    ...emails.flatMap((email) => wordsOf(email.split('@')[0] ?? '')),
  ]
  const wholes = [
    ...numbers.map((number) => wordsOf(number).join('')),
    ...addresses.map(({ postalCode }) => digitsOf(postalCode)),
    client.nip,
    client.regon,
    ...[client.phone, ...(client.phones ?? [])]
      .map(digitsOf)
      .flatMap((phone) => [phone, withoutPrefix(phone)]),
    ...emails.map(wholeEmail),
    client.pesel === '' ? '' : `${peselMark}${client.pesel}`,
  ]
  return [...new Set([...words, ...wholes.map(cut), ...pairsOf(names, addresses)])].filter(
    (term) => term !== '',
  )
}

/** The term of two words as they are stored and looked for: the first one whole, the second one perhaps only begun. */
export function pairOf(first: string, second: string): string {
  return cut(`${pairMark}${first} ${second}`)
}

/**
 * What is looked for: words, each the beginning of some term of the client. Numbers typed with spaces or dashes
 * (telephone, NIP, postal code) and e-mail addresses stay whole.
 */
export function searchWords(typed: string): string[] {
  const text = typed.trim()
  if (isNumber(text, 5)) return [cut(withoutPrefix(digitsOf(text)))]
  const words = text.split(/\s+/).flatMap((part) => {
    if (part.includes('@')) return [cut(wholeEmail(part))]
    if (isNumber(part, 7) || /^\d{2}-\d{3}$/.test(part)) return [cut(withoutPrefix(digitsOf(part)))]
    return wordsOf(part)
  })
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords)
}

/** Whether a word looks like the beginning of a PESEL: at least its date of birth. */
export function isPeselStart(word: string): boolean {
  return /^\d{6,11}$/.test(word)
}

const strokes: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' }

/** Words of one name in both orders, a name with a street in both orders, and a street with its house number. */
function pairsOf(names: readonly string[][], addresses: readonly FindableAddress[]): string[] {
  const streets = addresses.map(({ street, building }) => ({
    words: wordsOf(street).slice(0, mostPaired),
    building: wordsOf(building)[0],
  }))
  const ofStreets = [...new Set(streets.flatMap(({ words }) => words))]
  return names
    .flatMap((name) => {
      const words = [...new Set(name)].slice(0, mostPaired)
      return [
        ...words.flatMap((word) =>
          words.filter((other) => other !== word).map((other) => pairOf(word, other)),
        ),
        ...words.flatMap((word) =>
          ofStreets.flatMap((street) => [pairOf(word, street), pairOf(street, word)]),
        ),
      ]
    })
    .concat(
      streets.flatMap(({ words, building }) =>
        building === undefined ? [] : words.map((word) => pairOf(word, building)),
      ),
    )
}

function numbersOfPoint({ number, meterNumber }: FindablePoint): string[] {
  return [number, meterNumber]
}

function wholeEmail(text: string): string {
  return fold(text).replace(/^[~+]+/, '')
}

/** Whether a text is one number of at least so many digits, with what people put between them. */
function isNumber(text: string, digits: number): boolean {
  return /^\+?[\d\s()\p{Pd}]+$/u.test(text) && digitsOf(text).length >= digits
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** A Polish number is looked for and found with and without the country's prefix. */
function withoutPrefix(digits: string): string {
  return digits.replace(/^(?:00)?48(?=\d{9}$)/, '')
}

function cut(word: string): string {
  return [...word].slice(0, longestTerm).join('')
}
