import { randomUUID } from 'node:crypto'
import { newTask } from './bare-server.ts'
import { load, percentile, requestText, type Round } from './load.ts'
import { queueInput, type BenchOffice } from './office.ts'

/** Two servers on the same data: the office and the bare handler. */
export interface Pair {
  readonly office: BenchOffice
  readonly officePort: number
  readonly barePort: number
}

export interface Comparison {
  readonly ours: Round
  readonly bare: Round
  /** Requests per second of ours for each one of the bare handler's. */
  readonly ratio: number
}

export interface Pace {
  readonly connections: number
  readonly rounds: number
  readonly seconds: number
}

/** The first page of a caretaker's queue, signed in, one caretaker after another. */
export function compareQueue({ office, officePort, barePort }: Pair, pace: Pace): Promise<Comparison> {
  const path = `/api/staff/tasks.list?input=${encodeURIComponent(JSON.stringify(queueInput))}`
  const ours = office.caretakers.map(({ token }) => requestText('GET', path, { headers: signedIn(token) }))
  const bare = office.caretakers.map(({ accountId }) => requestText('GET', `/${accountId}`, {}))
  return compare(pace, {
    ours: { port: officePort, request: takingTurns(ours) },
    bare: { port: barePort, request: takingTurns(bare) },
  })
}

/** Filing a task at the desk, each with a key of its own. */
export function compareCreate({ office, officePort, barePort }: Pair, pace: Pace): Promise<Comparison> {
  const { known, caretakers } = office
  const [{ token, accountId } = { token: '', accountId: 0 }] = caretakers
  const { title, description } = newTask
  const input = { clientId: known.clientId, typeId: known.typeId, title, description }
  const rest = { preferredOn: null, preferredTime: null, attachmentIds: [] }
  return compare(pace, {
    ours: {
      port: officePort,
      request: () => {
        const body = JSON.stringify({ requestKey: randomUUID(), ...input, ...rest })
        return requestText('POST', '/api/staff/tasks.create', { headers: signedIn(token), body })
      },
    },
    bare: {
      port: barePort,
      request: () => requestText('POST', '/', { body: JSON.stringify({ accountId, ...known }) }),
    },
  })
}

export function signedIn(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'x-okienko-client': 'desktop/1' }
}

interface Side {
  readonly port: number
  readonly request: () => string
}

/** Rounds of both sides in turn, so that a busy moment of the machine meets both; the median of each counts. */
async function compare(
  { connections, rounds, seconds }: Pace,
  sides: { ours: Side; bare: Side },
): Promise<Comparison> {
  const round = (side: Side, length: number) =>
    load(side.port, { connections, seconds: length, request: side.request })
  await round(sides.ours, 1)
  await round(sides.bare, 1)
  const [ours, bare]: [Round[], Round[]] = [[], []]
  for (let number = 0; number < rounds; number += 1) {
    ours.push(await round(sides.ours, seconds))
    bare.push(await round(sides.bare, seconds))
  }
  const [a, b] = [medianOf(ours), medianOf(bare)]
  return { ours: a, bare: b, ratio: a.perSecond / b.perSecond }
}

function medianOf(rounds: readonly Round[]): Round {
  return {
    perSecond: percentile(
      rounds.map((round) => round.perSecond),
      0.5,
    ),
    p50: percentile(
      rounds.map((round) => round.p50),
      0.5,
    ),
  }
}

function takingTurns(requests: readonly string[]): () => string {
  let turn = 0
  return () => requests[(turn += 1) % requests.length] ?? ''
}
