import { addressLine } from '#shared/domain/clients/rules.ts'
import type { Language } from '#shared/domain/kernel/ids.ts'
import { isOpen } from '#shared/domain/tasks/rules.ts'
import {
  taskPriorities,
  type RequestDetail,
  type RequestRow,
  type TaskCan,
  type TaskDetail,
  type TaskPriority,
  type TaskRow,
  type TaskStatus,
} from '#shared/domain/tasks/schema.ts'
import { has, nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toStored } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import type { StoredAttachment, StoredEntry } from './entry-queries.ts'
import { lastDayOfStored } from './office-days.ts'
import { abilitiesOf, requestAbilities } from './policy.ts'
import { presentAttachment, presentEntry } from './present-entries.ts'

/** A row of a queue as it is read; instants in the database's form. */
export interface StoredRow {
  id: number
  number: string
  title: string
  typeId: number
  status: TaskStatus
  priority: number
  dueAt: string
  clientId: number | null
  clientName: string | null
  clientNumber: string | null
  /** Who reported it without an account, where it is nobody's; empty when they gave no name. */
  reporterName: string | null
  assigneeId: number | null
  assigneeFirstName: string | null
  assigneeLastName: string | null
  groupId: number
  createdAt: string
  updatedAt: string
  version: number
}

/** What stands beside a task of its client. */
interface StoredClient {
  clientId: number
  clientName: string
  clientNumber: string
  clientPhone: string
  clientEmail: string | null
  street: string
  building: string
  flat: string
  postalCode: string
  city: string
}

type OrNull<Columns> = { [Name in keyof Columns]: Columns[Name] | null }

/** What is known of somebody who reported without an account; no language where nobody did. */
interface StoredReporter {
  reporterPhone: string | null
  reporterEmail: string | null
  reporterPlace: string | null
  reporterLanguage: Language | null
}

/** A task with all that stands beside it, as it is read. */
export interface StoredDetail extends StoredRow, OrNull<StoredClient>, StoredReporter {
  clientId: number | null
  clientName: string | null
  clientNumber: string | null
  typeNamePl: string
  typeNameEn: string
  description: string
  preferredOn: string | null
  preferredTime: string | null
  source: 'portal' | 'desk'
  creatorFirstName: string | null
  creatorLastName: string | null
  alertNote: string | null
  caretakerFirstName: string | null
  caretakerLastName: string | null
}

/** What a task has that somebody with an account made. */
export const noReporter = {
  reporterName: null,
  reporterPhone: null,
  reporterEmail: null,
  reporterPlace: null,
  reporterLanguage: null,
} as const satisfies Partial<StoredDetail>

export interface Story {
  readonly entries: readonly StoredEntry[]
  readonly hasEarlier: boolean
  readonly attachments: readonly StoredAttachment[]
}

/** A row of a portal list as it is read. */
export interface StoredRequest {
  id: number
  number: string
  title: string
  typeNamePl: string
  typeNameEn: string
  status: TaskStatus
  dueAt: string
  createdAt: string
  updatedAt: string
  version: number
}

/** Who looks, when, and in which time zone the office is. */
export type Viewer = Pick<QueryContext, 'actor' | 'env' | 'now'>

export function presentRows(rows: readonly StoredRow[], viewer: Viewer): TaskRow[] {
  const can = abilitiesOf(viewer.actor)
  const clock = clockOf(viewer)
  return rows.map((row) => presentRow(row, clock, can(row)))
}

export function presentTask(task: StoredDetail, story: Story, viewer: Viewer): TaskDetail {
  const { description, preferredOn, preferredTime, source } = task
  const seesClient = has(viewer.actor, 'client.read')
  return {
    ...presentRow(task, clockOf(viewer), abilitiesOf(viewer.actor)(task)),
    description,
    preferredOn,
    preferredTime,
    source,
    createdByName: nameOf({ firstName: task.creatorFirstName ?? '', lastName: task.creatorLastName ?? '' }),
    client: isOfClient(task) ? presentClient(task, seesClient) : null,
    reporter: presentReporter(task, seesClient),
    ...presentStory(story),
  }
}

function isOfClient(task: StoredDetail): task is StoredDetail & StoredClient {
  return task.clientId !== null
}

function presentClient(task: StoredDetail & StoredClient, seesClient: boolean): TaskDetail['client'] {
  return {
    id: task.clientId,
    number: task.clientNumber,
    name: task.clientName,
    phone: seesClient ? task.clientPhone : '',
    email: seesClient ? task.clientEmail : null,
    address: seesClient ? addressLine(task) : '',
    alertNote: seesClient ? task.alertNote : null,
    caretakerName: caretakerName(task),
  }
}

/** Where something happened is needed by whoever works on it; how to reach people is for readers of client records. */
function presentReporter(task: StoredDetail, seesClient: boolean): TaskDetail['reporter'] {
  if (task.reporterLanguage === null) return null
  return {
    name: task.reporterName ?? '',
    phone: seesClient ? (task.reporterPhone ?? '') : '',
    email: seesClient ? task.reporterEmail : null,
    place: task.reporterPlace ?? '',
    language: task.reporterLanguage,
  }
}

export function presentRequestRow(row: StoredRequest, viewer: Viewer): RequestRow {
  const { id, number, title, status, version } = row
  return {
    id,
    number,
    title,
    typeName: { pl: row.typeNamePl, en: row.typeNameEn },
    status,
    ...deadline(row, clockOf(viewer)),
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
    version,
    can: requestAbilities(viewer.actor, status),
  }
}

export function presentRequest(task: StoredDetail, story: Story, viewer: Viewer): RequestDetail {
  const { description, preferredOn, preferredTime } = task
  return {
    ...presentRequestRow(task, viewer),
    description,
    preferredOn,
    preferredTime,
    caretakerName: caretakerName(task),
    ...presentStory(story),
  }
}

export function presentStory(story: Story): Pick<TaskDetail, 'attachments' | 'entries' | 'earlierEntries'> {
  return {
    attachments: story.attachments.filter((file) => file.entryId === null).map(presentAttachment),
    entries: story.entries.map((entry) => presentEntry(entry, story.attachments)),
    earlierEntries: story.hasEarlier,
  }
}

/** A priority as people name it. */
export function priorityOf(stored: number): TaskPriority {
  return taskPriorities[stored] ?? 'normal'
}

interface Clock {
  readonly now: string
  readonly zone: string
}

export function clockOf(viewer: Omit<Viewer, 'actor'>): Clock {
  return { now: toStored(viewer.now()), zone: viewer.env.OFFICE_TIME_ZONE }
}

function presentRow(row: StoredRow, clock: Clock, can: TaskCan): TaskRow {
  const { id, number, title, typeId, status, clientId, clientName, clientNumber, reporterName } = row
  const { assigneeId, groupId } = row
  return {
    id,
    number,
    title,
    typeId,
    status,
    priority: priorityOf(row.priority),
    dueAt: toInstant(row.dueAt),
    ...deadline(row, clock),
    clientId,
    clientName,
    clientNumber,
    reporterName,
    assigneeId,
    assigneeName:
      assigneeId === null
        ? null
        : nameOf({ firstName: row.assigneeFirstName ?? '', lastName: row.assigneeLastName ?? '' }),
    groupId,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
    version: row.version,
    can,
  }
}

/** Stored instants sort like text, so that no date has to be made of them. */
export function deadline(row: { status: TaskStatus; dueAt: string }, clock: Clock) {
  const dueOn = lastDayOfStored(clock.zone, row.dueAt)
  return { dueOn, isOverdue: isOpen(row.status) && row.dueAt <= clock.now }
}

function caretakerName(task: StoredDetail): string | null {
  const { caretakerFirstName: firstName, caretakerLastName: lastName } = task
  return firstName === null || lastName === null ? null : nameOf({ firstName, lastName })
}
