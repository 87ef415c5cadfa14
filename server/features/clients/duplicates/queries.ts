import {
  duplicateReasons,
  type DuplicateGroup,
  type DuplicateReason,
  type ListDuplicatesInput,
} from '#shared/domain/clients/merge.ts'
import { addressLine, maskedPesel } from '#shared/domain/clients/rules.ts'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page } from '#shared/domain/kernel/page.ts'
import { has, nameOf } from '#server/platform/auth/actor.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { clientScope } from '../scope.ts'
import { keysOf, type Comparable } from './keys.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

const defaultGroups = 20

interface Placed {
  readonly rank: number
  readonly firstId: number
  readonly clientId: number
}

interface Stored extends Comparable {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly street: string
  readonly building: string
  readonly flat: string
  readonly postalCode: string
  readonly city: string
  readonly caretakerFirstName: string | null
  readonly caretakerLastName: string | null
  readonly createdAt: string
}

/** A page of groups of clients that look alike, those with the strongest reason first, then the oldest record. */
export async function listDuplicates(
  ctx: Reading,
  input: ListDuplicatesInput,
): Promise<Page<DuplicateGroup>> {
  const { limit = defaultGroups } = input
  const groups = await readGroups(ctx, input.cursor ?? null, limit)
  const shown = [...groups.values()].slice(0, limit)
  const clients = await readClients(ctx, shown.flat())
  const last = shown.at(-1)?.at(-1)
  return {
    rows: shown.flatMap((group) => present(ctx, group, clients) ?? []),
    nextCursor:
      groups.size > limit && last !== undefined
        ? encodeCursor([last.rank, last.firstId, last.clientId])
        : null,
  }
}

/** The next groups, at least one more than asked for when there are so many; only the last one may be cut. */
async function readGroups(
  ctx: Reading,
  cursor: string | null,
  limit: number,
): Promise<Map<string, Placed[]>> {
  const placed: Placed[] = []
  const most = 3 * (limit + 1)
  let after = cursor === null ? null : placeIn(cursor)
  for (;;) {
    const chunk: Placed[] = await ctx.sql.rows<Placed>(
      `SELECT d.reason AS \`rank\`, d.first_id AS firstId, d.client_id AS clientId FROM client_duplicates d
       ${after === null ? '' : 'WHERE d.reason > ? OR (d.reason = ? AND (d.first_id > ? OR (d.first_id = ? AND d.client_id > ?)))'}
       ORDER BY d.reason, d.first_id, d.client_id LIMIT ?`,
      [...(after ? [after.rank, after.rank, after.firstId, after.firstId, after.clientId] : []), most],
    )
    placed.push(...chunk)
    after = chunk.at(-1) ?? after
    const groups = Map.groupBy(placed, ({ rank, firstId }) => `${rank}-${firstId}`)
    if (chunk.length < most || groups.size > limit) return groups
  }
}

function placeIn(cursor: string): Placed {
  const [rank, firstId, clientId] = decodeCursor(cursor, 3)
  if (typeof rank !== 'number' || typeof firstId !== 'number' || typeof clientId !== 'number')
    throw new AppError('page.cursor-invalid')
  return { rank, firstId, clientId }
}

async function readClients(ctx: Reading, placed: readonly Placed[]): Promise<Map<number, Stored>> {
  if (placed.length === 0) return new Map()
  const scope = clientScope(ctx.actor, 'c.id')
  const rows = await ctx.sql.rows<Stored>(
    `SELECT c.id, c.number, c.display_name AS name, c.kind, c.first_name AS firstName, c.last_name AS lastName,
       c.company_name AS companyName, c.nip, c.regon, c.pesel, c.email, c.phone, c.street, c.building, c.flat,
       c.postal_code AS postalCode, c.city, a.first_name AS caretakerFirstName, a.last_name AS caretakerLastName,
       c.created_at AS createdAt
     FROM clients c LEFT JOIN accounts a ON a.id = c.caretaker_id WHERE c.id IN (?) AND ${scope.sql}`,
    [[...new Set(placed.map(({ clientId }) => clientId))], ...scope.values],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** One group as it is shown; null when of its clients only one is left since the page was read. */
function present(
  { actor }: Reading,
  group: readonly Placed[],
  clients: ReadonlyMap<number, Stored>,
): DuplicateGroup | null {
  const members = group.flatMap(({ clientId }) => clients.get(clientId) ?? [])
  const [first] = members
  const reason = duplicateReasons[group[0]?.rank ?? 0]
  if (members.length < 2 || !first || !reason) return null
  const value = {
    ...{ nip: first.nip, regon: first.regon, email: first.email ?? '' },
    pesel: has(actor, 'client.edit') ? first.pesel : maskedPesel(first.pesel),
    'phone-and-name': `${first.phone}, ${first.name}`,
  }[reason]
  return {
    key: `${reason}-${group[0]?.firstId ?? 0}`,
    reason,
    value,
    clients: members.map((client) => ({
      ...{ id: client.id, number: client.number, name: client.name, address: addressLine(client) },
      caretakerName:
        client.caretakerLastName === null
          ? null
          : nameOf({ firstName: client.caretakerFirstName ?? '', lastName: client.caretakerLastName }),
      createdAt: toInstant(client.createdAt),
      reasons: reasonsOf(client, members),
    })),
  }
}

/** What a client shares with any other of its group. */
function reasonsOf(client: Stored, members: readonly Stored[]): DuplicateReason[] {
  const others = new Set(
    members.filter(({ id }) => id !== client.id).flatMap((other) => keysOf(other).map(comparable)),
  )
  return keysOf(client)
    .filter((key) => others.has(comparable(key)))
    .map(({ reason }) => reason)
}

const comparable = ({ reason, values }: ReturnType<typeof keysOf>[number]): string =>
  [reason, ...values].join('\n').toLocaleLowerCase('pl')
