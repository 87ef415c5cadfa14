import {
  assignTaskInput,
  board,
  createTaskInput,
  earlierEntries,
  earlierEntriesInput,
  fileInput,
  getTaskInput,
  listTasksInput,
  moveTaskInput,
  queueCounts,
  replyInput,
  seenTask,
  setDueInput,
  setPriorityInput,
  setTaskClientInput,
  taskDetail,
  taskPage,
  taskRow,
  taskRowsInput,
  taskType,
} from '#shared/domain/tasks/schema.ts'
import * as z from 'zod/mini'
import { command, query } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import { router } from '#server/platform/trpc/init.ts'
import { getBoard } from './board-queries.ts'
import { assignTask } from './commands/assign-task.ts'
import { createTask } from './commands/create-task.ts'
import { moveTask } from './commands/move-task.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { setDue } from './commands/set-due.ts'
import { setPriority } from './commands/set-priority.ts'
import { setTaskClient } from './commands/set-task-client.ts'
import { takeTask } from './commands/take-task.ts'
import { noteOnTask, replyToTask } from './commands/write-words.ts'
import { getChangedTask, getTask, listEarlierEntries, listTaskTypes } from './detail-queries.ts'
import { countQueues, listTaskRows, listTasks } from './queue-queries.ts'

/** Compiled once for all that answer a task. */
const answered = compiled(taskDetail)

export const tasksStaffRouter = router({
  types: query('task.read')
    .output(z.array(taskType))
    .query(({ ctx }) => listTaskTypes(ctx.sql, 'all')),

  list: query('task.read')
    .input(listTasksInput)
    .output(compiled(taskPage))
    .query(({ ctx, input }) => listTasks(ctx, input)),

  counts: query('task.read')
    .output(queueCounts)
    .query(({ ctx }) => countQueues(ctx)),

  rows: query('task.read')
    .input(taskRowsInput)
    .output(compiled(z.array(taskRow)))
    .query(({ ctx, input }) => listTaskRows(ctx, input.ids)),

  get: query('task.read')
    .input(getTaskInput)
    .output(answered)
    .query(({ ctx, input }) => getTask(ctx, input.taskId)),

  entries: query('task.read')
    .input(earlierEntriesInput)
    .output(earlierEntries)
    .query(({ ctx, input }) => listEarlierEntries(ctx, input)),

  board: query('task.oversee')
    .output(board)
    .query(({ ctx }) => getBoard(ctx)),

  create: command('task.create')
    .input(createTaskInput)
    .output(answered)
    .mutation(({ ctx, input }) => createTask(ctx, input)),

  take: command('task.take')
    .input(seenTask)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await takeTask(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  assign: command('task.assign')
    .input(assignTaskInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await assignTask(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  move: command('task.work')
    .input(moveTaskInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await moveTask(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  setDue: command('task.set-deadline')
    .input(setDueInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await setDue(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  setPriority: command('task.work')
    .input(setPriorityInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await setPriority(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  setClient: command('task.work')
    .input(setTaskClientInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await setTaskClient(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  reply: command('task.work')
    .input(replyInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await replyToTask(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  note: command('task.work')
    .input(replyInput)
    .output(answered)
    .mutation(async ({ ctx, input }) => {
      await noteOnTask(ctx, input)
      return getChangedTask(ctx, input.taskId)
    }),

  removeUpload: command('task.work')
    .input(fileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeUpload(ctx, input.fileId)),
})
