import type { FastifyReply } from 'fastify'
import * as z from 'zod/mini'
import { AppError } from '#shared/domain/kernel/errors.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { incoming } from '#server/platform/files/incoming.ts'
import { fileRoute, publicFileRoute, type FileRoute } from '#server/platform/http/file-routes.ts'
import { drawAppIcon, mark, markHash, type AppIcon } from './app-icons.ts'
import type { PictureUse } from './draw-picture.ts'
import { keepPicture } from './keep-picture.ts'

const hashedName = z
  .string()
  .check(z.regex(/^[0-9a-f]{16}(?:\.css|\.png|\.webp|-192\.png|-512\.png|-maskable\.png)$/))

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

interface Hashed {
  readonly type: string
  readonly body: string | Buffer
}

/** What was sent last: pages that are still shown while the database is away keep their look. */
const sentLast = new Map<string, Hashed>()
const mostInMemory = 20

async function sendHashed(sql: Sql, file: string, reply: FastifyReply): Promise<FastifyReply> {
  const found = sentLast.get(file) ?? (await findHashed(sql, file))
  sentLast.delete(file)
  sentLast.set(file, found)
  const [oldest] = sentLast.keys()
  if (sentLast.size > mostInMemory && oldest !== undefined) sentLast.delete(oldest)
  return reply
    .header('content-type', found.type)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(found.body)
}

async function findHashed(sql: Sql, file: string): Promise<Hashed> {
  const [name = '', extension = ''] = file.split('.')
  const [hash = '', icon] = name.split('-') as [string, AppIcon?]
  if (icon) return findAppIcon(sql, hash, icon)
  const found = extension === 'css' ? await findCss(sql, hash) : await findPicture(sql, hash, extension)
  if (!found) throw new AppError('file.not-found')
  return found
}

async function findAppIcon(sql: Sql, hash: string, icon: AppIcon): Promise<Hashed> {
  const found = hash === markHash ? { body: mark } : await findPicture(sql, hash, 'png')
  if (!found) throw new AppError('file.not-found')
  return { type: 'image/png', body: await drawAppIcon(found.body, icon) }
}

async function findCss(sql: Sql, hash: string): Promise<Hashed | null> {
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
): Promise<(Hashed & { body: Buffer }) | null> {
  const [row] = await sql.rows<{ bytes: Buffer }>(
    'SELECT bytes FROM appearance_pictures WHERE hash = ? AND media_type = ?',
    [hash, `image/${extension}`],
  )
  return row ? { type: `image/${extension}`, body: row.bytes } : null
}
