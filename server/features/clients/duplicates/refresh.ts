import { mostAlike } from '#shared/domain/clients/merge.ts'
import type { Sql } from '#server/platform/database/connection.ts'
import { heldRows } from '#server/platform/database/held-rows.ts'
import { keysOf, lookups, rankOf, type Comparable, type DuplicateKey } from './keys.ts'

interface Member extends Comparable {
  readonly id: number
  readonly parentId: number | null
}

/**
 * Brings the groups of possible duplicates up to date in the transaction that changed a client, by what it shared
 * before and what it may share now. Locks the clients that share any of it.
 */
export async function refreshDuplicates(
  sql: Sql,
  clientId: number,
  { before, after }: { before: readonly DuplicateKey[]; after: readonly DuplicateKey[] },
): Promise<void> {
  const kept = new Set(after.map(nameOf))
  const left = before.filter((key) => !kept.has(nameOf(key)))
  if (left.length > 0)
    await sql.query('DELETE FROM client_duplicates WHERE client_id = ? AND reason IN (?)', [
      clientId,
      left.map(({ reason }) => rankOf(reason)),
    ])
  const done = new Set<string>()
  for (const key of inOrder([...before, ...after])) {
    if (done.has(nameOf(key))) continue
    done.add(nameOf(key))
    const members = await membersOf(sql, key)
    await writeGroup(sql, rankOf(key.reason), members)
    // A group that has just become too large, or small enough, lets weaker ones within it be seen, or hides them.
    if (members.length < mostAlike || members.length > mostAlike + 1) continue
    for (const weaker of inOrder(members.flatMap(keysOf))) {
      if (done.has(nameOf(weaker)) || rankOf(weaker.reason) <= rankOf(key.reason)) continue
      done.add(nameOf(weaker))
      await writeGroup(sql, rankOf(weaker.reason), await membersOf(sql, weaker))
    }
  }
}

/** The stronger reasons first: what is written for them decides whether weaker ones say anything new. */
function inOrder(keys: readonly DuplicateKey[]): DuplicateKey[] {
  return keys.toSorted((a, b) => rankOf(a.reason) - rankOf(b.reason))
}

const nameOf = ({ reason, values }: DuplicateKey): string => JSON.stringify([reason, ...values])

/** The clients that share a key, a few more than can be a group. */
async function membersOf(sql: Sql, { reason, values }: DuplicateKey): Promise<Member[]> {
  const { index, sql: condition } = lookups[reason]
  const held = await heldRows<{ id: number }>(
    sql,
    `SELECT c.id FROM clients c FORCE INDEX (${index}) WHERE ${condition} ORDER BY c.id LIMIT ${mostAlike + 2}`,
    values,
  )
  if (held.length === 0) return []
  return sql.rows<Member>(
    `SELECT c.id, c.parent_id AS parentId, c.kind, c.first_name AS firstName, c.last_name AS lastName,
       c.company_name AS companyName, c.nip, c.regon, c.pesel, c.email, c.phone
     FROM clients c WHERE c.id IN (?) ORDER BY c.id`,
    [held.map(({ id }) => id)],
  )
}

async function writeGroup(sql: Sql, rank: number, members: readonly Member[]): Promise<void> {
  if (members.length === 0) return
  const all = members.map(({ id }) => id)
  const ids = await alikeOf(sql, rank, members)
  const [first = 0] = ids
  const stored = await sql.rows<{ firstId: number; clientId: number }>(
    `SELECT first_id AS firstId, client_id AS clientId FROM client_duplicates
     WHERE client_id IN (?) AND reason = ? ORDER BY client_id`,
    [all, rank],
  )
  const isSame =
    stored.length === ids.length &&
    stored.every((row, index) => row.firstId === first && row.clientId === ids[index])
  if (isSame) return
  await sql.query('DELETE FROM client_duplicates WHERE client_id IN (?) AND reason = ?', [all, rank])
  if (ids.length > 0)
    await sql.query('INSERT INTO client_duplicates (reason, first_id, client_id) VALUES ?', [
      ids.map((id) => [rank, first, id]),
    ])
}

/** Those of a group who look like another one of it: not related, not told apart, and not together in a stronger group. */
async function alikeOf(sql: Sql, rank: number, members: readonly Member[]): Promise<number[]> {
  if (members.length < 2 || members.length > mostAlike) return []
  const all = members.map(({ id }) => id)
  const apart = await sql.rows<{ clientId: number; otherId: number }>(
    `SELECT client_id AS clientId, other_id AS otherId FROM client_distinctions
     WHERE client_id IN (?) AND other_id IN (?)`,
    [all, all],
  )
  const isApart = (a: Member, b: Member) =>
    apart.some((pair) => pair.clientId === Math.min(a.id, b.id) && pair.otherId === Math.max(a.id, b.id))
  const ids = members
    .filter((one) =>
      members.some((other) => other.id !== one.id && !areRelated(one, other) && !isApart(one, other)),
    )
    .map(({ id }) => id)
  if (ids.length === 0 || rank === 0) return ids
  const covering = await sql.rows(
    `SELECT reason FROM client_duplicates WHERE client_id IN (?) AND reason < ?
     GROUP BY reason, first_id HAVING COUNT(*) = ? LIMIT 1`,
    [ids, rank, ids.length],
  )
  return covering.length > 0 ? [] : ids
}

/** A branch and its head office, or two branches of one, share their numbers on purpose. */
function areRelated(a: Member, b: Member): boolean {
  return a.parentId === b.id || b.parentId === a.id || (a.parentId !== null && a.parentId === b.parentId)
}
