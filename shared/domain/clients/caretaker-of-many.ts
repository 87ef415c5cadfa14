import * as z from 'zod/mini'
import { id, instant, optionalLine, version } from '../kernel/ids.ts'

/** So many clients go in one step; a window takes the next step when the last one is done. */
export const mostClientsAtOnce = 100

const clientIds = z.array(id).check(z.minLength(1), z.maxLength(mostClientsAtOnce))

export const selectClientsInput = z.object({
  search: z.optional(z.string().check(z.maxLength(100))),
  caretakerId: z.optional(z.nullable(id)),
})
export type SelectClientsInput = z.infer<typeof selectClientsInput>

/** The most clients that one selection holds. */
export const mostSelected = 5000
export const clientSelection = z.object({ clientIds: z.array(id), hasMore: z.boolean() })
export type ClientSelection = z.infer<typeof clientSelection>

export const previewCaretakerInput = z.object({ clientIds, caretakerId: z.nullable(id) })
export type PreviewCaretakerInput = z.infer<typeof previewCaretakerInput>

/** What would happen to some clients, nothing of it done yet. */
export const caretakerPreview = z.object({
  /** Those that would get another caretaker, in the version that was looked at. */
  clients: z.array(z.object({ id, version, name: z.string(), caretakerId: z.nullable(id) })),
  /** How many have this caretaker already, or are not there any more. */
  unchanged: z.int(),
  gone: z.int(),
  /** Open tasks in reach that the caretakers of today have, by deadline; they can go along. */
  tasks: z.array(
    z.object({
      id,
      number: z.string(),
      title: z.string(),
      clientName: z.string(),
      assigneeId: id,
      dueAt: instant,
    }),
  ),
})
export type CaretakerPreview = z.infer<typeof caretakerPreview>

export const setCaretakerOfManyInput = z.object({
  clients: z.array(z.object({ id, version })).check(z.minLength(1), z.maxLength(mostClientsAtOnce)),
  caretakerId: z.nullable(id),
  /** Whether open tasks of the caretakers of today go to the new one; without one, to the queue of their group. */
  movesTasks: z.boolean(),
  reason: optionalLine(500),
})
export type SetCaretakerOfManyInput = z.infer<typeof setCaretakerOfManyInput>

/** How it went with each client: a refusal by its code, or null. */
export const caretakerOfManyResult = z.object({
  results: z.array(z.object({ clientId: id, refusal: z.nullable(z.string()) })),
  movedTasks: z.int(),
})
export type CaretakerOfManyResult = z.infer<typeof caretakerOfManyResult>
