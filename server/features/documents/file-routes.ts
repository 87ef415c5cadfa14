import * as z from 'zod/mini'
import { largestFileBytes } from '#shared/domain/tasks/schema.ts'
import { idInPath, incoming } from '#server/platform/files/incoming.ts'
import { keepUpload } from '#server/platform/files/upload.ts'
import { fileRoute, type FileRoute } from '#server/platform/http/file-routes.ts'
import { sendDocumentFile } from './download.ts'

/** A folder of documents for many clients waits until its list is checked and sent. */
const ofList = { files: 2500, bytes: 400 * largestFileBytes }

/** Uploads for documents, and downloads of what was sent either way. */
export const documentsFileRoutes: readonly FileRoute[] = [
  fileRoute({
    audience: 'staff',
    method: 'POST',
    path: 'documents/files',
    access: 'document.send',
    input: z.strictObject({}),
    handle: (ctx, _input, { request }) => keepUpload(ctx, incoming(request), ofList),
  }),
  fileRoute({
    audience: 'portal',
    method: 'POST',
    path: 'documents/files',
    access: 'own-document.add',
    input: z.strictObject({}),
    handle: (ctx, _input, { request }) => keepUpload(ctx, incoming(request)),
  }),
  fileRoute({
    audience: 'staff',
    method: 'GET',
    path: 'documents/:documentId/files/:fileId',
    access: 'document.read',
    input: z.object({ documentId: idInPath, fileId: idInPath }),
    handle: (ctx, input, { reply }) => sendDocumentFile(ctx, input, reply),
  }),
  fileRoute({
    audience: 'portal',
    method: 'GET',
    path: 'clients/:clientId/documents/:documentId/files/:fileId',
    access: 'own-document.read',
    input: z.object({ clientId: idInPath, documentId: idInPath, fileId: idInPath }),
    handle: (ctx, input, { reply }) => sendDocumentFile(ctx, input, reply),
  }),
]
