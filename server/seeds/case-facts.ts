import type { DemoClient } from './demo-clients.ts'
import type { OfficeHours } from './office-hours.ts'
import type { Random } from './random.ts'

const months = [
  ...['styczeń', 'luty', 'marzec', 'kwiecień', 'maj', 'czerwiec', 'lipiec', 'sierpień'],
  ...['wrzesień', 'październik', 'listopad', 'grudzień'],
]
const inMonths = [
  ...['styczniu', 'lutym', 'marcu', 'kwietniu', 'maju', 'czerwcu', 'lipcu', 'sierpniu'],
  ...['wrześniu', 'październiku', 'listopadzie', 'grudniu'],
]

/** Puts the facts of one case into texts, the same in all of them. */
export function filler(
  world: { random: Random; hours: OfficeHours },
  client: DemoClient,
  at: number,
): (text: string) => string {
  const { random, hours } = world
  const day = hours.dayOf(at).date
  const lastMonth = (Number(day.slice(5, 7)) + 10) % 12
  const visit = hours.workingDayFrom(laterDate(hours, at, random.whole(2, 9)))
  const values: Record<string, string> = {
    place:
      client.address.street === ''
        ? client.address.city
        : `${client.address.street} ${client.address.building}`,
    meter: `WM-${String((client.id * 7919) % 1_000_000).padStart(6, '0')}`,
    reading: String(100 + ((client.id * 37) % 900)),
    month: months[lastMonth] ?? '',
    monthIn: inMonths[lastMonth] ?? '',
    amount: `${random.whole(48, 940)},${String(random.whole(0, 99)).padStart(2, '0')}`,
    invoice: `FV/${random.whole(1000, 9899)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
    day: `${Number(visit.slice(8))}.${visit.slice(5, 7)}`,
    hour: `${random.whole(8, 15)}:00`,
  }
  const form = isWoman(client) ? 1 : 0
  return (text) =>
    text
      .replace(/\[([^|\]]*)\|([^\]]*)\]/g, (_, ...forms: string[]) => forms[form] ?? '')
      .replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** Women's names end in -a, those of the men of this office do not. */
function isWoman(client: DemoClient): boolean {
  return client.kind === 'person' && client.firstName.endsWith('a')
}

/** Whether a client would write so: a company has no family, a person no board. */
export function suits(client: DemoClient, [title, description]: readonly [string, string]): boolean {
  const isOfPerson = /\b(?:tata|mę|żon|dzieck|dom[ue]?\b|właściciel|sprzedaję|zmywark|mieszkan)/iu
  const isOfCommunity = /wspólnot/i.test(title + description)
  if (isOfCommunity) return client.displayName.startsWith('Wspólnota')
  if (/\b(?:firm|NIP)/i.test(title + description)) return client.kind === 'company'
  return client.kind === 'person' || !isOfPerson.test(`${title} ${description}`)
}

/** The calendar date so many days after an instant. */
export function laterDate(hours: OfficeHours, at: number, days: number): string {
  return hours.dayOf(at + days * 24 * 3_600_000).date
}
