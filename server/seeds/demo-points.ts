import { addDays } from '#shared/domain/kernel/time.ts'
import type { FindablePoint } from '#shared/domain/clients/search-terms.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import type { DemoClient } from './demo-clients.ts'
import { insertRows } from './insert-rows.ts'
import { town } from './names.ts'
import { randomFrom, type Random } from './random.ts'

/** A place where a client of the demo office is served. */
export interface DemoPoint extends FindablePoint {
  readonly clientId: number
  readonly name: string
  readonly area: string
  readonly servedFrom: string | null
  readonly servedUntil: string | null
}

/** Areas of the town, by which meters are read and waste is collected; a village is an area of its own. */
const townAreas = ['Śródmieście', 'Nadrzecze Północ', 'Nadrzecze Południe', 'Osiedle Słoneczne']
const further = {
  person: ['Garaż', 'Ogród', 'Domek gospodarczy'],
  company: ['Lokal usługowy', 'Podlewanie zieleni', 'Hydrant', 'Węzeł cieplny'],
}

/**
 * One to three points of every client, by client: the first at its address, the others beside it; some have ended and
 * a few are only planned. Chance of its own, so that the rest of the office stays as it is.
 */
export function makePoints(clients: readonly DemoClient[], today: string): Map<number, DemoPoint[]> {
  const random = randomFrom(20_261_201)
  const meters = new Set<string>()
  return new Map(clients.map((client) => [client.id, pointsOf(random, client, { today, meters })]))
}

function pointsOf(
  random: Random,
  client: DemoClient,
  made: { today: string; meters: Set<string> },
): DemoPoint[] {
  const { today, meters } = made
  const count = random.weighted({ '1': 72, '2': 21, '3': 7 })
  const { street, city } = client.address
  const area = city === town.city ? (townAreas[street.length % townAreas.length] ?? city) : city
  return Array.from({ length: Number(count) }, (_, index): DemoPoint => {
    const isFirst = index === 0
    const isEnded = !isFirst && random.chance(0.18)
    const isPlanned = !isFirst && !isEnded && random.chance(0.06)
    const since = addDays(today, isPlanned ? random.whole(5, 40) : -random.whole(400, 9000))
    const names = further[client.kind]
    return {
      ...{ clientId: client.id, number: `PP-${client.number}-${index + 1}`, ...client.address, area },
      name: isFirst ? '' : (names[(index - 1 + client.id) % names.length] ?? ''),
      meterNumber: isPlanned ? '' : freeMeter(random, meters),
      servedFrom: isFirst && random.chance(0.3) ? null : since,
      servedUntil: isEnded ? addDays(today, -random.whole(20, 380)) : null,
    }
  })
}

function freeMeter(random: Random, taken: Set<string>): string {
  for (;;) {
    const number = `${random.whole(12, 26)}${String(random.whole(0, 999_999)).padStart(6, '0')}`
    if (!taken.has(number)) {
      taken.add(number)
      return number
    }
  }
}

/** Writes the points; they came over from the billing system, so that nobody here added them. */
export async function insertPoints(sql: Sql, points: readonly DemoPoint[], since: Date): Promise<void> {
  const columns = [
    ...['client_id', 'number', 'name', 'street', 'building', 'flat', 'postal_code', 'city', 'area'],
    ...['meter_number', 'served_from', 'served_until', 'created_at', 'updated_at'],
  ]
  const at = toStored(since)
  const rowOf = (point: DemoPoint) => [
    ...[point.clientId, point.number, point.name, point.street, point.building, point.flat],
    ...[point.postalCode, point.city, point.area, point.meterNumber, point.servedFrom, point.servedUntil],
    ...[at, at],
  ]
  await insertRows(sql, { table: 'service_points', columns, rowOf }, points)
}
