import type { EventName, EventPayload } from '#shared/domain/event-log/events.ts'
import type { Mover } from '#shared/domain/tasks/rules.ts'
import {
  isOpen,
  refusalToMove,
  statusAfterClientReply,
  statusAfterStaffReply,
} from '#shared/domain/tasks/rules.ts'
import type { TaskChange, TaskPriority, TaskStatus } from '#shared/domain/tasks/schema.ts'

/** Who does something to a task: an account, and on which side of the window it sits. */
export interface DemoActor {
  readonly accountId: number
  readonly kind: Mover
}

/** When something happens, in milliseconds, and by whom. */
export interface Moment {
  readonly at: number
  readonly by: DemoActor
}

/** A line of a timeline; `body` is empty for changes. The id is given when all lines are put in order. */
export interface DemoEntry extends Moment {
  readonly version: number
  readonly kind: 'reply' | 'note' | 'change'
  readonly body: string
  readonly change: TaskChange | null
  id: number
}

/** An event of a task; the ids in its payload are given when all rows are put in order. */
export interface DemoEvent extends Moment {
  readonly name: EventName
  readonly payload: Readonly<Record<string, unknown>>
  /** The line of the timeline the event is about. */
  readonly entry: DemoEntry | null
}

export interface TaskFacts {
  readonly clientId: number
  readonly typeId: number
  readonly groupId: number
  readonly title: string
  readonly description: string
  readonly preferredOn: string | null
  readonly preferredTime: string | null
  readonly source: 'portal' | 'desk'
}

interface Beginning {
  readonly priority: TaskPriority
  readonly assigneeId: number | null
  readonly dueAt: number
}

type Told<Name extends EventName> = Omit<EventPayload<Name>, 'taskId' | 'version' | 'entryId'>

/**
 * A task that is told step by step as the office's commands would change it: each step leaves the same lines of the
 * timeline, events and versions behind.
 */
export class DemoTask {
  readonly facts: TaskFacts
  readonly made: Moment
  readonly entries: DemoEntry[] = []
  readonly events: DemoEvent[] = []
  status: TaskStatus = 'new'
  priority: TaskPriority
  assigneeId: number | null
  dueAt: number
  version = 0
  updatedAt: number
  endedAt: number | null = null
  id = 0

  constructor(facts: TaskFacts, made: Moment, beginning: Beginning) {
    this.facts = facts
    this.made = made
    this.updatedAt = made.at
    this.priority = beginning.priority
    this.assigneeId = beginning.assigneeId
    this.dueAt = beginning.dueAt
    this.add(made, 'change', { field: 'created', from: null, to: facts.source, reason: null })
  }

  take(moment: Moment): void {
    const [before, after] = [this.assigneeId, moment.by.accountId]
    this.assigneeId = after
    this.change(moment, { field: 'assignee', from: idText(before), to: idText(after), reason: null })
    this.tell('task.taken', moment, { before, after })
  }

  assign(moment: Moment, hand: { to: number; reason: string }): void {
    const { to: after, reason } = hand
    const before = this.assigneeId
    this.assigneeId = after
    this.change(moment, { field: 'assignee', from: idText(before), to: idText(after), reason })
    this.tell('task.assigned', moment, { before, after, reason })
  }

  move(moment: Moment, to: TaskStatus, reason: string | null = null): void {
    const from = this.status
    const refusal = refusalToMove({ from, to, mover: moment.by.kind, reason: reason ?? undefined })
    if (refusal) throw new Error(`The demo office would be refused: ${refusal}, from ${from} to ${to}`)
    this.become(moment.at, to)
    this.change(moment, { field: 'status', from, to, reason })
    this.tell('task.moved', moment, { before: from, after: to, reason })
  }

  setDue(moment: Moment, wish: { dueAt: number; from: string; to: string; reason: string }): void {
    const { from, to, reason } = wish
    const before = new Date(this.dueAt).toISOString()
    this.dueAt = wish.dueAt
    this.change(moment, { field: 'due', from, to, reason })
    this.tell('task.due-set', moment, { before, after: new Date(wish.dueAt).toISOString(), reason })
  }

  setPriority(moment: Moment, after: TaskPriority): void {
    const before = this.priority
    if (before === after) return
    this.priority = after
    this.change(moment, { field: 'priority', from: before, to: after, reason: null })
    this.tell('task.priority-set', moment, { before, after })
  }

  reply(moment: Moment, body: string): void {
    const { by } = moment
    const before = this.status
    const after = by.kind === 'staff' ? statusAfterStaffReply(before) : statusAfterClientReply(before)
    const entry = this.write(moment, 'reply', body)
    if (after !== before) {
      this.become(moment.at, after)
      this.add(moment, 'change', { field: 'status', from: before, to: after, reason: null })
    }
    this.tell('task.replied', { ...moment, entry }, { files: 0, by: by.kind })
    if (after !== before) this.tell('task.moved', moment, { before, after, reason: null })
  }

  note(moment: Moment, body: string): void {
    const entry = this.write(moment, 'note', body)
    this.tell('task.noted', { ...moment, entry }, { files: 0 })
  }

  private become(at: number, status: TaskStatus): void {
    if (isOpen(status) !== isOpen(this.status)) this.endedAt = isOpen(status) ? null : at
    this.status = status
  }

  private change(moment: Moment, change: TaskChange): void {
    this.step(moment)
    this.add(moment, 'change', change)
  }

  private write(moment: Moment, kind: 'reply' | 'note', body: string): DemoEntry {
    this.step(moment)
    return this.add(moment, kind, body)
  }

  private step({ at }: Moment): void {
    this.version += 1
    this.updatedAt = at
  }

  private add({ at, by }: Moment, kind: DemoEntry['kind'], content: string | TaskChange): DemoEntry {
    const written =
      typeof content === 'string' ? { body: content, change: null } : { body: '', change: content }
    const entry: DemoEntry = { at, by, version: this.version, kind, ...written, id: 0 }
    this.entries.push(entry)
    return entry
  }

  private tell<Name extends EventName>(
    name: Name,
    { at, by, entry }: Moment & { entry?: DemoEntry },
    payload: Told<Name>,
  ): void {
    const told = { ...payload, version: this.version }
    this.events.push({ at, by, name, payload: told, entry: entry ?? null })
  }
}

function idText(id: number | null): string | null {
  return id === null ? null : String(id)
}
