import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { idInPath, incoming } from '#server/platform/files/incoming.ts'
import { sendBytes, type SentFile } from '#server/platform/files/send-bytes.ts'
import { fileRoute, publicFileRoute, type FileRoute } from '#server/platform/http/file-routes.ts'
import type { PublicContext } from '#server/platform/trpc/context.ts'
import { keepFile } from './keep-file.ts'
import { reachOfClient, reachOfStaff } from './reach.ts'
import { findFile, findShownFile } from './find-file.ts'
import { everyone } from './shown.ts'

const ofPublication = { publicationId: idInPath, fileId: idInPath }
const asked = ({ publicationId, fileId }: { publicationId: number; fileId: number }) => ({
  which: { sql: 'p.id = ?', values: [publicationId] },
  file: { sql: 'f.id = ?', values: [fileId] },
})

/** A copy may be kept, but whether the file is still shown is asked each time. */
async function sendToEveryone(
  ctx: Pick<PublicContext, 'files'>,
  file: SentFile & { id: number },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const etag = `"${file.id}"`
  void reply.header('etag', etag)
  if (request.headers['if-none-match'] === etag)
    return reply.header('cache-control', 'no-cache').code(304).send()
  return sendBytes(ctx, { file, caching: 'no-cache' }, reply)
}

/** Uploads of the office, and the files of publications for everyone who is shown them. */
export const publicationsFileRoutes: readonly FileRoute[] = [
  fileRoute({
    audience: 'staff',
    method: 'POST',
    path: 'publications/files',
    access: 'publication.edit',
    input: z.strictObject({}),
    handle: (ctx, _input, { request }) => keepFile(ctx, incoming(request)),
  }),
  fileRoute({
    audience: 'staff',
    method: 'GET',
    path: 'publications/:publicationId/files/:fileId',
    access: 'publication.read',
    input: z.object(ofPublication),
    handle: async (ctx, input, { reply }) => sendBytes(ctx, { file: await findFile(ctx.sql, input) }, reply),
  }),
  fileRoute({
    audience: 'staff',
    method: 'GET',
    path: 'for-staff/:publicationId/files/:fileId',
    access: 'task.read',
    input: z.object(ofPublication),
    handle: async (ctx, input, { reply }) => {
      const reach = await reachOfStaff(ctx.sql, ctx.actor)
      const file = await findShownFile(ctx.sql, ctx.now(), { reach, ...asked(input) })
      return sendBytes(ctx, { file }, reply)
    },
  }),
  publicFileRoute({
    path: 'publications/:publicationId/files/:fileId',
    input: z.object(ofPublication),
    handle: async (ctx, input, exchange) => {
      const file = await findShownFile(ctx.sql, ctx.now(), { reach: everyone, ...asked(input) })
      return sendToEveryone(ctx, file, exchange)
    },
  }),
  publicFileRoute({
    path: 'templates/:slug',
    input: z.object({ slug: z.string().check(z.regex(/^[a-z0-9-]{1,120}$/)) }),
    handle: async (ctx, { slug }, exchange) => {
      const file = await findShownFile(ctx.sql, ctx.now(), {
        reach: everyone,
        which: { sql: "p.kind = 'template' AND p.slug = ?", values: [slug] },
        file: { sql: "l.role = 'template'", values: [] },
      })
      return sendToEveryone(ctx, file, exchange)
    },
  }),
  fileRoute({
    audience: 'portal',
    method: 'GET',
    path: 'clients/:clientId/publications/:publicationId/files/:fileId',
    access: 'own-data.read',
    input: z.object({ clientId: idInPath, ...ofPublication }),
    handle: async (ctx, input, { reply }) => {
      const reach = await reachOfClient(ctx, input.clientId)
      const file = await findShownFile(ctx.sql, ctx.now(), { reach, ...asked(input) })
      return sendBytes(ctx, { file }, reply)
    },
  }),
]
