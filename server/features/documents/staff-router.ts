import * as z from 'zod/mini'
import { fileInput } from '#shared/domain/tasks/schema.ts'
import {
  documentKind,
  documentPage,
  documentRow,
  listDocumentsInput,
  sendDocumentInput,
  withdrawDocumentInput,
} from '#shared/domain/documents/schema.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { sendDocument } from './commands/send-document.ts'
import { withdrawDocument } from './commands/withdraw-document.ts'
import { getDocument, listDocuments, listKinds } from './queries.ts'

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

  removeUpload: command('document.send')
    .input(fileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeUpload(ctx, input.fileId)),
})
