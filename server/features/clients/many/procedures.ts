import {
  caretakerOfManyResult,
  caretakerPreview,
  clientSelection,
  previewCaretakerInput,
  selectClientsInput,
  setCaretakerOfManyInput,
} from '#shared/domain/clients/caretaker-of-many.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { previewCaretaker, selectClients } from './queries.ts'
import { setCaretakerOfMany } from './set-caretaker-of-many.ts'

/** Changing the caretaker of many clients at once: choose, look, do, step by step. */
export const manyProcedures = {
  select: query('client.set-caretaker')
    .input(selectClientsInput)
    .output(clientSelection)
    .query(({ ctx, input }) => selectClients(ctx, input)),

  previewCaretaker: query('client.set-caretaker')
    .input(previewCaretakerInput)
    .output(caretakerPreview)
    .query(({ ctx, input }) => previewCaretaker(ctx, input)),

  setCaretakerOfMany: command('client.set-caretaker')
    .input(setCaretakerOfManyInput)
    .output(caretakerOfManyResult)
    .mutation(({ ctx, input }) => setCaretakerOfMany(ctx, input)),
}
