import { AppError } from '#shared/domain/kernel/errors.ts'
import { streetName } from '#shared/domain/publications/rules.ts'
import type { Audience, Place, SetAudienceInput } from '#shared/domain/publications/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'
import { countPublicChange } from '#server/platform/database/public-versions.ts'
import type { CommandContext } from '#server/platform/trpc/context.ts'
import { readAudience, titleOf } from '../queries.ts'
import { checkMayChange } from '../policy.ts'
import { checkSeenPublication, holdPublication, touchPublication } from '../stored.ts'

/**
 * Says whom a publication is for and which places it is about. Of what was approved already only those who publish may
 * change it. Locks the publication. Refuses with `publication.not-found`, `row.stale`, `permission.missing`,
 * `publication.group-unknown` and `client.not-found`.
 */
export async function setAudience(ctx: CommandContext, input: SetAudienceInput): Promise<void> {
  const { sql, actor } = ctx
  const { publicationId, audience, places } = input
  const publication = await holdPublication(sql, publicationId)
  await checkSeenPublication(sql, publication, input.version)
  checkMayChange(actor, publication)
  await checkKnown(sql, audience)
  const before = await readAudience(sql, publication)
  await writeAudience(sql, publicationId, audience)
  await writePlaces(sql, publicationId, places)
  await touchPublication(sql, publicationId, {
    ...{ accountId: actor.accountId, at: toStored(ctx.now()) },
    set: { audience_kind: audience.kind },
  })
  const title = await titleOf(sql, publicationId)
  const after = { audience, places }
  await ctx.append('publication.audience-set', {
    ...{ publicationId, kind: publication.kind, title },
    before: { ...before },
    after,
  })
  if (publication.firstEffectiveAt !== null) await countPublicChange(sql, 'publications')
}

async function checkKnown(sql: Sql, { groupIds, staffGroupIds, clientIds }: Audience): Promise<void> {
  const wanted = [
    { ids: groupIds, select: "SELECT id FROM account_groups WHERE kind = 'client' AND id IN (?)" },
    { ids: staffGroupIds, select: "SELECT id FROM account_groups WHERE kind = 'staff' AND id IN (?)" },
    { ids: clientIds, select: 'SELECT id FROM clients WHERE id IN (?)' },
  ]
  for (const { ids, select } of wanted) {
    if (ids.length === 0) continue
    const found = await sql.rows(select, [ids])
    if (found.length < new Set(ids).size)
      throw new AppError(ids === clientIds ? 'client.not-found' : 'publication.group-unknown')
  }
}

async function writeAudience(sql: Sql, publicationId: number, audience: Audience): Promise<void> {
  const of = (kind: string, ids: readonly number[]) =>
    [...new Set(ids)].map((id) => [publicationId, kind, id])
  const rows = [
    ...of('group', audience.groupIds),
    ...of('client', audience.clientIds),
    ...of('staff-group', audience.staffGroupIds),
    ...(audience.byPlace ? of('place', [0]) : []),
  ]
  await sql.query('DELETE FROM publication_audiences WHERE publication_id = ?', [publicationId])
  if (rows.length > 0)
    await sql.query('INSERT INTO publication_audiences (publication_id, kind, ref_id) VALUES ?', [rows])
}

async function writePlaces(sql: Sql, publicationId: number, places: readonly Place[]): Promise<void> {
  await sql.query('DELETE FROM publication_places WHERE publication_id = ?', [publicationId])
  if (places.length > 0)
    await sql.query(
      'INSERT INTO publication_places (publication_id, city, street, street_name, buildings) VALUES ?',
      [
        places.map(({ city, street, buildings }) => [
          publicationId,
          city,
          street,
          streetName(street),
          buildings,
        ]),
      ],
    )
}
