import type { PublicationKind } from '#shared/domain/publications/schema.ts'
import { toStored, type Sql } from '#server/platform/database/connection.ts'

/** A publication as its rows stand, written past the commands so that any state can be had at once. Hours from `base`. */
export interface PlannedRows {
  readonly kind?: PublicationKind
  readonly slug?: string
  readonly windows?: readonly (readonly [number, number | null])[]
  readonly approvedAt?: number | null
  readonly withdrawn?: boolean
  readonly open?: 'draft' | 'in-review'
  readonly works?: readonly [number, number | null]
  readonly audience?: readonly (readonly ['group' | 'client' | 'staff-group' | 'place', number])[]
  readonly places?: readonly (readonly [city: string, street: string])[]
  /** Where its text leads. */
  readonly links?: readonly string[]
}

const inHours = (base: Date, hours: number) => toStored(new Date(base.getTime() + hours * 3_600_000))

function bodyWith(links: readonly string[]): string {
  const content = links.map((href) => ({
    type: 'text',
    text: 'tutaj',
    marks: [{ type: 'link', attrs: { href } }],
  }))
  return JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content }] })
}

let lastSlug = 0

/** Makes one and answers its id. */
export async function makePlanned(
  sql: Sql,
  by: { accountId: number; base: Date },
  rows: PlannedRows,
): Promise<number> {
  const { kind = 'notice', windows = [], approvedAt = -100, open, works, audience, places = [] } = rows
  const at = (hours: number) => inHours(by.base, hours)
  const approved = approvedAt === null ? null : at(approvedAt)
  lastSlug += 1
  const { insertId } = await sql.query(
    `INSERT INTO publications (kind, slug, audience_kind, plans, first_effective_at, withdrawn_at, created_by, created_at,
       updated_by, updated_at) VALUES (?, ?, ?, '[]', ?, ?, ?, ?, ?, ?)`,
    [
      ...[kind, rows.slug ?? `nr-${String(lastSlug)}`, audience ? 'chosen' : 'everyone', approved],
      ...[rows.withdrawn ? at(0) : null, by.accountId, at(0), by.accountId, at(0)],
    ],
  )
  const states = [
    ...(approved === null ? [] : (['approved'] as const)),
    ...(open || approved === null ? [open ?? 'draft'] : []),
  ]
  for (const [index, state] of states.entries())
    await sql.query(
      `INSERT INTO publication_versions (publication_id, number, state, is_open, effective_from_at, title_pl, title_en,
         summary_pl, summary_en, body_pl, body_en, outage, works_from_at, works_until_at, saved_by, saved_at)
       VALUES (?, ?, ?, ?, ?, ?, '', '', '', ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[
          insertId,
          index + 1,
          state,
          state === 'approved' ? null : 1,
          state === 'approved' ? approved : null,
        ],
        ...[`Tytuł ${String(insertId)}`, bodyWith(rows.links ?? []), bodyWith([])],
        ...[works ? 'planned' : 'none', works ? at(works[0]) : null],
        ...[works && works[1] !== null ? at(works[1]) : null, by.accountId, at(0)],
      ],
    )
  for (const [from, until] of windows)
    await sql.query(
      'INSERT INTO publication_windows (publication_id, kind, from_at, until_at) VALUES (?, ?, ?, ?)',
      [insertId, kind, at(from), until === null ? '9999-12-31 00:00:00.000' : at(until)],
    )
  for (const [who, id] of audience ?? [])
    await sql.query('INSERT INTO publication_audiences (publication_id, kind, ref_id) VALUES (?, ?, ?)', [
      insertId,
      who,
      id,
    ])
  for (const [city, street] of places)
    await sql.query(
      `INSERT INTO publication_places (publication_id, city, street, street_name, buildings) VALUES (?, ?, ?, ?, '')`,
      [insertId, city, street, street.replace('ul. ', '')],
    )
  return insertId
}
