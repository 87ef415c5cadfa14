import { clientFamily, getFamilyInput, setParentInput } from '#shared/domain/clients/family.ts'
import { clientRecord } from '#shared/domain/clients/schema.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { getClientRecord, getFamily } from '../queries.ts'
import { setParent } from './set-parent.ts'

/** Clients that belong together: a head office and its branches, an owner and the tenants. */
export const familyProcedures = {
  family: query('client.read')
    .input(getFamilyInput)
    .output(clientFamily)
    .query(({ ctx, input }) => getFamily(ctx, input)),

  setParent: command('client.edit')
    .input(setParentInput)
    .output(clientRecord)
    .mutation(async ({ ctx, input }) => {
      await setParent(ctx, input)
      return getClientRecord(ctx, input.clientId)
    }),
}
