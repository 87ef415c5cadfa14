import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { id, requestKey } from '#shared/domain/kernel/ids.ts'
import { fileRoute, type FileRoute } from '#server/platform/http/file-routes.ts'
import { sendFile } from './files/download.ts'
import { cleanFileName } from './files/names.ts'
import { keepUpload, type Incoming } from './files/upload.ts'

const idInPath = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,15}$/)), z.pipe(z.transform(Number), id))

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

/** What the headers of an upload say; the keys are UUIDs, so that nothing else reaches a column of theirs. */
function incoming(request: FastifyRequest): Incoming {
  const { headers, body } = request
  const key = requestKey.safeParse(headers['x-request-key'])
  if (!key.success) throw new AppError('input.invalid', { fields: { 'x-request-key': 'uuid' } })
  const draft = z.optional(requestKey).safeParse(headers['x-draft-key'])
  if (!draft.success) throw new AppError('input.invalid', { fields: { 'x-draft-key': 'uuid' } })
  const name = headers['x-file-name']
  return {
    name: cleanFileName(typeof name === 'string' ? name : undefined),
    requestKey: key.data,
    draftKey: draft.data ?? null,
    bytes: body instanceof Readable ? body : Readable.from([]),
  }
}
