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

/** A server and what it is asked, each time anew. */
export interface Side {
  readonly port: number
  readonly request: () => string
}

export interface Sides {
  readonly ours: Side
  readonly bare: Side
}

export interface Pace {
  readonly connections: number
  readonly rounds: number
  readonly seconds: number
}

/** The first page of a caretaker's queue, signed in, one caretaker after another. */
export function sidesOfQueue({ office, officePort, barePort }: Pair): Sides {
  const path = `/api/staff/tasks.list?input=${encodeURIComponent(JSON.stringify(queueInput))}`
  const ours = office.caretakers.map(({ token }) => requestText('GET', path, { headers: signedIn(token) }))
  const bare = office.caretakers.map(({ accountId }) => requestText('GET', `/${accountId}`, {}))
  return {
    ours: { port: officePort, request: takingTurns(ours) },
    bare: { port: barePort, request: takingTurns(bare) },
  }
}

/** Filing a task at the desk, each with a key of its own. */
export function sidesOfCreate({ office, officePort, barePort }: Pair): Sides {
  const { known, caretakers } = office
  const [{ token, accountId } = { token: '', accountId: 0 }] = caretakers
  const { title, description } = newTask
  const input = { clientId: known.clientId, typeId: known.typeId, title, description }
  const rest = { preferredOn: null, preferredTime: null, attachmentIds: [] }
  return {
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
  }
}

/** A dashboard with every built portlet, signed in, one client after another. */
export function sidesOfDashboard({ office, officePort, barePort }: Pair): Sides {
  const { clients } = office.dashboards
  const ours = clients.map(({ clientId, token }) => {
    const input = encodeURIComponent(JSON.stringify({ clientId }))
    const headers = { cookie: `okienko_portal=${token}` }
    return requestText('GET', `/api/portal/portlets.dashboard?input=${input}`, { headers })
  })
  const bare = clients.map(({ accountId, clientId }) =>
    requestText('GET', `/dashboard/${accountId}/${clientId}`, {}),
  )
  return {
    ours: { port: officePort, request: takingTurns(ours) },
    bare: { port: barePort, request: takingTurns(bare) },
  }
}

export function signedIn(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'x-okienko-client': 'desktop/1' }
}

/** Until a program runs as it does all day: its busiest code is compiled only after some thousand requests. */
const warmUp = 2

/** Rounds of all sides in turn, so that a busy moment of the machine meets each of them; in the order of the sides. */
export async function measure(pace: Pace, sides: readonly Side[]): Promise<Round[][]> {
  const { connections, rounds, seconds } = pace
  for (const { port, request } of sides) await load(port, { connections, seconds: warmUp, request })
  const measured: Round[][] = sides.map(() => [])
  for (let number = 0; number < rounds; number += 1) {
    for (const [index, { port, request }] of sides.entries())
      measured[index]?.push(await load(port, { connections, seconds, request }))
  }
  return measured
}

/** The median over rounds of how one side did beside the other in the same moment. */
export function beside(
  ours: readonly Round[],
  theirs: readonly Round[],
  what: (round: Round) => number,
): number {
  const ratios = ours.map((round, index) => what(round) / what(theirs[index] ?? round))
  return percentile(ratios, 0.5)
}

/** The median round by speed. */
export function median(rounds: readonly Round[]): Round {
  const sorted = rounds.toSorted((a, b) => a.perSecond - b.perSecond)
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50: 0, p95: 0 }
}

/** The requests one after another, over and over. */
export function takingTurns(requests: readonly string[]): () => string {
  let turn = 0
  return () => requests[(turn += 1) % requests.length] ?? ''
}
