import { filler, laterDate, suits } from './case-facts.ts'
import { DemoTask, type DemoActor, type Moment } from './demo-task.ts'
import type { Asker, DemoType, DemoWorld, Ending, Wish } from './demo-world.ts'

/** Nothing is later than that, in minutes of office time. */
const eightDays = 8 * 480
const clerks = ['maria.zajac', 'anna.wrona', 'tomasz.lis', 'katarzyna.gil']
const fieldWorkers = ['piotr.bak', 'krzysztof.sowa', 'adam.kruk']

/** The story of one task from its filing to the present. */
export function tellStory(world: DemoWorld, asker: Asker, wish: Wish): DemoTask {
  return new Story(world, asker, wish).told()
}

class Story {
  private readonly world: DemoWorld
  private readonly asker: Asker
  private readonly wish: Wish
  private readonly type: DemoType
  private readonly task: DemoTask
  private readonly fill: (text: string) => string
  /** Minutes of office time that the whole work takes. */
  private readonly length: number
  private lastAt: number

  constructor(world: DemoWorld, asker: Asker, wish: Wish) {
    const { random, hours } = world
    this.world = world
    this.asker = asker
    this.wish = wish
    this.type = world.types[wish.type]
    this.lastAt = wish.at
    this.fill = filler(world, asker.client, wish.at)
    this.task = this.begin()
    const untilDue = Math.max(60, hours.minutesBetween(wish.at, this.task.dueAt))
    const late = Math.min(0.8, eightDays / untilDue)
    const share = random.chance(0.15)
      ? 1 + random.fraction() * late
      : 0.25 + Math.sqrt(random.fraction()) * 0.74
    const enough = wish.ending === undefined ? Infinity : 0.6 * hours.minutesBetween(wish.at, world.now)
    this.length = Math.max(25, Math.min(untilDue * share, enough))
  }

  told(): DemoTask {
    this.comesToSomeone()
    if (!this.ends('new')) this.isWorkedOn()
    return this.task
  }

  private begin(): DemoTask {
    const { world, asker, wish, type } = this
    const { random, hours } = world
    const [title, description] =
      wish.subject ?? random.pick(type.texts.subjects.filter((subject) => suits(asker.client, subject)))
    const by: DemoActor =
      asker.accountId === null ? this.someone(clerks) : { accountId: asker.accountId, kind: 'client' }
    const hasWish = type.asksForAppointment && random.chance(0.75)
    const dueOn = hours.workingDayFrom(laterDate(hours, wish.at, type.dueDays))
    const caretaker = asker.client.caretaker === null ? null : this.known(asker.client.caretaker)
    return new DemoTask(
      {
        clientId: asker.client.id,
        typeId: type.id,
        groupId: type.groupId,
        title: this.fill(title),
        description: this.fill(description),
        preferredOn: hasWish ? hours.workingDayFrom(laterDate(hours, wish.at, random.whole(1, 6))) : null,
        preferredTime: hasWish
          ? `${String(random.whole(8, 15)).padStart(2, '0')}:${random.pick(['00', '30'])}`
          : null,
        source: by.kind === 'client' ? 'portal' : 'desk',
      },
      { at: wish.at, by },
      {
        priority: by.kind === 'client' || random.chance(0.9) ? type.priority : 'high',
        assigneeId: caretaker?.accountId ?? null,
        dueAt: hours.dayOn(dueOn).ends,
      },
    )
  }

  /** Someone of the group takes what has no caretaker; a caretaker hands work outside the office over. */
  private comesToSomeone(): void {
    const { task, type, world } = this
    const { random } = world
    const workers = type.worksOutside ? fieldWorkers : clerks
    if (task.assigneeId === null) {
      this.step(0.05 + random.fraction() * 0.5, (at) => task.take({ at, by: this.someone(workers) }))
      return
    }
    if (!random.chance(type.worksOutside ? 0.85 : 0.05)) return
    this.step(0.02 + random.fraction() * 0.15, (at) => {
      const to = this.someone(
        workers.filter((login) => this.known(login).accountId !== task.assigneeId),
      ).accountId
      task.assign(this.byAssignee(at), { to, reason: this.fill(random.pick(type.texts.handOvers)) })
    })
  }

  /** Most work is simple: one answer, or none at all. The rest is talked over. */
  private isWorkedOn(): void {
    const { wish, task, type, world } = this
    const { random } = world
    const course = wish.ending === undefined ? random.weighted({ silent: 24, plain: 50, long: 26 }) : 'long'
    if (course === 'long') this.isTalkedOver()
    if (this.ends('in-progress') || this.ends('waiting')) return
    if (wish.ending === 'rejected' || (wish.ending === undefined && random.chance(0.045))) {
      const reason = this.fill(random.pick(type.texts.rejections))
      this.step(1, (at) => task.move(this.byAssignee(at), 'rejected', reason))
      return
    }
    if (this.mayClient() && wish.ending === undefined && random.chance(0.02)) {
      this.step(0.9, (at) => task.move({ at, by: this.client() }, 'closed'))
      return
    }
    if (course === 'plain' && random.chance(0.55))
      this.step(0.1 + random.fraction() * 0.35, (at) => task.move(this.byAssignee(at), 'in-progress'))
    if (course !== 'silent') this.says(1, 'endings')
    this.step(1.002, (at) => task.move(this.byAssignee(at), 'resolved'))
    if (!this.ends('resolved')) this.isClosed()
  }

  private isTalkedOver(): void {
    const { wish, task, world } = this
    const { random } = world
    if (random.chance(0.3)) this.says(0.15 + random.fraction() * 0.1, 'notes')
    this.says(0.25 + random.fraction() * 0.2, 'replies')
    if (this.ends('in-progress')) return
    if (random.chance(0.1))
      this.step(0.5, (at) => task.setPriority(this.byAssignee(at), random.pick(['high', 'urgent', 'low'])))
    if (wish.ending === 'waiting' || (wish.ending === undefined && random.chance(0.7))) this.asksClient()
    if (this.ends('waiting')) return
    if (wish.ending === undefined && random.chance(0.12)) this.movesDeadline()
    if (random.chance(0.25)) this.says(0.85, 'notes')
  }

  private asksClient(): void {
    const { task, type, world } = this
    const { random, hours } = world
    this.says(0.45 + random.fraction() * 0.1, 'questions')
    this.step(0.56, (at) => task.move(this.byAssignee(at), 'waiting'))
    if (this.ends('waiting')) return
    const answer = this.fill(random.pick(type.texts.answers))
    if (this.mayClient()) {
      const wait = random.whole(90, 9 * 1440)
      this.happens(this.lastAt + wait * 60_000, (at) => task.reply({ at, by: this.client() }, answer))
      return
    }
    this.happens(hours.after(this.lastAt, random.whole(60, 6 * 480)), (at) => {
      task.note(this.byAssignee(at), `Klient odpowiedział telefonicznie: ${answer}`)
      task.move(this.byAssignee(at + 20_000), 'in-progress')
    })
  }

  private movesDeadline(): void {
    const { task, world } = this
    const { hours, random } = world
    this.step(0.8, (at) => {
      const from = hours.dayOf(task.dueAt - 1).date
      const to = hours.workingDayFrom(laterDate(hours, task.dueAt - 1, random.whole(3, 9)))
      const reason = random.pick([
        'Czekamy na wyniki z laboratorium, klient poinformowany.',
        'Na prośbę klienta, wyjazd do końca tygodnia.',
        'Potrzebna zgoda zarządcy drogi na wykop.',
        'Nieobecność montera, nowy termin uzgodniony telefonicznie.',
      ])
      task.setDue(this.byAssignee(at), { dueAt: hours.dayOn(to).ends, from, to, reason })
    })
  }

  /** A resolved task is closed by its client, or by the office when nothing more is heard. */
  private isClosed(): void {
    const { task, world } = this
    const { random, hours } = world
    if (this.mayClient() && random.chance(0.4)) {
      const at = this.lastAt + random.whole(20, 5000) * 60_000
      this.happens(at, (when) => task.move({ at: when, by: this.client() }, 'closed'))
      return
    }
    const at = hours.after(this.lastAt, random.whole(3 * 480, 7 * 480))
    this.happens(at, (when) => task.move(this.byAssignee(when), 'closed'))
  }

  private says(share: number, what: 'replies' | 'questions' | 'endings' | 'notes'): void {
    const { task, type, world } = this
    const words = this.fill(world.random.pick(type.texts[what]))
    this.step(share, (at) => {
      if (what === 'notes') task.note(this.byAssignee(at), words)
      else task.reply(this.byAssignee(at), words)
    })
  }

  /** Something the office does after a share of its work. */
  private step(share: number, act: (at: number) => void): void {
    const planned = this.world.hours.after(this.wish.at, this.length * share)
    this.happens(Math.max(planned, this.lastAt + 40_000), act)
  }

  /** Nothing happens after the present, nor after what came too late. */
  private happens(at: number, act: (at: number) => void): void {
    const when = Math.floor(at + this.world.random.fraction() * 30_000)
    this.lastAt = when
    if (when < this.world.now) act(when)
  }

  private ends(ending: Ending): boolean {
    return this.wish.ending === ending
  }

  private mayClient(): boolean {
    return this.task.facts.source === 'portal'
  }

  private client(): DemoActor {
    return this.task.made.by
  }

  private byAssignee(at: number): Moment {
    const accountId = this.task.assigneeId ?? this.someone(clerks).accountId
    return { at, by: { accountId, kind: 'staff' } }
  }

  private someone(logins: readonly string[]): DemoActor {
    return this.known(this.world.random.pick(logins))
  }

  private known(login: string): DemoActor {
    const accountId = this.world.staff.get(login)
    if (accountId === undefined) throw new Error(`Nobody is called ${login}`)
    return { accountId, kind: 'staff' }
  }
}
