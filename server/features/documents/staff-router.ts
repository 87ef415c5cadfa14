import * as z from 'zod/mini'
import { fileInput } from '#shared/domain/tasks/schema.ts'
import {
  audience,
  checkListInput,
  documentPage,
  documentRow,
  listCheck,
  listDocumentsInput,
  ofSendingInput,
  sendDocumentInput,
  sendingPage,
  sendingRow,
  sendListInput,
  sendToGroupInput,
  stopSendingInput,
  withdrawalPreview,
  withdrawDocumentInput,
  withdrawSendingInput,
} from '#shared/domain/documents/schema.ts'
import { pageInput } from '#shared/domain/kernel/page.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { listAudiences } from './audience.ts'
import { sendDocument } from './commands/send-document.ts'
import { checkList, sendList } from './commands/send-list.ts'
import { sendToGroup } from './commands/send-to-group.ts'
import { stopSending } from './commands/stop-sending.ts'
import { withdrawDocument } from './commands/withdraw-document.ts'
import { previewWithdrawal, withdrawSending } from './commands/withdraw-sending.ts'
import { getDocument, listDocuments } from './queries.ts'
import { getSending, listSendings } from './sendings.ts'

export const documentsStaffRouter = router({
  list: query('document.read')
    .input(listDocumentsInput)
    .output(documentPage)
    .query(({ ctx, input }) => listDocuments(ctx, input)),

  send: command('document.send')
    .input(sendDocumentInput)
    .output(documentRow)
    .mutation(async ({ ctx, input }) => getDocument(ctx, await sendDocument(ctx, input))),

  withdraw: command('document.send')
    .input(withdrawDocumentInput)
    .output(documentRow)
    .mutation(async ({ ctx, input }) => {
      await withdrawDocument(ctx, input)
      return getDocument(ctx, input.documentId)
    }),

  audiences: query('document.send')
    .output(z.array(audience))
    .query(({ ctx }) => listAudiences(ctx)),

  sendings: query('document.send')
    .input(pageInput)
    .output(sendingPage)
    .query(({ ctx, input }) => listSendings(ctx.sql, input)),

  sendToGroup: command('document.send')
    .input(sendToGroupInput)
    .output(sendingRow)
    .mutation(async ({ ctx, input }) => getSending(ctx.sql, await sendToGroup(ctx, input))),

  stopSending: command('document.send')
    .input(stopSendingInput)
    .output(sendingRow)
    .mutation(async ({ ctx, input }) => {
      await stopSending(ctx, input)
      return getSending(ctx.sql, input.sendingId)
    }),

  previewWithdrawal: query('document.send')
    .input(ofSendingInput)
    .output(withdrawalPreview)
    .query(({ ctx, input }) => previewWithdrawal(ctx.sql, input.sendingId)),

  withdrawSending: command('document.send')
    .input(withdrawSendingInput)
    .output(sendingRow)
    .mutation(async ({ ctx, input }) => {
      await withdrawSending(ctx, input)
      return getSending(ctx.sql, input.sendingId)
    }),

  checkList: command('document.send')
    .input(checkListInput)
    .output(listCheck)
    .mutation(({ ctx, input }) => checkList(ctx, input)),

  sendList: command('document.send')
    .input(sendListInput)
    .output(sendingRow)
    .mutation(async ({ ctx, input }) => getSending(ctx.sql, await sendList(ctx, input))),

  removeUpload: command('document.send')
    .input(fileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeUpload(ctx, input.fileId)),
})
