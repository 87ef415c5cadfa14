import {
  clientPage,
  clientRecord,
  createClientInput,
  getClientInput,
  listClientsInput,
  setAlertNoteInput,
  setCaretakerInput,
  updateClientInput,
} from '#shared/domain/clients/schema.ts'
import { command, loggedQuery, query } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import { router } from '#server/platform/trpc/init.ts'
import { createClient } from './commands/create-client.ts'
import { setAlertNote } from './commands/set-alert-note.ts'
import { setCaretaker } from './commands/set-caretaker.ts'
import { updateClient } from './commands/update-client.ts'
import { familyProcedures } from './family/procedures.ts'
import { manyProcedures } from './many/procedures.ts'
import { mergeProcedures } from './merge/procedures.ts'
import { getClientRecord, listClients } from './queries.ts'

export const clientsStaffRouter = router({
  ...manyProcedures,
  ...mergeProcedures,
  ...familyProcedures,

  list: query('client.read')
    .input(listClientsInput)
    .output(compiled(clientPage))
    .query(({ ctx, input }) => listClients(ctx, input)),

  get: loggedQuery('client.read')
    .input(getClientInput)
    .output(clientRecord)
    .query(async ({ ctx, input }) => {
      const record = await getClientRecord(ctx, input.clientId)
      const viewed = { clientId: record.id }
      await ctx.append('client.viewed', viewed, viewed)
      return record
    }),

  create: command('client.edit')
    .input(createClientInput)
    .output(clientRecord)
    .mutation(async ({ ctx, input }) => getClientRecord(ctx, await createClient(ctx, input))),

  update: command('client.edit')
    .input(updateClientInput)
    .output(clientRecord)
    .mutation(async ({ ctx, input }) => {
      await updateClient(ctx, input)
      return getClientRecord(ctx, input.clientId)
    }),

  setAlertNote: command('client.edit')
    .input(setAlertNoteInput)
    .output(clientRecord)
    .mutation(async ({ ctx, input }) => {
      await setAlertNote(ctx, input)
      return getClientRecord(ctx, input.clientId)
    }),

  setCaretaker: command('client.set-caretaker')
    .input(setCaretakerInput)
    .output(clientRecord)
    .mutation(async ({ ctx, input }) => {
      await setCaretaker(ctx, input)
      return getClientRecord(ctx, input.clientId)
    }),
})
