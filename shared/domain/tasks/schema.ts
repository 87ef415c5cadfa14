import * as z from 'zod/mini'
import {
  bilingual,
  calendarDate,
  id,
  instant,
  language,
  line,
  requestKey,
  text,
  timeOfDay,
  version,
} from '../kernel/ids.ts'
import { page, pageInput } from '../kernel/page.ts'

export const taskStatuses = ['new', 'in-progress', 'waiting', 'resolved', 'closed', 'rejected'] as const
export const taskStatus = z.enum(taskStatuses)
export type TaskStatus = z.infer<typeof taskStatus>

/** In rising order; stored as their index. */
export const taskPriorities = ['low', 'normal', 'high', 'urgent'] as const
export const taskPriority = z.enum(taskPriorities)
export type TaskPriority = z.infer<typeof taskPriority>

export const taskType = z.object({
  id,
  code: z.string(),
  name: bilingual,
  dueDays: z.int(),
  priority: taskPriority,
  groupId: id,
  clientsMayFile: z.boolean(),
  asksForAppointment: z.boolean(),
})
export type TaskType = z.infer<typeof taskType>

export const attachment = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  createdAt: instant,
})
export type Attachment = z.infer<typeof attachment>

/** The most files one task, reply or note may carry, and the most bytes of each. */
export const mostAttachments = 10
export const largestFileBytes = 25 * 1024 * 1024

const attachmentIds = z.array(id).check(z.maxLength(mostAttachments))
const reason = z.string().check(z.trim(), z.maxLength(1000))

const whatIsAsked = {
  requestKey,
  typeId: id,
  title: line(200),
  description: text(10_000),
  preferredOn: z.nullable(calendarDate),
  preferredTime: z.nullable(timeOfDay),
  attachmentIds,
}

/** What a client files in the portal; the client is part of the URL there and checked in the SQL. */
export const createRequestInput = z.object({ clientId: id, ...whatIsAsked })
export type CreateRequestInput = z.infer<typeof createRequestInput>

/** What staff file at the desk on a client's behalf; without an assignee the client's caretaker gets it. */
export const createTaskInput = z.object({
  clientId: id,
  ...whatIsAsked,
  priority: z.optional(taskPriority),
  dueOn: z.optional(calendarDate),
})
export type CreateTaskInput = z.infer<typeof createTaskInput>

/** What a caller may do with a task. `moves` are the states it can be moved to. */
export const taskCan = z.object({
  take: z.boolean(),
  assign: z.boolean(),
  reply: z.boolean(),
  note: z.boolean(),
  setDue: z.boolean(),
  setPriority: z.boolean(),
  /** Say whose it is, where nobody has yet. */
  setClient: z.boolean(),
  moves: z.array(taskStatus),
})
export type TaskCan = z.infer<typeof taskCan>

/** One row of a queue. `dueOn` is the last day on which the deadline is kept, in the office's time zone. */
export const taskRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  typeId: id,
  status: taskStatus,
  priority: taskPriority,
  dueAt: instant,
  dueOn: calendarDate,
  isOverdue: z.boolean(),
  /** Null, as name and number, where somebody without an account reported it and the desk has not said whose it is. */
  clientId: z.nullable(id),
  clientName: z.nullable(z.string()),
  clientNumber: z.nullable(z.string()),
  /** Of a task without a client: who reported it, empty when they gave no name. */
  reporterName: z.nullable(z.string()),
  assigneeId: z.nullable(id),
  assigneeName: z.nullable(z.string()),
  groupId: id,
  createdAt: instant,
  updatedAt: instant,
  version,
  can: taskCan,
})
export type TaskRow = z.infer<typeof taskRow>

const entryKinds = ['reply', 'note', 'change'] as const

/** What a `change` entry tells: which fact of the task went from what to what, in stored terms. */
export const taskChange = z.object({
  field: z.enum(['created', 'status', 'assignee', 'due', 'priority', 'client']),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})
export type TaskChange = z.infer<typeof taskChange>

/** One line of the timeline: a public reply, an internal note or a change. */
export const taskEntry = z.object({
  id,
  kind: z.enum(entryKinds),
  authorName: z.string(),
  authorKind: z.enum(['staff', 'client', 'system', 'anonymous']),
  body: z.string(),
  change: z.nullable(taskChange),
  attachments: z.array(attachment),
  createdAt: instant,
})
export type TaskEntry = z.infer<typeof taskEntry>

export const taskDetail = z.extend(taskRow, {
  description: z.string(),
  preferredOn: z.nullable(calendarDate),
  preferredTime: z.nullable(timeOfDay),
  source: z.enum(['portal', 'desk']),
  createdByName: z.string(),
  client: z.nullable(
    z.object({
      id,
      number: z.string(),
      name: z.string(),
      phone: z.string(),
      email: z.nullable(z.string()),
      address: z.string(),
      alertNote: z.nullable(z.string()),
      caretakerName: z.nullable(z.string()),
    }),
  ),
  /** Who reported it without an account, and where; stays when the task has got its client. */
  reporter: z.nullable(
    z.object({
      name: z.string(),
      phone: z.string(),
      email: z.nullable(z.string()),
      place: z.string(),
      language,
    }),
  ),
  attachments: z.array(attachment),
  /** The newest lines of the timeline, oldest of them first; `earlierEntries` says whether older ones can be read. */
  entries: z.array(taskEntry),
  earlierEntries: z.boolean(),
})
export type TaskDetail = z.infer<typeof taskDetail>

/** The same task as its client sees it: no internal notes, no priority, no names of rules. */
export const requestRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  typeName: bilingual,
  status: taskStatus,
  dueOn: calendarDate,
  isOverdue: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  version,
  can: z.object({ reply: z.boolean(), withdraw: z.boolean(), confirm: z.boolean() }),
})
export type RequestRow = z.infer<typeof requestRow>

export const requestDetail = z.extend(requestRow, {
  description: z.string(),
  preferredOn: z.nullable(calendarDate),
  preferredTime: z.nullable(timeOfDay),
  caretakerName: z.nullable(z.string()),
  attachments: z.array(attachment),
  entries: z.array(taskEntry),
  earlierEntries: z.boolean(),
})
export type RequestDetail = z.infer<typeof requestDetail>

/** The most lines of a timeline that one answer carries. */
export const mostEntries = 200

export const getTaskInput = z.object({ taskId: id })
export const taskRowsInput = z.object({ ids: z.array(id).check(z.maxLength(200)) })
export const getRequestInput = z.object({ clientId: id, requestId: id })

/** Asks for the lines of a timeline before one that is known. */
export const earlierEntriesInput = z.extend(getTaskInput, { before: id })
export const earlierRequestEntriesInput = z.extend(getRequestInput, { before: id })
export const earlierEntries = z.object({ entries: z.array(taskEntry), earlierEntries: z.boolean() })
export type EarlierEntries = z.infer<typeof earlierEntries>

export const listRequestsInput = z.extend(pageInput, {
  clientId: id,
  state: z.enum(['open', 'ended', 'all']),
})
export type ListRequestsInput = z.infer<typeof listRequestsInput>
export const requestPage = page(requestRow)

export const queueViews = ['mine', 'unassigned', 'my-groups', 'all'] as const
export const queueView = z.enum(queueViews)
export type QueueView = z.infer<typeof queueView>

/** Which tasks a queue shows. `open` are the states in which the office still has to do something. */
export const queueFilter = z.object({
  view: queueView,
  state: z.union([z.literal('open'), z.literal('ended'), taskStatus]),
  typeId: z.optional(id),
  assigneeId: z.optional(id),
  clientId: z.optional(id),
  overdueOnly: z.optional(z.boolean()),
  text: z.optional(z.string().check(z.maxLength(100))),
})
export type QueueFilter = z.infer<typeof queueFilter>

export const listTasksInput = z.extend(pageInput, { filter: queueFilter })
export type ListTasksInput = z.infer<typeof listTasksInput>
export const taskPage = page(taskRow)

/** Counts beside the views, capped so that they stay cheap: `mostCounted` means "that many or more". */
export const mostCounted = 1000
export const queueCounts = z.object({
  mine: z.int(),
  mineOverdue: z.int(),
  unassigned: z.int(),
  'my-groups': z.int(),
  all: z.int(),
  overdue: z.int(),
})
export type QueueCounts = z.infer<typeof queueCounts>

export const seenTask = z.object({ taskId: id, version })
export type SeenTask = z.infer<typeof seenTask>
export const moveTaskInput = z.extend(seenTask, { to: taskStatus, reason: z.optional(reason) })
export type MoveTaskInput = z.infer<typeof moveTaskInput>
export const assignTaskInput = z.extend(seenTask, { assigneeId: z.nullable(id), reason })
export type AssignTaskInput = z.infer<typeof assignTaskInput>
export const setDueInput = z.extend(seenTask, { dueOn: calendarDate, reason })
export type SetDueInput = z.infer<typeof setDueInput>
export const setPriorityInput = z.extend(seenTask, { priority: taskPriority })
export type SetPriorityInput = z.infer<typeof setPriorityInput>

/** Whose a task is that somebody without an account reported. */
export const setTaskClientInput = z.extend(seenTask, { clientId: id })
export type SetTaskClientInput = z.infer<typeof setTaskClientInput>

/** A public reply or an internal note; it does not ask for the version seen, so that nothing typed is refused for it. */
export const replyInput = z.object({ requestKey, taskId: id, body: text(10_000), attachmentIds })
export type ReplyInput = z.infer<typeof replyInput>

export const replyToRequestInput = z.extend(getRequestInput, {
  requestKey,
  body: text(10_000),
  attachmentIds,
})
export type ReplyToRequestInput = z.infer<typeof replyToRequestInput>
export const seenRequest = z.extend(getRequestInput, { version })
export type SeenRequest = z.infer<typeof seenRequest>
export const fileInput = z.object({ fileId: id })

/** What changed since the version a window has seen, in the details of `row.stale`. */
export interface StaleDetails {
  readonly version: number
  readonly changedBy: string
  readonly changedAt: string
  readonly changes: readonly { field: string; from: string | null; to: string | null }[]
}

/** A caretaker's load on the manager's board; counts of open tasks. */
export const boardColumn = z.enum(['overdue', 'today', 'this-week', 'later'])
export type BoardColumn = z.infer<typeof boardColumn>
export const board = z.object({
  columns: z.array(z.object({ column: boardColumn, count: z.int(), tasks: z.array(taskRow) })),
  caretakers: z.array(
    z.object({
      id: z.nullable(id),
      name: z.nullable(z.string()),
      overdue: z.int(),
      today: z.int(),
      thisWeek: z.int(),
      open: z.int(),
    }),
  ),
})
export type Board = z.infer<typeof board>
