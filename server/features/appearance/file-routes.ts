import type { FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { incoming } from '#server/platform/files/incoming.ts'
import { fileRoute, publicFileRoute, type FileRoute } from '#server/platform/http/file-routes.ts'
import type { PictureUse } from './draw-picture.ts'
import { keepPicture } from './keep-picture.ts'

const hashedName = z.string().check(z.regex(/^[0-9a-f]{16}\.(?:css|png|webp)$/))

/** Pictures sent for the look of the portal; and themes and pictures for everyone, named by what they hold. */
export const appearanceFileRoutes: readonly FileRoute[] = [
  upload('appearance/pictures', 'picture'),
  upload('appearance/icons', 'icon'),
  publicFileRoute({
    path: 'appearance/:file',
    input: z.object({ file: hashedName }),
    handle: (ctx, { file }, { reply }) => sendHashed(ctx.sql, file, reply),
  }),
]

function upload(path: string, use: PictureUse): FileRoute {
  return fileRoute({
    audience: 'staff',
    method: 'POST',
    path,
    access: 'appearance.manage',
    input: z.strictObject({}),
    handle(ctx, _input, { request }) {
      const { name, bytes } = incoming(request)
      return keepPicture(ctx, { name, bytes, use })
    },
  })
}

async function sendHashed(sql: Sql, file: string, reply: FastifyReply): Promise<FastifyReply> {
  const [hash = '', extension = ''] = file.split('.')
  const found = extension === 'css' ? await findCss(sql, hash) : await findPicture(sql, hash, extension)
  if (!found) throw new AppError('file.not-found')
  return reply
    .header('content-type', found.type)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(found.body)
}

async function findCss(sql: Sql, hash: string): Promise<{ type: string; body: string } | null> {
  const [row] = await sql.rows<{ css: string }>(
    'SELECT css FROM appearance_versions WHERE css_hash = ? LIMIT 1',
    [hash],
  )
  return row ? { type: 'text/css; charset=utf-8', body: row.css } : null
}

async function findPicture(
  sql: Sql,
  hash: string,
  extension: string,
): Promise<{ type: string; body: Buffer } | null> {
  const [row] = await sql.rows<{ bytes: Buffer }>(
    'SELECT bytes FROM appearance_pictures WHERE hash = ? AND media_type = ?',
    [hash, `image/${extension}`],
  )
  return row ? { type: `image/${extension}`, body: row.bytes } : null
}
