import { AppError } from '#shared/domain/kernel/errors.ts'
import {
  decodeCursor,
  defaultPageSize,
  toPage,
  type Page,
  type PageInput,
} from '#shared/domain/kernel/page.ts'
import type { SendingRow } from '#shared/domain/documents/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toInstantOrNull, toStored, type Sql } from '#server/platform/database/connection.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { Kind } from './kinds.ts'

interface NewSending {
  readonly how: 'group' | 'list'
  readonly group: { readonly id: number; readonly pl: string; readonly en: string } | null
  readonly kind: Kind
  readonly title: string
  readonly note: string
  readonly recipients: number
  readonly files: number
  readonly requestKey: string
  readonly hash: string
}

/** Writes down what is sent to many and tells that it has begun; answers its id. */
export async function insertSending(ctx: CommandContext, sending: NewSending): Promise<number> {
  const { how, group, kind, title, note, recipients, files, requestKey, hash } = sending
  const { insertId } = await ctx.sql.query(
    `INSERT INTO document_sendings (how, group_id, group_name_pl, group_name_en, kind_id, title, note, recipients,
       created_by, request_key, request_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[how, group?.id ?? null, group?.pl ?? null, group?.en ?? null, kind.id, title, note, recipients],
      ...[ctx.actor.accountId, requestKey, hash, toStored(ctx.now())],
    ],
  )
  await ctx.append('document.sending-begun', {
    ...{ sendingId: insertId, how, groupId: group?.id ?? null, kind: kind.code },
    ...{ title, recipients, files },
  })
  return insertId
}

/** What an earlier try of the same account under this key has begun, or null. */
export async function findFirstSending(
  { sql, actor }: CommandContext,
  requestKey: string,
): Promise<{ id: number; requestHash: string } | null> {
  const [first] = await sql.rows<{ id: number; requestHash: string }>(
    'SELECT id, request_hash AS requestHash FROM document_sendings WHERE created_by = ? AND request_key = ?',
    [actor.accountId, requestKey],
  )
  return first ?? null
}

interface StoredSending extends Omit<SendingRow, 'groupName' | 'kind' | 'createdByName'> {
  groupPl: string | null
  groupEn: string | null
  kindCode: string
  kindPl: string
  kindEn: string
  firstName: string
  lastName: string
}

const select = `SELECT STRAIGHT_JOIN s.id, s.how, s.group_name_pl AS groupPl, s.group_name_en AS groupEn,
  k.code AS kindCode, k.name_pl AS kindPl, k.name_en AS kindEn, s.title, s.recipients, s.delivered, s.opened,
  s.created_at AS createdAt, a.first_name AS firstName, a.last_name AS lastName, s.finished_at AS finishedAt
  FROM document_sendings s JOIN document_kinds k ON k.id = s.kind_id JOIN accounts a ON a.id = s.created_by`

/** What was sent to many, the newest first. */
export async function listSendings(sql: Sql, input: PageInput): Promise<Page<SendingRow>> {
  const limit = input.limit ?? defaultPageSize
  const [before] = input.cursor ? decodeCursor(input.cursor, 1) : [null]
  if (before !== null && typeof before !== 'number') throw new AppError('page.cursor-invalid')
  const found = await sql.rows<StoredSending>(
    `${select} ${before === null ? '' : 'WHERE s.id < ?'} ORDER BY s.id DESC LIMIT ?`,
    [...(before === null ? [] : [before]), limit + 1],
  )
  return toPage(found, limit, { row: present, keys: ({ id }) => [id] })
}

/** One of them, just begun. */
export async function getSending(sql: Sql, id: number): Promise<SendingRow> {
  const [found] = await sql.rows<StoredSending>(`${select} WHERE s.id = ?`, [id])
  if (!found) throw new AppError('document.not-found')
  return present(found)
}

function present(row: StoredSending): SendingRow {
  const { groupPl, groupEn, kindCode, kindPl, kindEn, firstName, lastName, ...rest } = row
  return {
    ...rest,
    groupName: groupPl === null || groupEn === null ? null : { pl: groupPl, en: groupEn },
    kind: { code: kindCode, name: { pl: kindPl, en: kindEn } },
    createdByName: nameOf({ firstName, lastName }),
    createdAt: toInstant(row.createdAt),
    finishedAt: toInstantOrNull(row.finishedAt),
  }
}
