import { AppError } from '#shared/domain/kernel/errors.ts'
import { addDays } from '#shared/domain/kernel/time.ts'
import { assignmentOfNewTask } from '#shared/domain/caretakers/rules.ts'
import {
  taskPriorities,
  type CreateRequestInput,
  type CreateTaskInput,
  type RequestDetail,
  type TaskDetail,
} from '#shared/domain/tasks/schema.ts'
import { has } from '#server/platform/auth/actor.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { attachUploads } from '../attach.ts'
import { getChangedTask, getRequest } from '../detail-queries.ts'
import { writeChanges } from '../entries.ts'
import { nextTaskNumber } from '../numbers.ts'
import { checkTypeOffered } from '../offered-types.ts'
import { dueAtEndOf, officeDate } from '../office-days.ts'
import { findOrder } from '../order-queries.ts'
import { noReporter, presentRequest, presentTask, type StoredDetail, type Story } from '../present.ts'
import { storeTask } from '../store-task.ts'
import { writeTerms } from '../terms.ts'

type Source = StoredDetail['source']

interface Created {
  readonly task: StoredDetail
  readonly story: Story
}

/**
 * Files a task at the desk on a client's behalf. It goes to the client's caretaker or, where there is none who can
 * work, into the queue of its type's group. Refuses with `client.not-found`, `task.type-unknown`,
 * `task.due-in-past`, `permission.missing`, `file.not-found`, `file.duplicate` or `request.key-reused`; a repeat
 * answers the first result.
 */
export async function createTask(ctx: CommandContext, input: CreateTaskInput): Promise<TaskDetail> {
  const created = await createOnce(ctx, input, { source: 'desk', use: 'add-request' })
  return typeof created === 'number'
    ? getChangedTask(ctx, created)
    : presentTask(created.task, created.story, ctx)
}

/**
 * The same from the portal, for a client that the account reaches and of a type that it is offered; refuses also with
 * `task.type-not-offered`.
 */
export async function createRequest(ctx: CommandContext, input: CreateRequestInput): Promise<RequestDetail> {
  const created = await createOnce(ctx, input, { source: 'portal', use: 'add-request' })
  return typeof created === 'number'
    ? getRequest(ctx, { clientId: input.clientId, requestId: created })
    : presentRequest(created.task, created.story, ctx)
}

/** Makes a task of what a client has sent; of a type that clients need not be able to choose. Refuses as the portal does. */
export async function createTaskOfDocument(
  ctx: CommandContext,
  input: CreateRequestInput,
): Promise<{ id: number; number: string }> {
  const created = await createOnce(ctx, input, { source: 'portal', use: 'add-document' })
  // A repeat is known by the document, and the key of its task is used for nothing else.
  if (typeof created === 'number') throw new AppError('request.key-reused')
  return created.task
}

/** Where a task comes from, and what a delegate must be let in for to file it. */
interface Way {
  readonly source: Source
  readonly use: 'add-request' | 'add-document'
}

/** The new task, or the id of the one that an earlier try has made. */
async function createOnce(ctx: CommandContext, input: CreateTaskInput, way: Way): Promise<Created | number> {
  const hash = requestHash({ ...input, source: way.source })
  const task = await onceByKey<StoredDetail | { id: number }>(
    hash,
    () => findFirst(ctx, input.requestKey),
    () => insertTask(ctx, input, { ...way, hash }),
  )
  return 'number' in task ? { task, story: await writeStory(ctx, task, input) } : task.id
}

async function insertTask(
  ctx: CommandContext,
  input: CreateTaskInput,
  as: Way & { hash: string },
): Promise<StoredDetail> {
  const { clientId, title, description, preferredOn, preferredTime, requestKey } = input
  const { accountId, firstName, lastName } = ctx.actor
  const now = ctx.now()
  const forClients = as.source === 'portal' && as.use === 'add-request'
  const order = await findOrder(ctx, { ...input, forClients, use: as.use })
  if (forClients) await checkTypeOffered(ctx, input.typeId)
  const { caretakerId, caretakerWorks, dueDays, typePriority, ...beside } = order
  const dueAt = toStored(dueAtOf(ctx, input, dueDays))
  const { assigneeId, groupId } = assignmentOfNewTask({
    caretaker: caretakerId === null ? null : { id: caretakerId, canWork: caretakerWorks === 1 },
    groupId: order.groupId,
  })
  const priority = input.priority === undefined ? typePriority : taskPriorities.indexOf(input.priority)
  const number = await nextTaskNumber(ctx.db, { now, zone: ctx.env.OFFICE_TIME_ZONE })
  const at = toStored(now)
  const id = await storeTask(ctx.sql, {
    number,
    clientId,
    typeId: input.typeId,
    title,
    description,
    preferredOn,
    preferredTime,
    priority,
    assigneeId,
    groupId,
    dueAt,
    source: as.source,
    createdBy: accountId,
    requestKey,
    requestHash: as.hash,
    createdAt: at,
  })
  const isCaretakers = assigneeId !== null
  return {
    ...beside,
    ...noReporter,
    id,
    number,
    title,
    description,
    preferredOn,
    preferredTime,
    typeId: input.typeId,
    status: 'new',
    priority,
    dueAt,
    clientId,
    assigneeId,
    assigneeFirstName: isCaretakers ? order.caretakerFirstName : null,
    assigneeLastName: isCaretakers ? order.caretakerLastName : null,
    groupId,
    source: as.source,
    creatorFirstName: firstName,
    creatorLastName: lastName,
    createdAt: at,
    updatedAt: at,
    version: 0,
  }
}

/** What stands beside the new row: its words, the first line of its timeline, its files and the event. */
async function writeStory(ctx: CommandContext, task: StoredDetail, input: CreateTaskInput): Promise<Story> {
  const { id: taskId, number, clientId, typeId, title, assigneeId, groupId, source, createdAt } = task
  const dueAt = new Date(`${task.dueAt}Z`)
  await writeTerms(ctx.sql, { id: taskId, title, status: 'new', dueAt })
  const entryId = await writeChanges(ctx, { id: taskId, version: 0 }, [
    { field: 'created', from: null, to: source },
  ])
  const attachments = await attachUploads(ctx, input.attachmentIds, {
    taskId,
    entryId: null,
    isInternal: false,
  })
  const event = { taskId, version: 0, number, clientId, typeId, title, assigneeId, groupId, source }
  await ctx.append(
    'task.created',
    { ...event, dueAt: dueAt.toISOString(), files: attachments.length },
    { taskId, clientId },
  )
  const { kind: authorKind, firstName: authorFirstName, lastName: authorLastName } = ctx.actor
  return {
    entries: [
      {
        id: entryId,
        kind: 'change',
        authorKind,
        authorFirstName,
        authorLastName,
        body: '',
        changeField: 'created',
        changeFrom: null,
        changeTo: source,
        changeReason: null,
        createdAt,
      },
    ],
    hasEarlier: false,
    attachments,
  }
}

/** The deadline: the end of the wished day, or of the type's last day; the day of filing is not counted. */
function dueAtOf(ctx: CommandContext, input: CreateTaskInput, dueDays: number): Date {
  const { dueOn, preferredOn } = input
  const zone = ctx.env.OFFICE_TIME_ZONE
  const today = officeDate(zone, ctx.now())
  if (dueOn !== undefined && !has(ctx.actor, 'task.set-deadline'))
    throw new AppError('permission.missing', { permission: 'task.set-deadline' })
  if (dueOn !== undefined && dueOn < today) throw new AppError('task.due-in-past', { field: 'dueOn' })
  if (preferredOn !== null && preferredOn < today)
    throw new AppError('task.due-in-past', { field: 'preferredOn' })
  return dueAtEndOf(zone, dueOn ?? addDays(today, dueDays))
}

async function findFirst(
  ctx: CommandContext,
  requestKey: string,
): Promise<{ id: number; requestHash: string } | null> {
  const [first] = await ctx.sql.rows<{ id: number; requestHash: string }>(
    'SELECT id, request_hash AS requestHash FROM tasks WHERE created_by = ? AND request_key = ?',
    [ctx.actor.accountId, requestKey],
  )
  return first ?? null
}
