import { AppError } from '#shared/domain/kernel/errors.ts'
import { cleaned } from '#shared/domain/publications/content.ts'
import { slugOf } from '#shared/domain/publications/rules.ts'
import type { Content, CreatePublicationInput } from '#shared/domain/publications/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { onceByKey } from '#server/platform/database/once-by-key.ts'
import { requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { writeOpen } from '../write-version.ts'

/**
 * Begins a publication with its first draft and answers its id; a repeat answers the first one. Its address is made from
 * the title and stays. Refuses with `publication.page-exists`, `input.invalid` and `request.key-reused`.
 */
export async function createPublication(ctx: CommandContext, input: CreatePublicationInput): Promise<number> {
  const hash = requestHash({ ...input })
  const { id } = await onceByKey<{ id: number }>(
    hash,
    () => findFirst(ctx, input.requestKey),
    () => create(ctx, input, hash),
  )
  return id
}

async function create(
  ctx: CommandContext,
  input: CreatePublicationInput,
  hash: string,
): Promise<{ id: number }> {
  const { sql, actor } = ctx
  const { kind, pageRole, title, requestKey } = input
  if (pageRole !== null) await checkRole(sql, kind, pageRole)
  const slug = await freeSlug(sql, kind, slugOf(title))
  const at = toStored(ctx.now())
  const { insertId: id } = await sql.query(
    `INSERT INTO publications (kind, slug, page_role, plans, created_by, request_key, request_hash, created_at, updated_by,
       updated_at) VALUES (?, ?, ?, '[]', ?, ?, ?, ?, ?, ?)`,
    [kind, slug, pageRole, actor.accountId, requestKey, hash, at, actor.accountId, at],
  )
  await writeOpen(ctx, { publicationId: id, open: null }, startingWith(title))
  await ctx.append('publication.created', { publicationId: id, kind, title })
  return { id }
}

function startingWith(title: string): Content {
  const nothing = { title: '', summary: '', body: cleaned(null) }
  return {
    pl: { ...nothing, title },
    en: nothing,
    outage: 'none',
    worksFrom: null,
    worksUntil: null,
    documentKindId: null,
    files: [],
  }
}

async function checkRole(sql: Sql, kind: string, pageRole: string): Promise<void> {
  if (kind !== 'page') throw new AppError('input.invalid', { fields: { pageRole: 'custom' } })
  const taken = await sql.rows('SELECT id FROM publications WHERE page_role = ?', [pageRole])
  if (taken.length > 0) throw new AppError('publication.page-exists')
}

/** The first of `name`, `name-2`, … that no publication of the kind has. */
async function freeSlug(sql: Sql, kind: string, name: string): Promise<string> {
  const rows = await sql.rows<{ slug: string }>(
    'SELECT slug FROM publications WHERE kind = ? AND (slug = ? OR slug LIKE ?)',
    [kind, name, `${name}-%`],
  )
  const taken = new Set(rows.map(({ slug }) => slug))
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}-${number}`)) number += 1
  return `${name}-${number}`
}

async function findFirst(
  { sql, actor }: CommandContext,
  requestKey: string,
): Promise<{ id: number; requestHash: string | null } | null> {
  const [first] = await sql.rows<{ id: number; requestHash: string | null }>(
    'SELECT id, request_hash AS requestHash FROM publications WHERE created_by = ? AND request_key = ?',
    [actor.accountId, requestKey],
  )
  return first ?? null
}
