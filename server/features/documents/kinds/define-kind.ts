import { fold } from '#shared/domain/clients/search-terms.ts'
import { mostKinds, type DefineKindInput } from '#shared/domain/documents/kinds.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { toStored } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { checkRepeat, requestHash } from '#server/platform/database/request-keys.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { listKinds } from './queries.ts'

/**
 * Gives documents a new kind, behind the others; what clients send of it becomes a task like the rest. A repeat with the
 * same key answers the first one's. Locks the kinds. Refuses with `document-kind.too-many`, `document-kind.name-taken`,
 * `document-kind.nobody-sends` and `request.key-reused`.
 */
export async function defineKind(ctx: CommandContext, input: DefineKindInput): Promise<void> {
  const { actor, sql } = ctx
  const known = await listKinds(sql, heldRows)
  const hash = requestHash(input)
  const [repeated] = await sql.rows<{ requestHash: string }>(
    'SELECT request_hash AS requestHash FROM document_kinds WHERE created_by = ? AND request_key = ?',
    [actor.accountId, input.requestKey],
  )
  if (repeated) return checkRepeat(repeated, hash)
  if (known.filter(({ isRetired }) => !isRetired).length >= mostKinds)
    throw new AppError('document-kind.too-many', { most: mostKinds })
  checkSenders(input)
  const { name, clientsMaySend, officeMaySend } = input
  const code = codeOf(
    name.pl,
    known.map((kind) => kind.code),
  )
  const now = toStored(ctx.now())
  const { insertId } = await sql.query(
    `INSERT INTO document_kinds (code, name_pl, name_en, clients_may_send, office_may_send, task_type_id, position,
       created_by, request_key, request_hash, created_at, updated_at)
     SELECT ?, ?, ?, ?, ?, (SELECT id FROM task_types WHERE code = 'document'), COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, ?
     FROM document_kinds`,
    [
      ...[code, name.pl, name.en, clientsMaySend, officeMaySend],
      ...[actor.accountId, input.requestKey, hash, now, now],
    ],
  )
  await ctx.append('document-kind.defined', {
    ...{ kindId: insertId, version: 0, name: name.pl },
    ...{ clientsMaySend, officeMaySend },
  })
}

/** Refuses with `document-kind.nobody-sends`: a kind that is not wanted any more is taken out of use. */
export function checkSenders(input: Pick<DefineKindInput, 'clientsMaySend' | 'officeMaySend'>): void {
  if (!input.clientsMaySend && !input.officeMaySend) throw new AppError('document-kind.nobody-sends')
}

/** What the log and the settings of portlets call a kind, whatever it is named later: its first name in plain letters. */
function codeOf(name: string, taken: readonly string[]): string {
  const plain = fold(name).match(/[a-z0-9]+/g) ?? []
  const start = plain.join('-').slice(0, 32) || 'kind'
  let code = start
  for (let next = 2; taken.includes(code); next += 1) code = `${start}-${next}`
  return code
}
