import * as z from 'zod/mini'
import { fileInput } from '#shared/domain/tasks/schema.ts'
import {
  audience,
  checkListInput,
  documentKind,
  documentPage,
  documentRow,
  listCheck,
  listDocumentsInput,
  sendDocumentInput,
  sendingPage,
  sendingRow,
  sendListInput,
  sendToGroupInput,
  withdrawDocumentInput,
} from '#shared/domain/documents/schema.ts'
import { pageInput } from '#shared/domain/kernel/page.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { listAudiences } from './audience.ts'
import { sendDocument } from './commands/send-document.ts'
import { checkList, sendList } from './commands/send-list.ts'
import { sendToGroup } from './commands/send-to-group.ts'
import { withdrawDocument } from './commands/withdraw-document.ts'
import { getDocument, listDocuments, listKinds } from './queries.ts'
import { getSending, listSendings } from './sendings.ts'

export const documentsStaffRouter = router({
  kinds: query('document.read')
    .output(z.array(documentKind))
    .query(({ ctx }) => listKinds(ctx.sql, 'office')),

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
