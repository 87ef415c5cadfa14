import * as z from 'zod/mini'
import {
  createRequestInput,
  earlierEntries,
  earlierRequestEntriesInput,
  fileInput,
  getRequestInput,
  listRequestsInput,
  replyToRequestInput,
  requestDetail,
  requestPage,
  seenRequest,
  taskType,
} from '#shared/domain/tasks/schema.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { compiled } from '#server/platform/trpc/compiled.ts'
import { router } from '#server/platform/trpc/init.ts'
import { createRequest } from './commands/create-task.ts'
import { confirmRequest, withdrawRequest } from './commands/end-request.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { replyToRequest } from './commands/write-words.ts'
import { getRequest, listEarlierEntries } from './detail-queries.ts'
import { listOfferedTypes } from './offered-types.ts'
import { listRequests } from './request-queries.ts'

export const requestsPortalRouter = router({
  types: query('request.read')
    .output(z.array(taskType))
    .query(({ ctx }) => listOfferedTypes(ctx)),

  list: query('request.read')
    .input(listRequestsInput)
    .output(compiled(requestPage))
    .query(({ ctx, input }) => listRequests(ctx, input)),

  get: query('request.read')
    .input(getRequestInput)
    .output(requestDetail)
    .query(({ ctx, input }) => getRequest(ctx, input)),

  entries: query('request.read')
    .input(earlierRequestEntriesInput)
    .output(earlierEntries)
    .query(({ ctx, input: { clientId, requestId: taskId, before } }) =>
      listEarlierEntries(ctx, { clientId, taskId, before }),
    ),

  create: command('request.create')
    .input(createRequestInput)
    .output(requestDetail)
    .mutation(({ ctx, input }) => createRequest(ctx, input)),

  reply: command('request.create')
    .input(replyToRequestInput)
    .output(requestDetail)
    .mutation(async ({ ctx, input }) => {
      await replyToRequest(ctx, input)
      return getRequest(ctx, input)
    }),

  withdraw: command('request.create')
    .input(seenRequest)
    .output(requestDetail)
    .mutation(async ({ ctx, input }) => {
      await withdrawRequest(ctx, input)
      return getRequest(ctx, input)
    }),

  confirm: command('request.create')
    .input(seenRequest)
    .output(requestDetail)
    .mutation(async ({ ctx, input }) => {
      await confirmRequest(ctx, input)
      return getRequest(ctx, input)
    }),

  removeUpload: command('request.create')
    .input(fileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeUpload(ctx, input.fileId)),
})
