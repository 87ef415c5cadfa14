import * as z from 'zod/mini'
import { idInPath, incoming } from '#server/platform/files/incoming.ts'
import { keepUpload } from '#server/platform/files/upload.ts'
import { fileRoute, type FileRoute } from '#server/platform/http/file-routes.ts'
import { sendFile } from './download.ts'

/** Uploads for requests, tasks, replies and notes, and downloads of what was attached to them. */
export const tasksFileRoutes: readonly FileRoute[] = [
  fileRoute({
    audience: 'staff',
    method: 'POST',
    path: 'files',
    access: 'task.work',
    input: z.strictObject({}),
    handle: (ctx, _input, { request }) => keepUpload(ctx, incoming(request)),
  }),
  fileRoute({
    audience: 'portal',
    method: 'POST',
    path: 'files',
    access: 'request.create',
    input: z.strictObject({}),
    handle: (ctx, _input, { request }) => keepUpload(ctx, incoming(request)),
  }),
  fileRoute({
    audience: 'staff',
    method: 'GET',
    path: 'files/:fileId',
    access: 'task.read',
    input: z.object({ fileId: idInPath }),
    handle: (ctx, input, { reply }) => sendFile(ctx, input, reply),
  }),
  fileRoute({
    audience: 'portal',
    method: 'GET',
    path: 'clients/:clientId/files/:fileId',
    access: 'request.read',
    input: z.object({ clientId: idInPath, fileId: idInPath }),
    handle: (ctx, input, { reply }) => sendFile(ctx, input, reply),
  }),
]
