/**
 * The words a client is found by. What is written and what is typed are folded alike: lower case, letters without
 * their marks, so that `lodz` finds `Łódź`.
 */

/** The longest word that is kept; longer ones are found by their beginning. */
export const longestTerm = 60
const mostWords = 8

/** Set before the digits of a PESEL, so that they are found only by those who may. No folded word begins with it. */
export const peselMark = '~'

/** What a client's words come from; the shape of a record as it is stored. */
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
  readonly address: {
    readonly street: string
    readonly building: string
    readonly flat: string
    readonly postalCode: string
    readonly city: string
  }
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

/** Every term a client is found by, each once. */
export function termsOf(client: Findable): string[] {
  const { address } = client
  const phone = digitsOf(client.phone)
  const words = [
    client.number,
    client.firstName,
    client.lastName,
    client.companyName,
    address.street,
    address.building,
    address.flat,
    address.city,
    client.email?.split('@')[0] ?? '',
  ].flatMap(wordsOf)
  const wholes = [
    wordsOf(client.number).join(''),
    digitsOf(address.postalCode),
    client.nip,
    client.regon,
    phone,
    withoutPrefix(phone),
    wholeEmail(client.email ?? ''),
    client.pesel === '' ? '' : `${peselMark}${client.pesel}`,
  ]
  return [...new Set([...words, ...wholes.map(cut)])].filter((term) => term !== '')
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

function wholeEmail(text: string): string {
  return fold(text).replace(/^~+/, '')
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
