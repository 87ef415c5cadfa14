import * as z from 'zod/mini'
import { fileInput } from '#shared/domain/tasks/schema.ts'
import {
  addDocumentInput,
  addedDocument,
  countDocumentsInput,
  documentCounts,
  documentKind,
  listDocumentsInput,
  ownDocumentPage,
} from '#shared/domain/documents/schema.ts'
import { removeUpload } from '#server/platform/files/remove-upload.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { addDocument } from './commands/add-document.ts'
import { listOfferedKinds } from './kinds/offered-kinds.ts'
import { countNewDocuments, listOwnDocuments } from './queries.ts'

export const documentsPortalRouter = router({
  kinds: query('own-document.add')
    .output(z.array(documentKind))
    .query(({ ctx }) => listOfferedKinds(ctx)),

  list: query('own-document.read')
    .input(listDocumentsInput)
    .output(ownDocumentPage)
    .query(({ ctx, input }) => listOwnDocuments(ctx, input)),

  counts: query('own-document.read')
    .input(countDocumentsInput)
    .output(documentCounts)
    .query(async ({ ctx, input }) => ({ new: await countNewDocuments(ctx, input) })),

  add: command('own-document.add')
    .input(addDocumentInput)
    .output(addedDocument)
    .mutation(({ ctx, input }) => addDocument(ctx, input)),

  removeUpload: command('own-document.add')
    .input(fileInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeUpload(ctx, input.fileId)),
})
