import { format } from 'mysql2'
import { literal, Op, type WhereOptions } from 'sequelize'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { isEnded, movesFrom, refusalToTake } from '#shared/domain/tasks/rules.ts'
import type { RequestRow, TaskCan, TaskStatus } from '#shared/domain/tasks/schema.ts'
import { has, type Actor } from '#server/platform/auth/actor.ts'
import type { AttemptContext, CommandContext } from '#server/platform/trpc/context.ts'
import { tasksOn, type TaskModel } from './model.ts'
import { requestScope, seesAll } from './scope.ts'
import { refuseStale } from './stale.ts'

/** The rows an actor may change are those it sees; the same scope as `taskScope`. */
function visibleTo(actor: Actor): WhereOptions<TaskModel> {
  if (!has(actor, actor.kind === 'client' ? 'request.read' : 'task.read')) return { id: null as never }
  if (actor.kind === 'client') {
    const reached = requestScope(actor, { client: '`tasks`.`client_id`', author: '`tasks`.`created_by`' })
    return literal(format(reached.sql, reached.values))
  }
  if (seesAll(actor)) return {}
  return { [Op.or]: [{ assigneeId: actor.accountId }, { groupId: [...actor.groupIds] }] }
}

/** Locks one task in the actor's reach, of one client where that is given. Refuses with `task.not-found`. */
export async function lockTask(
  ctx: CommandContext,
  asked: { taskId: number; clientId?: number },
): Promise<TaskModel> {
  const { taskId, clientId } = asked
  const of: WhereOptions<TaskModel> = clientId === undefined ? { id: taskId } : { id: taskId, clientId }
  const task = await tasksOn(ctx.db.sequelize).findOne({
    where: { [Op.and]: [of, visibleTo(ctx.actor)] },
    transaction: ctx.tx,
    lock: ctx.tx.LOCK.UPDATE,
  })
  if (!task) throw new AppError('task.not-found')
  return task
}

/** Locks a task whose number and secret have been shown. */
export async function lockReported(ctx: AttemptContext, taskId: number): Promise<TaskModel> {
  const task = await tasksOn(ctx.db.sequelize).findOne({
    where: { id: taskId },
    transaction: ctx.tx,
    lock: ctx.tx.LOCK.UPDATE,
  })
  if (!task) throw new AppError('case.not-found')
  return task
}

/** The same for the version a window has seen; refuses an older one with `row.stale` and what changed since. */
export async function lockSeenTask(
  ctx: CommandContext,
  seen: { taskId: number; clientId?: number; version: number },
): Promise<TaskModel> {
  const task = await lockTask(ctx, seen)
  if (task.version !== seen.version) await refuseStale(ctx, task, seen.version)
  return task
}

const nothing: TaskCan = {
  take: false,
  assign: false,
  reply: false,
  note: false,
  setDue: false,
  setPriority: false,
  setClient: false,
  moves: [],
}

/** What an actor may do with the tasks it sees; rows in the same state share one answer. */
export function abilitiesOf(
  actor: Actor,
): (task: Pick<TaskModel, 'status' | 'assigneeId' | 'clientId'>) => TaskCan {
  const known = new Map<string, TaskCan>()
  return (task) => {
    const key = `${task.status} ${task.assigneeId === null} ${task.clientId === null}`
    const can = known.get(key) ?? abilities(actor, task)
    known.set(key, can)
    return can
  }
}

function abilities(actor: Actor, task: Pick<TaskModel, 'status' | 'assigneeId' | 'clientId'>): TaskCan {
  const works = has(actor, 'task.work')
  const moves = works ? movesFrom(task.status, 'staff') : []
  if (isEnded(task.status)) return { ...nothing, moves }
  return {
    take: has(actor, 'task.take') && refusalToTake(task) === null,
    assign: has(actor, 'task.assign'),
    reply: works,
    note: works,
    setDue: has(actor, 'task.set-deadline'),
    setPriority: works,
    setClient: works && has(actor, 'client.read') && task.clientId === null,
    moves,
  }
}

/** What a client account may do with a request it sees. */
export function requestAbilities(actor: Actor, status: TaskStatus): RequestRow['can'] {
  const may = has(actor, 'request.create')
  const closes = may && movesFrom(status, 'client').includes('closed')
  return {
    reply: may && !isEnded(status),
    withdraw: closes && status !== 'resolved',
    confirm: closes && status === 'resolved',
  }
}
