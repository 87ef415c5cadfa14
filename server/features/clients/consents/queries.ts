import { decodeCursor, defaultPageSize, toPage, type Page } from '#shared/domain/kernel/page.ts'
import {
  consentKinds,
  type ConsentEntry,
  type ConsentHistoryInput,
  type ConsentKind,
  type Consents,
} from '#shared/domain/clients/consents.ts'
import { has, nameOf } from '#server/platform/auth/actor.ts'
import { toInstant } from '#server/platform/database/connection.ts'
import type { QueryContext } from '#server/platform/trpc/context.ts'
import { checkClient, reachesClient } from '../reach.ts'
import { clientScope } from '../scope.ts'

type Reading = Pick<QueryContext, 'sql' | 'actor'>

interface StoredConsent {
  id: number
  kind: ConsentKind
  isGiven: number
  source: 'desk' | 'portal'
  note: string
  firstName: string | null
  lastName: string | null
  decidedAt: string
}

const columns = `s.id, s.kind, s.is_given AS isGiven, s.source, s.note, a.first_name AS firstName,
  a.last_name AS lastName, s.decided_at AS decidedAt`

/** What a client agreed to, as it holds now; refuses with `client.not-found`. */
export async function getConsents(ctx: Reading, clientId: number): Promise<Consents> {
  await checkClient(ctx, clientId, 'my-data')
  const found = await ctx.sql.rows<StoredConsent>(
    `SELECT ${columns} FROM client_consents s LEFT JOIN accounts a ON a.id = s.decided_by
     WHERE s.id IN (SELECT MAX(l.id) FROM client_consents l WHERE l.client_id = ? GROUP BY l.kind)`,
    [clientId],
  )
  const last = new Map(found.map((row) => [row.kind, present(ctx)(row)]))
  return {
    kinds: consentKinds.map((kind) => ({ kind, last: last.get(kind) ?? null })),
    can: { set: ctx.actor.kind === 'staff' ? has(ctx.actor, 'client.edit') : await isOwn(ctx, clientId) },
  }
}

/** Every decision of a client, newest first. */
export async function listConsentHistory(
  ctx: Reading,
  input: ConsentHistoryInput,
): Promise<Page<ConsentEntry>> {
  const { clientId, limit = defaultPageSize } = input
  const [before = null] = input.cursor ? decodeCursor(input.cursor, 1) : []
  const scope = clientScope(ctx.actor, 's.client_id', 'my-data')
  const found = await ctx.sql.rows<StoredConsent>(
    `SELECT ${columns} FROM client_consents s FORCE INDEX (ix_client_consents_client)
       LEFT JOIN accounts a ON a.id = s.decided_by
     WHERE s.client_id = ? AND ${before === null ? 'TRUE' : 's.id < ?'} AND ${scope.sql}
     ORDER BY s.id DESC LIMIT ?`,
    [clientId, ...(before === null ? [] : [before]), ...scope.values, limit + 1],
  )
  return toPage(found, limit, { row: present(ctx), keys: (row) => [row.id] })
}

/** Whether the account is the client's own: a delegate sees consents but does not give them for somebody else. */
function isOwn(ctx: Reading, clientId: number): Promise<boolean> {
  return reachesClient(ctx, clientId, { use: 'own' })
}

/** Clients read who decided at the desk as "the office", and no notes of it. */
function present({ actor }: Reading): (row: StoredConsent) => ConsentEntry {
  const isStaff = actor.kind === 'staff'
  return ({ id, kind, isGiven, source, note, firstName, lastName, decidedAt }) => ({
    ...{ id, kind, isGiven: isGiven === 1, source, at: toInstant(decidedAt) },
    note: isStaff ? note : '',
    byName:
      lastName !== null && (isStaff || source === 'portal')
        ? nameOf({ firstName: firstName ?? '', lastName })
        : null,
  })
}
