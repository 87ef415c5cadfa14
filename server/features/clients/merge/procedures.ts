import * as z from 'zod/mini'
import {
  duplicatePage,
  duplicates,
  findDuplicatesInput,
  listDuplicatesInput,
  mergeClientsInput,
  mergePreview,
  previewMergeInput,
  tellApartInput,
} from '#shared/domain/clients/merge.ts'
import { clientRecord } from '#shared/domain/clients/schema.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { command, loggedQuery, query } from '#server/platform/trpc/builders.ts'
import { listDuplicates } from '../duplicates/queries.ts'
import { tellApart } from '../duplicates/tell-apart.ts'
import { getClientRecord } from '../queries.ts'
import { findDuplicates } from './duplicates.ts'
import { mergeClients } from './merge-clients.ts'
import { countParts } from './parts.ts'

/** Records of the same client: finding them, making one of two, or saying that they are not. */
export const mergeProcedures = {
  duplicates: query('client.merge')
    .input(findDuplicatesInput)
    .output(duplicates)
    .query(({ ctx, input }) => findDuplicates(ctx, input.clientId)),

  listDuplicates: query('client.merge')
    .input(listDuplicatesInput)
    .output(duplicatePage)
    .query(({ ctx, input }) => listDuplicates(ctx, input)),

  tellApart: command('client.merge')
    .input(tellApartInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await tellApart(ctx, input)
      return {}
    }),

  previewMerge: loggedQuery('client.merge')
    .input(previewMergeInput)
    .output(mergePreview)
    .query(async ({ ctx, input }) => {
      const kept = await getClientRecord(ctx, input.clientId)
      const other = await getClientRecord(ctx, input.otherId)
      if (kept.id === other.id) throw new AppError('client.merge-same')
      for (const { id } of [kept, other])
        await ctx.append('client.viewed', { clientId: id }, { clientId: id })
      return { kept, other, moves: await countParts(ctx.sql, other.id) }
    }),

  merge: command('client.merge')
    .input(mergeClientsInput)
    .output(clientRecord)
    .mutation(async ({ ctx, input }) => {
      await mergeClients(ctx, input)
      return getClientRecord(ctx, input.clientId)
    }),
}
