import { AppError } from '#shared/domain/kernel/errors.ts'
import {
  decodeCursor,
  defaultPageSize,
  toPage,
  type Page,
  type PageInput,
} from '#shared/domain/kernel/page.ts'
import type { SendingRow, SendingState } from '#shared/domain/documents/schema.ts'
import { nameOf } from '#server/platform/auth/actor.ts'
import { toInstant, toStored, type Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import type { Kind } from './kinds/queries.ts'

interface NewSending {
  readonly how: 'group' | 'list'
  readonly group: { readonly id: number; readonly pl: string; readonly en: string } | null
  readonly withGroupsBelow: boolean
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
  const { how, group, withGroupsBelow, kind, title, note, recipients, files, requestKey, hash } = sending
  const { insertId } = await ctx.sql.query(
    `INSERT INTO document_sendings (how, group_id, group_name_pl, group_name_en, with_groups_below, kind_id, title,
       note, recipients, created_by, request_key, request_hash, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[how, group?.id ?? null, group?.pl ?? null, group?.en ?? null, withGroupsBelow, kind.id, title],
      ...[note, recipients, ctx.actor.accountId, requestKey, hash, toStored(ctx.now())],
    ],
  )
  await ctx.append('document.sending-begun', {
    ...{ sendingId: insertId, how, groupId: group?.id ?? null, withGroupsBelow, kind: kind.code },
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

interface StoredSending {
  id: number
  how: SendingRow['how']
  groupPl: string | null
  groupEn: string | null
  withGroupsBelow: number
  kindCode: string
  kindPl: string
  kindEn: string
  title: string
  recipients: number
  delivered: number
  opened: number
  withdrawn: number
  createdAt: string
  firstName: string
  lastName: string
  finishedAt: string | null
  stoppedAt: string | null
  withdrawalAt: string | null
  withdrawerFirstName: string | null
  withdrawerLastName: string | null
  withdrawalReason: string | null
  withdrawalKeepsOpened: number | null
  withdrawalTotal: number | null
  withdrawalEndedAt: string | null
  version: number
}

const select = `SELECT STRAIGHT_JOIN s.id, s.how, s.group_name_pl AS groupPl, s.group_name_en AS groupEn,
  s.with_groups_below AS withGroupsBelow, k.code AS kindCode, k.name_pl AS kindPl, k.name_en AS kindEn, s.title,
  s.recipients, s.delivered, s.opened, s.withdrawn, s.created_at AS createdAt, a.first_name AS firstName,
  a.last_name AS lastName, s.finished_at AS finishedAt, s.stopped_at AS stoppedAt, s.withdrawal_at AS withdrawalAt,
  w.first_name AS withdrawerFirstName, w.last_name AS withdrawerLastName, s.withdrawal_reason AS withdrawalReason,
  s.withdrawal_keeps_opened AS withdrawalKeepsOpened, s.withdrawal_total AS withdrawalTotal,
  s.withdrawal_ended_at AS withdrawalEndedAt, s.version
  FROM document_sendings s JOIN document_kinds k ON k.id = s.kind_id JOIN accounts a ON a.id = s.created_by
  LEFT JOIN accounts w ON w.id = s.withdrawal_by`

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

/** One of them. Refuses with `document.not-found`. */
export async function getSending(sql: Sql, id: number): Promise<SendingRow> {
  const [found] = await sql.rows<StoredSending>(`${select} WHERE s.id = ?`, [id])
  if (!found) throw new AppError('document.not-found')
  return present(found)
}

/** A sending as a change of it decides about it; instants in the database's form. */
export interface HeldSending {
  readonly id: number
  readonly title: string
  readonly recipients: number
  readonly delivered: number
  readonly withdrawn: number
  readonly finishedAt: string | null
  readonly stoppedAt: string | null
  readonly withdrawalAt: string | null
  readonly withdrawalBy: number | null
  readonly withdrawalReason: string | null
  readonly withdrawalKeepsOpened: number | null
  readonly withdrawalEndedAt: string | null
  readonly version: number
}

/** Holds one sending; while it is held, no further document of it is made. Refuses with `document.not-found`. */
export async function holdSending(sql: Sql, id: number): Promise<HeldSending> {
  const [sending] = await heldRows<HeldSending>(
    sql,
    `SELECT id, title, recipients, delivered, withdrawn, finished_at AS finishedAt, stopped_at AS stoppedAt,
       withdrawal_at AS withdrawalAt, withdrawal_by AS withdrawalBy, withdrawal_reason AS withdrawalReason,
       withdrawal_keeps_opened AS withdrawalKeepsOpened, withdrawal_ended_at AS withdrawalEndedAt, version
     FROM document_sendings WHERE id = ?`,
    [id],
  )
  if (!sending) throw new AppError('document.not-found')
  return sending
}

function present(row: StoredSending): SendingRow {
  const { groupPl, groupEn, withdrawn, delivered } = row
  const state = stateOf(row)
  return {
    ...{ id: row.id, how: row.how, title: row.title, version: row.version, state },
    groupName: groupPl === null || groupEn === null ? null : { pl: groupPl, en: groupEn },
    withGroupsBelow: row.withGroupsBelow === 1,
    kind: { code: row.kindCode, name: { pl: row.kindPl, en: row.kindEn } },
    ...{ recipients: row.recipients, delivered, opened: row.opened, withdrawn },
    createdAt: toInstant(row.createdAt),
    createdByName: nameOf(row),
    withdrawal: withdrawalOf(row),
    can: {
      stop: state === 'running',
      withdraw: state === 'running' || (state !== 'withdrawing' && withdrawn < delivered),
    },
  }
}

function stateOf(row: StoredSending): SendingState {
  if (row.withdrawalAt !== null && row.withdrawalEndedAt === null) return 'withdrawing'
  if (row.finishedAt === null) return 'running'
  if (row.withdrawn > 0 && row.withdrawn >= row.delivered) return 'withdrawn'
  if (row.withdrawn > 0 && row.withdrawalAt !== null) return 'partly-withdrawn'
  return row.stoppedAt === null ? 'finished' : 'stopped'
}

function withdrawalOf(row: StoredSending): SendingRow['withdrawal'] {
  if (row.withdrawalAt === null) return null
  return {
    at: toInstant(row.withdrawalAt),
    byName: nameOf({ firstName: row.withdrawerFirstName ?? '', lastName: row.withdrawerLastName ?? '' }),
    reason: row.withdrawalReason ?? '',
    keepsOpened: row.withdrawalKeepsOpened === 1,
    total: row.withdrawalTotal ?? 0,
  }
}
