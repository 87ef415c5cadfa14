import { shallowRef, type ShallowRef } from 'vue'
import { moveNeedsReason } from '#shared/domain/tasks/rules.ts'
import type {
  StaleDetails,
  TaskDetail,
  TaskPriority,
  TaskRow,
  TaskStatus,
} from '#shared/domain/tasks/schema.ts'
import type { ShownRefusal } from '#shared/ui/composables/refusal.ts'
import { useAction } from '#shared/ui/composables/use-action.ts'
import { useToasts } from '#shared/ui/composables/use-toasts.ts'
import { api } from '../../app/api.ts'
import type { ClientChoice } from '../../app/client-options.ts'
import { useMe } from '../../app/session-store.ts'
import { useTexts } from '../../app/texts.ts'
import { useTaskStore } from './task-store.ts'

/** The facts of a task that two people can change at the same time. */
export type TaskFact = 'status' | 'assignee' | 'due' | 'priority' | 'client'

/** What a fact of a task is, in stored terms. */
export const valueOfFact = (task: TaskRow, fact: TaskFact): string | number | null =>
  ({
    status: task.status,
    assignee: task.assigneeId,
    due: task.dueOn,
    priority: task.priority,
    client: task.clientName,
  })[fact]

/** One change somebody asks for: how to send it, and how to take it back where the rules allow that. */
interface Wish {
  readonly fact: TaskFact
  /** What the fact should become, in stored terms. */
  readonly value: string | number | null
  readonly send: (task: TaskRow) => Promise<TaskDetail>
  readonly done: (after: TaskDetail) => string
  readonly undo: (before: TaskRow, after: TaskDetail) => (() => Promise<TaskDetail>) | null
}

/** A change that met a newer version: what was seen, what is there now, and what was wished. */
export interface TaskConflict {
  readonly seen: TaskRow
  readonly now: TaskDetail
  readonly wish: Pick<Wish, 'fact' | 'value'>
  /** Who changed it, and when; what is unknown is left out. */
  readonly stale: Partial<StaleDetails>
  again: () => Promise<boolean>
}

export interface TaskChanges {
  readonly pending: () => boolean
  readonly refusal: () => ShownRefusal | null
  readonly conflict: ShallowRef<TaskConflict | null>
  clear: () => void
  take: (task: TaskRow) => Promise<boolean>
  assign: (task: TaskRow, to: number | null, reason: string) => Promise<boolean>
  move: (task: TaskRow, to: TaskStatus, reason?: string) => Promise<boolean>
  setDue: (task: TaskRow, dueOn: string, reason: string) => Promise<boolean>
  setPriority: (task: TaskRow, priority: TaskPriority) => Promise<boolean>
  setClient: (task: TaskRow, client: ClientChoice) => Promise<boolean>
}

/**
 * Whether a change of one fact could overwrite what happened meanwhile: the fact itself or the state is another now.
 * A new state is decided on all that was said, so there any news may contradict it.
 */
const mayContradict = (fact: TaskFact, seen: TaskRow, now: TaskRow): boolean =>
  fact === 'status' || seen.status !== now.status || valueOfFact(seen, fact) !== valueOfFact(now, fact)

/**
 * What can be done to a task from any screen. Each answers whether it was done; a stale version becomes a conflict
 * to decide, every other refusal is kept for the place that asked.
 */
export function useTaskChanges(): TaskChanges {
  const { t, calendarDay } = useTexts()
  const me = useMe()
  const store = useTaskStore()
  const toasts = useToasts()
  const conflict = shallowRef<TaskConflict | null>(null)

  const seen = (task: TaskRow): { taskId: number; version: number } => ({
    taskId: task.id,
    version: task.version,
  })
  const assignTo = (task: TaskRow, assigneeId: number | null, reason: string): Promise<TaskDetail> =>
    api.tasks.assign.mutate({ ...seen(task), assigneeId, reason })

  const action = useAction(async (task: TaskRow, wish: Wish) => {
    const after = await wish.send(task)
    store.applyDetail(after)
    const takeBack = wish.undo(task, after)
    toasts.show({
      text: wish.done(after),
      tone: 'ok',
      ...(takeBack ? { undo: async () => store.applyDetail(await takeBack()) } : {}),
    })
  })

  async function run(task: TaskRow, wish: Wish): Promise<boolean> {
    const outcome = await action.run(task, wish)
    if (outcome.ok) return true
    if (outcome.refusal?.code === 'row.stale') return raise(task, wish, outcome.refusal.details)
    return false
  }

  /** Asks to decide, unless what happened meanwhile leaves the wish as it was; answers whether it was done. */
  async function raise(task: TaskRow, wish: Wish, stale: Partial<StaleDetails>): Promise<boolean> {
    const read = await api.tasks.get.query({ taskId: task.id }).catch(() => null)
    if (!read) return false
    action.clear()
    store.applyDetail(read)
    if (!mayContradict(wish.fact, task, read)) return run(read, wish)
    conflict.value = {
      seen: task,
      now: read,
      wish,
      stale,
      again() {
        conflict.value = null
        return run(read, wish)
      },
    }
    return false
  }

  const backTo = (before: TaskRow, after: TaskDetail): (() => Promise<TaskDetail>) | null =>
    after.can.assign ? () => assignTo(after, before.assigneeId, t('desktop.undo.reason')) : null

  return {
    pending: () => action.pending,
    refusal: () => action.refusal,
    conflict,
    clear: action.clear,
    take: (task) =>
      run(task, {
        fact: 'assignee',
        value: me.value.accountId,
        send: (current) => api.tasks.take.mutate(seen(current)),
        done: (after) => t('desktop.task.taken', { number: after.number }),
        undo: backTo,
      }),
    assign: (task, to, reason) =>
      run(task, {
        fact: 'assignee',
        value: to,
        send: (current) => assignTo(current, to, reason),
        done: (after) =>
          after.assigneeName
            ? t('desktop.task.assigned', { number: after.number, name: after.assigneeName })
            : t('desktop.task.released', { number: after.number }),
        undo: backTo,
      }),
    move: (task, to, reason) =>
      run(task, {
        fact: 'status',
        value: to,
        send: (current) => api.tasks.move.mutate({ ...seen(current), to, ...(reason ? { reason } : {}) }),
        done: (after) =>
          t('desktop.task.moved', { number: after.number, status: t(`task.status.${after.status}`) }),
        undo: (before, after) =>
          after.can.moves.includes(before.status) && !moveNeedsReason(after.status, before.status)
            ? () => api.tasks.move.mutate({ ...seen(after), to: before.status })
            : null,
      }),
    setDue: (task, dueOn, reason) =>
      run(task, {
        fact: 'due',
        value: dueOn,
        send: (current) => api.tasks.setDue.mutate({ ...seen(current), dueOn, reason }),
        done: (after) => t('desktop.task.due-set', { number: after.number }),
        undo: (before, after) =>
          after.can.setDue && before.dueOn >= calendarDay(new Date())
            ? () =>
                api.tasks.setDue.mutate({
                  ...seen(after),
                  dueOn: before.dueOn,
                  reason: t('desktop.undo.reason'),
                })
            : null,
      }),
    setClient: (task, { value: clientId, label }) =>
      run(task, {
        fact: 'client',
        value: label,
        send: (current) => api.tasks.setClient.mutate({ ...seen(current), clientId }),
        done: (after) => t('desktop.task.joined', { number: after.number, name: label }),
        undo: () => null,
      }),
    setPriority: (task, priority) =>
      run(task, {
        fact: 'priority',
        value: priority,
        send: (current) => api.tasks.setPriority.mutate({ ...seen(current), priority }),
        done: (after) =>
          t('desktop.task.priority-set', {
            number: after.number,
            priority: t(`common.priority.${after.priority}`),
          }),
        undo: (before, after) =>
          after.can.setPriority
            ? () => api.tasks.setPriority.mutate({ ...seen(after), priority: before.priority })
            : null,
      }),
  }
}
