import type { Asker, DemoWorld, TypeCode, Wish } from './demo-world.ts'
import type { Day } from './office-hours.ts'
import { textsOfType } from './texts/index.ts'

/** What the clients of the demo office ask, oldest first. */
export type Plan = readonly { readonly asker: Asker; readonly wish: Wish }[]

const typeWeights: Readonly<Record<TypeCode, number>> = {
  failure: 14,
  'billing-complaint': 19,
  'service-visit': 12,
  meeting: 6,
  contract: 13,
  meter: 14,
  question: 22,
}
/** How busy each weekday is, from Sunday. */
const weekdayWeights = [0.12, 1.3, 1.08, 1, 0.98, 0.9, 0.16]
const hour = 3_600_000

/** Plans `count` requests over the days of the office, more of them lately and on Mondays. */
export function planRequests(
  world: DemoWorld,
  people: { askers: readonly Asker[]; count: number },
  days: readonly Day[],
): Plan {
  const { random } = world
  const weights = days.map((day, index) => busyness(day, days.length - index, world.now))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const portal = people.askers.filter((asker) => asker.accountId !== null)
  let reached = 0
  const plan = days.flatMap((day, index) => {
    const before = Math.round((people.count * reached) / total)
    reached += weights[index] ?? 0
    const requests = Math.round((people.count * reached) / total) - before
    return Array.from({ length: requests }, () => {
      const inPortal = !day.isWorking || random.chance(0.24)
      const at = inPortal ? someTime(world, day) : officeTime(world, day)
      const asker = random.pick(inPortal ? portal : people.askers)
      return {
        asker: inPortal ? asker : { ...asker, accountId: null },
        wish: { type: random.weighted(typeWeights), at },
      }
    })
  })
  return plan.sort((a, b) => a.wish.at - b.wish.at)
}

/** Numbers of the clients whose requests are not left to chance. */
export const clientsOfDemoLogins: readonly string[] = ['10023', '10108', '10109']

/**
 * What Anna Kowalska and Jan Nowak have asked, so that every state is there to be seen. Instants count back from the
 * present by working days.
 */
export function planOfDemoLogins(world: DemoWorld, asker: (number: string) => Asker): Plan {
  const ago = (days: number, minutes: number) => workingDaysBefore(world, days) + minutes * 60_000
  const ask = (number: string, at: number, rest: Omit<Wish, 'at'>) => ({
    asker: asker(number),
    wish: { at, ...rest },
  })
  const subject = (type: TypeCode, index: number) => {
    const found = textsOfType[type].subjects[index]
    return found === undefined ? {} : { subject: found }
  }
  return [
    ask('10023', ago(160, 300), { type: 'contract', ending: 'closed', ...subject('contract', 7) }),
    ask('10023', ago(92, 620), {
      type: 'billing-complaint',
      ending: 'rejected',
      ...subject('billing-complaint', 0),
    }),
    ask('10023', ago(40, 95), { type: 'failure', ending: 'closed', ...subject('failure', 3) }),
    ask('10023', ago(9, 410), { type: 'question', ending: 'resolved', ...subject('question', 0) }),
    ask('10023', ago(6, 200), { type: 'meter', ending: 'waiting', ...subject('meter', 0) }),
    ask('10023', ago(4, 130), {
      type: 'billing-complaint',
      ending: 'in-progress',
      ...subject('billing-complaint', 1),
    }),
    ask('10023', ago(1, 700), { type: 'service-visit', ending: 'new', ...subject('service-visit', 0) }),
    ask('10108', ago(70, 240), { type: 'meter', ending: 'closed', ...subject('meter', 1) }),
    ask('10108', ago(3, 60), { type: 'question', ending: 'in-progress', ...subject('question', 2) }),
    ask('10109', ago(30, 150), { type: 'contract', ending: 'closed', ...subject('contract', 5) }),
    ask('10109', ago(2, 330), { type: 'question', ending: 'new', ...subject('question', 11) }),
  ]
}

/** The opening of the working day so many days before the present. */
function workingDaysBefore({ hours, now }: DemoWorld, days: number): number {
  const past = hours.days.filter((day) => day.isWorking && day.opens < now)
  return past.at(-1 - days)?.opens ?? now - days * 24 * hour
}

/** The office grows busier over the years, and has just sent out the bills of a quarter. */
function busyness(day: Day, daysAgo: number, now: number): number {
  const weekday = new Date(`${day.date}T00:00:00Z`).getUTCDay()
  const weight = day.isWorking ? (weekdayWeights[weekday] ?? 1) : 0.14
  const gone = Math.min(1, Math.max(0, (now - day.opens) / (day.closes - day.opens)))
  const season = daysAgo < 24 ? 1.4 : 1.1 - daysAgo / 3000
  return weight * season * gone
}

/** Mostly the morning, at the desk. */
function officeTime({ random, now }: DemoWorld, day: Day): number {
  const end = Math.min(day.closes, now)
  const share = (random.fraction() + random.fraction() * random.fraction()) / 2
  return Math.floor(day.opens + share * (end - day.opens))
}

/** From seven to eleven in the evening, in the portal. */
function someTime({ random, now }: DemoWorld, day: Day): number {
  const start = day.starts + 7 * hour
  const end = Math.min(day.starts + 23 * hour, now)
  return Math.floor(start + random.fraction() * Math.max(0, end - start))
}
